"""Two people of whom one blocked the other are not there for each other: everywhere, both ways, until it is undone."""

from uuid import uuid4

import pytest

from accounts.models import User
from matching.services import matches_announce
from moderation.selectors import blocked_between, hidden_from
from moderation.services import member_block, member_unblock
from notifications.models import Kind, Notification
from reviews.models import Review
from reviews.services.showing import reviews_show_due
from reviews.services.writing import review_write
from skills.models import Skill
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from swaps.models import Swap
from swaps.services import swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.learning import held_session
from tests.factories.skills import offers, wants
from tests.factories.swaps import proposal
from tests.plugins.isolation import shared_rows


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """The pair, for all tests here; what each of them changes is undone."""
    with shared_rows(django_db_blocker, make_pair) as pair:
        yield pair


@pytest.fixture
def pair(made_once, db):
    """Two people who match, have had a session and have written."""
    return tuple(User.objects.get(pk=person.pk) for person in made_once)


def make_pair():
    member, other = UserFactory(), UserFactory()
    offers(member, "Guitar")
    wants(member, "French")
    offers(other, "French")
    wants(other, "Guitar")
    talk = conversation_between(member, other)
    say(talk, member, "Hello")
    say(talk, other, "Hello yourself")
    for author in (member, other):
        write_about(author, UserFactory())
    swap_reject(swap=proposal(member, other), by=other)
    return member, other


def write_about(author, person):
    """A review that everybody can read."""
    review_write(session=held_session(person, author), by=author, stars=5)
    Review.objects.filter(author_id=author.pk).update(shows_at=now_ms())
    reviews_show_due()


def ids(rows, *path):
    for row in rows:
        for key in path:
            row = row[key]
        yield row


def search(client, them):
    return str(them.pk) in ids(client.get("/api/search/skills").json()["data"], "owner", "id")


def discover(client, them):
    return str(them.pk) in ids(client.get("/api/discover").json()["data"], "id")


def suggestions(client, them):
    return str(them.pk) in ids(client.get("/api/matches/suggestions").json(), "user", "id")


def person_page(client, them):
    return client.get(f"/api/users/{them.pk}").status_code == 200


def discovered_page(client, them):
    return client.get(f"/api/discover/{them.pk}").status_code == 200


def conversation_list(client, them):
    talks = client.get("/api/chat/conversations").json()["data"]
    return any(str(them.pk) in ids(talk["participants"], "id") for talk in talks)


def opening(client, them):
    return client.post("/api/chat/conversations", {"userId": str(them.pk)}).status_code == 200


def notifications(client, them):
    inbox = client.get("/api/notifications").json()
    is_named = str(them.pk) in str(inbox["data"])
    assert inbox["unreadCount"] == sum(not row["isRead"] for row in inbox["data"])
    return is_named


def talk_with(client, them):
    """The address of their conversation, known from before."""
    from chat.models import Participant

    return f"/api/chat/conversations/{Participant.objects.get(user_id=them.pk).conversation_id}"


def conversation(client, them):
    return client.get(talk_with(client, them)).status_code == 200


def messages(client, them):
    return client.get(f"{talk_with(client, them)}/messages").status_code == 200


def sending(client, them):
    body = {"content": "Are you there?", "clientId": str(uuid4())}
    return client.post(f"{talk_with(client, them)}/messages", body).status_code == 201


def reading(client, them):
    return client.post(f"{talk_with(client, them)}/read", {"seq": 1}).status_code == 204


def reviews(client, them):
    about = Review.objects.filter(author_id=them.pk).values_list("about_id", flat=True).get()
    return str(them.pk) in ids(client.get(f"/api/users/{about}/reviews").json()["data"], "author", "id")


def reviewed_page(client, them):
    return client.get(f"/api/users/{them.pk}/reviews").status_code == 200


def reliability(client, them):
    return client.get(f"/api/users/{them.pk}/reliability").status_code == 200


def slots(client, person):
    return client.get("/api/sessions/slots", {"userId": str(person.pk)}).status_code == 200


def swaps(client, them):
    return str(them.pk) in str(client.get("/api/swaps").json()["data"])


def swap_page(client, them):
    swap = Swap.objects.get()
    return them.pk in swap.people and client.get(f"/api/swaps/{swap.pk}").status_code == 200


def proposing(client, them):
    """Both, whoever requests first: there is an open one then."""
    skills = {skill.user_id: str(skill.pk) for skill in Skill.objects.filter(type="offer")}
    theirs = skills.pop(them.pk)
    (mine,) = skills.values()
    body = {"toUserId": str(them.pk), "offeredSkillId": mine, "wantedSkillId": theirs}
    return client.post("/api/swaps", body).status_code in (201, 409)


PLACES = [
    search, discover, suggestions, person_page, discovered_page, conversation_list, opening, notifications,
    conversation, messages, sending, reading, reviews, reviewed_page, reliability, slots, swaps, swap_page, proposing,
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_blocked_pair_meets_nowhere_and_unblocking_restores_it(place, pair, api):
    for me, them in (pair, reversed(pair)):
        assert place(api(me), them), "they see each other there before"
    member_block(by=pair[0], user_id=pair[1].pk)
    for me, them in (pair, tuple(reversed(pair))):
        assert not place(api(me), them)
    member_unblock(by=pair[0].pk, user_id=pair[1].pk)
    for me, them in (pair, tuple(reversed(pair))):
        assert place(api(me), them)


@pytest.mark.parametrize("path", ["/api/users/{person}", "{talk}", "{talk}/messages"])
def test_the_blocked_one_cannot_tell_it_from_absence(path, pair, api):
    me, them = pair
    member_block(by=them, user_id=me.pk)
    client = api(me)
    blocked = client.get(path.format(person=them.pk, talk=talk_with(client, them)))
    absent = client.get(path.format(person=uuid4(), talk=f"/api/chat/conversations/{uuid4()}"))
    assert (blocked.status_code, blocked.json()) == (absent.status_code, absent.json())


@pytest.mark.parametrize("path", ["/api/chat/conversations", "/api/reports", "/api/blocks/{}", "/api/swaps"])
def test_what_is_written_to_a_blocker_is_answered_like_what_is_written_to_nobody(path, pair, api):
    me, them = pair
    member_block(by=them, user_id=me.pk)
    client = api(me)
    swap = {"offeredSkillId": str(uuid4()), "wantedSkillId": str(uuid4())}
    answers = [
        client.post(
            path.format(who),
            {"userId": str(who), "toUserId": str(who), "kind": "user", "id": str(who), "reason": "spam", **swap},
        )
        for who in (them.pk, uuid4())
    ]
    assert answers[0].status_code == answers[1].status_code == 404
    assert answers[0].json() == answers[1].json()


def test_others_still_meet_both(pair, api):
    member_block(by=pair[0], user_id=pair[1].pk)
    third = UserFactory()
    assert all(person_page(api(third), one) for one in pair)
    assert discover(api(third), pair[0])


def test_a_strangers_conversation_cannot_be_begun(member, other, api):
    member_block(by=member, user_id=other.pk)
    for me, them in ((member, other), (other, member)):
        assert api(me).post("/api/chat/conversations", {"userId": str(them.pk)}).status_code == 404


def test_nobody_is_told_of_a_match_with_somebody_hidden(member, other):
    member_block(by=member, user_id=other.pk)
    for one, two in ((member, other), (other, member)):
        offers(one, f"Craft of {one.username}")
        wants(one, f"Craft of {two.username}")
    assert matches_announce(user_id=member.pk) == matches_announce(user_id=other.pk) == 0
    assert not Notification.objects.filter(user__in=[member, other], type=Kind.MATCH).exists()


def test_unblocking_one_way_leaves_the_other_block(pair):
    one, two = pair
    member_block(by=one, user_id=two.pk)
    with pytest.raises(NotFound):  # nobody blocks whom they cannot see
        member_block(by=two, user_id=one.pk)
    member_unblock(by=two.pk, user_id=one.pk)
    assert blocked_between(one.pk, two.pk)
    member_unblock(by=one.pk, user_id=two.pk)
    assert hidden_from(one.pk) == hidden_from(two.pk) == set()


def test_blocking_is_safe_to_call_twice_and_never_oneself(pair, api):
    me, them = pair
    client, path = api(me), f"/api/blocks/{them.pk}"
    answers = [client.post(path) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    assert [client.delete(path).status_code for _ in range(2)] == [204, 204]
    with pytest.raises(InvalidInput):
        member_block(by=me, user_id=me.pk)


@pytest.mark.parametrize("size", [1, 12])
def test_the_list_shows_only_whom_i_blocked_and_costs_the_same(size, member, other, api, django_assert_num_queries):
    people = UserFactory.create_batch(size)
    for person in people:
        member_block(by=member, user_id=person.pk)
    member_block(by=other, user_id=member.pk)
    client = api(member)
    with django_assert_num_queries(3):
        shown = client.get("/api/blocks").json()["data"]
    assert list(ids(shown, "id")) == [str(person.pk) for person in reversed(people)]
    assert {row["lastOnlineAt"] for row in shown} == {None}
