"""What a member is told that they could teach: whom it names, when it is silent, and what it costs."""

import datetime as dt

import pytest
import time_machine

from accounts.models import User
from accounts.services import account_delete
from matching.services import person_mark
from moderation.services import member_block, member_unblock
from rings.hints import hints_for
from rings.models import DismissedHint, Ring
from rings.privacy import hints_data
from rings.services import ring_decline, ring_hint_bring_back, ring_hint_dismiss, ring_propose, rings_find_of
from skills.models import Skill, Topic
from skills.services import skill_create
from skillswap.db.fields import now_ms
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.rings import free_people, proposed_ring, seats_for
from tests.factories.skills import offers, wants

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_works")]


@pytest.fixture
def missing():
    """Me, Noor and Ben: I do not teach the lute yet, which Noor wants; she teaches Ben, and he teaches me."""
    me, noor, ben = free_people(3)
    wants(me, "Hint dance")
    wants(noor, "Hint lute")
    offers(noor, "Hint chess")
    wants(ben, "Hint chess")
    offers(ben, "Hint dance")
    return me, noor, ben


def told(me):
    """[(topic, the others in the order of the ring)]"""
    return [
        (hint["name"], [member["user"]["id"] for member in hint["members"][1:]])
        for hint in hints_for(User.objects.get(pk=me.pk).pk)
    ]


def test_who_is_missing_in_a_ring_is_told_for_whom_and_who_takes_the_hint_is_asked(missing):
    me, noor, ben = missing
    (hint,) = [one for one in hints_for(me.pk) if one["name"] == "Hint lute"]
    assert [member["user"]["id"] for member in hint["members"]] == [me.pk, noor.pk, ben.pk]
    assert [member["skill_name"] for member in hint["members"]] == ["Hint lute", "Hint chess", "Hint dance"]
    assert (hint["nobody_teaches"], hint["groups"], hint["level"]) == (True, 1, "intermediate")
    assert rings_find_of(me.pk) == 0
    skill_create(user=me, name="Hint lute", type="offer", level=hint["level"])
    assert rings_find_of(me.pk) == 1
    assert "Hint lute" not in [name for name, _ in told(me)]


def test_what_nobody_teaches_comes_first_and_a_swap_of_two_is_told_too(missing):
    me, _, ben = missing
    assert [name for name, _ in told(me)] == ["Hint lute", "Hint chess"]
    assert told(me)[1] == ("Hint chess", [ben.pk])  # he could learn it from me too, and teaches me


def test_at_most_three_are_told(missing):
    me, _, ben = missing
    for number in range(6):
        wants(ben, f"Hint craft {number}")
    assert len(told(me)) == 3


@pytest.mark.parametrize("who", ["noor", "ben"])
@pytest.mark.parametrize(
    "fact",
    [
        {"visibility": "private"},
        {"is_banned": True},
        {"is_active": False},
        {"is_verified": False},
        {"availability": []},
        {"last_online_at": now_ms() - dt.timedelta(days=31)},
    ],
    ids=lambda fact: next(iter(fact)),
)
def test_nobody_is_named_who_may_not_be_asked(missing, who, fact):
    me, noor, ben = missing
    User.objects.filter(pk=(noor if who == "noor" else ben).pk).update(**fact)
    assert "Hint lute" not in [name for name, _ in told(me)]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 2)])
def test_a_block_or_a_dismissal_between_any_two_silences_it_and_an_unblock_does_not_name_who_it_was(
    missing, pair, turned
):
    one, two = (missing[at] for at in (reversed(pair) if turned else pair))
    me = missing[0]
    member_block(by=one, user_id=two.pk)
    assert "Hint lute" not in [name for name, _ in told(me)]
    member_unblock(by=one.pk, user_id=two.pk)
    assert "Hint lute" in [name for name, _ in told(me)]
    person_mark(by=one, person_id=two.pk, kind="dismissed")
    assert "Hint lute" not in [name for name, _ in told(me)]


def test_level_way_and_language_count(missing):
    me, noor, _ = missing
    Skill.objects.filter(user=noor, type="learn").update(level="expert")  # more than the hint would make of me
    assert "Hint lute" not in [name for name, _ in told(me)]
    Skill.objects.filter(user=noor, type="learn").update(level="beginner")
    assert "Hint lute" in [name for name, _ in told(me)]
    User.objects.filter(pk=me.pk).update(languages=["en"])
    User.objects.filter(pk=noor.pk).update(languages=["de"])
    assert "Hint lute" not in [name for name, _ in told(me)]


def test_a_hint_is_put_aside_and_brought_back(missing, api):
    me, *_ = missing
    topic = Topic.objects.get(name="Hint lute")
    client, path = api(me), f"/api/rings/hints/{topic.pk}/dismissed"
    assert [hint["name"] for hint in client.get("/api/rings/hints").json()] == ["Hint lute", "Hint chess"]
    for _ in range(2):
        assert client.put(path).status_code == 204
    assert [hint["name"] for hint in client.get("/api/rings/hints").json()] == ["Hint chess"]
    for _ in range(2):
        assert client.delete(path).status_code == 204
    assert len(client.get("/api/rings/hints").json()) == 2
    assert client.put(f"/api/rings/hints/{me.pk}/dismissed").status_code == 404


def test_dismissed_hints_are_ones_own_and_go_with_the_account(missing):
    me, noor, _ = missing
    topic = Topic.objects.get(name="Hint lute")
    ring_hint_dismiss(by=me, topic_id=topic.pk)
    ring_hint_dismiss(by=noor, topic_id=topic.pk)
    ring_hint_bring_back(by=noor.pk, topic_id=topic.pk)
    assert list(DismissedHint.objects.values_list("user_id", flat=True)) == [me.pk]
    assert [row["topic"] for row in hints_data(me.pk)[1]] == ["Hint lute"]
    account_delete(user=me, password=PASSWORD)
    assert not DismissedHint.objects.exists()


def test_a_ring_that_would_not_be_proposed_is_not_promised():
    """They are in one together; one of the same people said no lately; or others have enough to answer."""
    me, noor, ben = free_people(3)
    seats = seats_for(me, noor, ben)
    ring = ring_propose(seats)
    Skill.objects.filter(user=me, type="offer").delete()
    wants(noor, "Hint other lute")  # the ring of other topics
    names = {"Hint other lute", *Topic.objects.filter(pk=seats[0].topic_id).values_list("name", flat=True)}
    assert not names & circles_of_three(me)
    ring_decline(ring_id=ring.pk, by=noor)
    over(ring)
    assert not names & circles_of_three(me)
    with time_machine.travel(now_ms() + dt.timedelta(days=61)):
        User.objects.update(last_online_at=now_ms())
        assert names & circles_of_three(me) == {"Hint other lute"}  # the very same one is not proposed again
        for _ in range(2):
            proposed_ring(noor, *free_people(2))
        assert not names & circles_of_three(me)


def circles_of_three(me):
    return {hint["name"] for hint in hints_for(me.pk) if len(hint["members"]) == 3}


def over(ring):
    Ring.objects.filter(pk=ring.pk).update(status="declined")
    ring.parts.update(tab="past", proposal_slot=0)


@pytest.mark.parametrize("others", [1, 8])
def test_hints_cost_the_same_for_few_or_many(missing, others, django_assert_max_num_queries):
    me, *_ = missing
    for number in range(others):
        (noor,) = free_people(1)
        wants(noor, f"Hint lute {number}")
        offers(noor, "Hint chess")
    with django_assert_max_num_queries(21):
        assert hints_for(me.pk)


def test_who_wants_nothing_or_is_not_verified_hears_nothing(missing):
    me, *_ = missing
    User.objects.filter(pk=me.pk).update(is_verified=False)
    assert told(me) == []
    assert told(UserFactory()) == []
