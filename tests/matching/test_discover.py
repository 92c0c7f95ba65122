"""Discover and a person's page."""

import pytest

from accounts.hooks import may_see_private, member_changed
from matching.models import CHANGED, Listing
from matching.services import listings_refresh
from moderation.services import member_block
from skills.services import skill_delete, skill_update, topic_merge, topic_resolve
from tests.factories.accounts import UserFactory
from tests.factories.skills import SkillFactory, offers, wants

CARD = {
    "id", "name", "username", "avatarUrl", "location", "country", "timezone", "languages", "learningStyle",
    "rating", "totalReviews", "reliability", "lastOnlineAt",
}  # fmt: skip


@pytest.fixture
def discover(member, api):
    client = api(member)

    def found(**filters: object) -> list[str]:
        answer = client.get("/api/discover", filters)
        assert answer.status_code == 200, answer.content
        return [person["username"] for person in answer.json()["data"]]

    return found


def change(user, **values):
    for field, value in values.items():
        setattr(user, field, value)
    user.save()
    member_changed(user.pk)


def test_people_who_offer_something_are_found_once_who_joined_last_first(discover, member):
    first, second, third = UserFactory.create_batch(3)
    offers(second, "Guitar", "Piano")
    offers(first, "Guitar")
    wants(third, "Guitar")
    offers(member, "Guitar")
    assert discover() == [second.username, first.username]


def test_each_filter_and_all_together(discover):
    ana = UserFactory(languages=["pt", "en"], rating=4.9)
    ben = UserFactory(languages=["en"], rating=3.0)
    offers(ana, "Guitar", "js")
    offers(ben, "JavaScript", "Yoga")
    assert discover(skill="js") == [ben.username, ana.username]
    assert discover(skill="gui") == [ana.username]
    assert discover(category="sports") == discover(category="Sports") == [ben.username]
    assert discover(language="PT") == [ana.username]
    assert discover(minRating=4) == [ana.username]
    assert discover(minRating=3, language="en") == [ben.username, ana.username]
    assert discover(skill="javascript", category="technology", language="pt", minRating=4.5) == [ana.username]
    assert discover(skill="javascript", category="music") == []
    assert discover(skill="nothing like it") == []


def test_a_text_that_means_several_topics_finds_a_person_once(discover, other):
    offers(other, "Kite building", "Kite flying")
    assert discover(skill="kite") == [other.username]


@pytest.mark.parametrize("skill", ["%", "_", ".*", "\\"])
def test_no_character_of_a_skill_is_a_pattern(discover, other, skill):
    offers(other, "Guitar")
    assert discover(skill=skill) == []


@pytest.mark.parametrize("hidden", [{"visibility": "private"}, {"is_banned": True}, {"is_active": False}])
def test_hidden_people_leave_discover_and_come_back(discover, other, hidden):
    offers(other, "Guitar")
    before = {field: getattr(other, field) for field in hidden}
    change(other, **hidden)
    assert (discover(), list(Listing.objects.all())) == ([], [])
    change(other, **before)
    assert discover(skill="guitar") == [other.username]


def test_somebody_just_hidden_is_not_shown_even_before_the_listings_know(discover, other):
    offers(other, "Guitar")
    other.visibility = "private"
    other.save()
    assert discover() == []


def test_listings_follow_every_change(discover, other):
    (skill,) = offers(other, "Guitar")
    skill_update(skill=skill, by=other, name="Piano")
    assert (discover(skill="guitar"), discover(skill="piano")) == ([], [other.username])
    skill_update(skill=skill, by=other, category="other")
    assert (discover(category="music"), discover(category="other")) == ([], [other.username])
    change(other, languages=["fr"], rating=4.0)
    assert (discover(language="en"), discover(language="fr", minRating=4)) == ([], [other.username])
    skill_delete(skill=skill, by=other)
    assert list(Listing.objects.values_list("key", flat=True)) == ["a"]


def test_listings_follow_a_merged_topic(discover, other, django_capture_on_commit_callbacks):
    offers(other, "Kites")
    source, into = topic_resolve(name="Kites"), topic_resolve(name="Kite building")
    with django_capture_on_commit_callbacks(execute=True):
        topic_merge(source=source, into=into, by=UserFactory(moderator=True))
    assert discover(skill="kite building") == [other.username]


def test_refreshing_again_changes_nothing(other):
    offers(other, "Guitar", "Piano")
    listings = Listing.objects.exclude(key=CHANGED)
    before = sorted(listings.values_list("id", flat=True))
    listings_refresh([other.pk])
    assert sorted(listings.values_list("id", flat=True)) == before


def test_pages_neither_skip_nor_repeat_while_people_come_and_go(member, api):
    client = api(member)
    people = UserFactory.create_batch(11)
    for person in people:
        offers(person, "Kite building", "Kite flying")
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = client.get("/api/discover", {"limit": 3, "skill": "kite", "cursor": cursor}).json()
        seen += [person["username"] for person in answer["data"]]
        cursor = answer["pagination"]["nextCursor"]
        offers(UserFactory(), "Kite building")
        change(next(person for person in people if person.username == seen[-1]), visibility="private")
    assert seen == [person.username for person in reversed(people)]


def test_a_page_is_full_although_blocked_people_are_left_out(member, api):
    shown = []
    for _ in range(3):
        shown.append(SkillFactory(name="Kites").user)
        for skill in SkillFactory.create_batch(2, name="Kites"):
            member_block(by=member, user_id=skill.user_id)
    answer = api(member).get("/api/discover", {"limit": 3, "skill": "kites"}).json()
    assert [person["username"] for person in answer["data"]] == [person.username for person in reversed(shown)]
    assert not answer["pagination"]["hasMore"]


def test_a_found_person_has_card_bio_and_skills_and_no_address(member, other, api):
    change(other, bio="I build kites.")
    offers(other, "Guitar")
    wants(other, "Piano")
    answer = api(member).get("/api/discover")
    (person,) = answer.json()["data"]
    assert set(person) == CARD | {"bio", "skills", "isSaved", "isEmpty", "nextFreeAt", "reasons"}
    assert [skill["name"] for skill in person["skills"]["offer"] + person["skills"]["learn"]] == ["Guitar", "Piano"]
    assert other.email not in answer.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"category": "x"}, {"minRating": 6}, {"minRating": "good"}, {"language": "e"}, {"cursor": "x"}]
)
def test_a_wrong_filter_is_400(member, api, wrong):
    assert api(member).get("/api/discover", wrong).status_code == 400


def test_discover_is_limited_per_member(member, other, api, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "discover": "2 per minute"}
    client = api(member)
    assert [client.get("/api/discover").status_code for _ in range(3)] == [200, 200, 429]
    assert api(other).get("/api/discover").status_code == 200


@pytest.mark.parametrize("path", ["/api/discover/{}", "/api/users/{}"])
def test_a_persons_page_has_the_public_profile(member, other, api, path):
    offers(other, "Guitar")
    answer = api(member).get(path.format(other.pk))
    assert set(answer.json()) == CARD | {
        "bio", "skills", "availabilityNote", "isVerified", "memberSince", "taughtMinutes", "learnedMinutes",
        "responseMinutes", "isSaved", "isDismissed",
    }  # fmt: skip
    assert "email" not in answer.content.decode()


@pytest.mark.parametrize("hidden", [{"is_banned": True}, {"is_active": False}, {"visibility": "private"}])
def test_a_hidden_persons_page_is_404(member, other, api, hidden):
    change(other, **hidden)
    assert api(member).get(f"/api/users/{other.pk}").status_code == 404


def test_a_private_page_opens_for_its_owner_and_for_whom_a_higher_room_lets_in(member, other, api, monkeypatch):
    change(other, visibility="private")
    assert api(other).get(f"/api/users/{other.pk}").status_code == 200
    monkeypatch.setattr(may_see_private, "_handlers", [lambda viewer, owner: (viewer, owner) == (member.pk, other.pk)])
    assert api(member).get(f"/api/users/{other.pk}").status_code == 200
    assert api(UserFactory()).get(f"/api/users/{other.pk}").status_code == 404


@pytest.mark.parametrize("people", [1, 12])
@pytest.mark.parametrize(
    ("path", "queries"), [("/api/discover", 7), ("/api/discover?skill=guitar", 9), ("/api/users/{}", 12)]
)
def test_reading_people_costs_the_same_for_one_or_many(member, api, path, queries, people, django_assert_num_queries):
    skills = SkillFactory.create_batch(people, name="Guitar")
    client = api(member)
    with django_assert_num_queries(queries):
        assert client.get(path.format(skills[0].user_id)).status_code == 200
