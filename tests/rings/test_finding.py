"""Rings are found after a change and at night, and only those are asked who may be."""

import datetime as dt
from collections import Counter

import pytest
import time_machine

from accounts.models import User, Visibility
from accounts.services import availability_replace, profile_update
from rings import nearby
from rings.choice import choose
from rings.history import answers_of, waiting_of
from rings.models import ProposedRing, Ring, RingMember, RingSearch
from rings.rules import Answers, Seat
from rings.services import (
    finding,
    ring_accept,
    ring_decline,
    ring_leave,
    ring_propose,
    ring_repair,
    rings_expire,
    rings_find_all,
    rings_find_due,
    rings_find_of,
    rings_recheck,
)
from skills.models import Skill
from skills.services import skill_delete
from skillswap.db.fields import now_ms
from skillswap.errors import Busy
from tests.factories.rings import ALL_WEEK, agreed_ring, free_people, proposed_ring, seats_for, somebody_like
from tests.factories.skills import offers, wants
from tests.rings.conftest import notified, part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_works")]

NAMES = ["Ring craft a", "Ring craft b", "Ring craft c"]


def people_in(ring):
    return set(RingMember.objects.filter(ring=ring).values_list("user_id", flat=True))


def later(**span):
    return time_machine.travel(now_ms() + dt.timedelta(**span))


def fitting(number=3):
    """New people who could be a ring; nobody has looked for it yet."""
    people = free_people(number)
    seats_for(*people)
    return people


@pytest.mark.parametrize("size", [3, 4])
def test_new_people_who_fit_are_asked_some_seconds_after_the_last_of_them_came(size):
    people = fitting(size)
    assert rings_find_due() == 0
    with later(seconds=20):
        assert rings_find_due() == 1
        assert rings_find_due() == 0
    assert people_in(Ring.objects.get()) == {person.pk for person in people}
    assert [notified(person) for person in people] == [[("proposed", False)]] * size
    assert not RingSearch.objects.exists()


def test_many_changes_of_one_member_make_one_search(three, monkeypatch):
    seats_for(*three)
    searched = []
    monkeypatch.setattr(finding, "rings_find_of", lambda user_id: searched.append(user_id))
    with later(seconds=20):
        rings_find_due()
    assert Counter(searched) == Counter(person.pk for person in three)


def test_a_search_that_finds_the_database_busy_is_made_by_the_next_run(three, monkeypatch):
    seats_for(*three)

    def busy(user_id):
        raise Busy

    with later(seconds=20), monkeypatch.context() as patch:
        patch.setattr(finding, "rings_find_of", busy)
        assert rings_find_due() == 0
    with later(seconds=80):
        assert rings_find_due() == 1


def test_a_search_that_fails_keeps_no_other_from_its_turn(three, monkeypatch, caplog):
    seats_for(*three)

    def failing(user_id):
        if user_id == three[0].pk:
            raise RuntimeError("this one cannot be done")
        return 1

    monkeypatch.setattr(finding, "rings_find_of", failing)
    with later(seconds=20):
        assert rings_find_due() == 2
    assert "ring_search_failed" in caplog.text


@pytest.mark.parametrize("how", ["availability", "visibility"])
def test_a_member_who_becomes_free_or_visible_is_found(how):
    people = fitting()
    if how == "availability":
        change, hidden, shown = availability_replace, {"slots": []}, {"slots": ALL_WEEK}
    else:
        change, hidden, shown = profile_update, {"visibility": "private"}, {"visibility": "public"}
    change(user=User.objects.get(pk=people[0].pk), **hidden)
    with later(seconds=20):
        assert rings_find_due() == 0
        change(user=User.objects.get(pk=people[0].pk), **shown)
    with later(seconds=40):
        assert rings_find_due() == 1


OUT = {
    "hidden": {"visibility": Visibility.PRIVATE},
    "banned": {"is_banned": True},
    "gone": {"is_active": False},
    "unverified": {"is_verified": False},
    "away": {"last_online_at": now_ms() - dt.timedelta(days=31)},
    "away and hiding it": {"last_online_at": now_ms() - dt.timedelta(days=31), "show_last_seen": False},
    "never seen": {"created_at": now_ms() - dt.timedelta(days=31)},
}


@pytest.mark.parametrize("why", OUT)
def test_whoever_is_out_is_asked_neither_after_a_change_nor_at_night(why):
    people = fitting()
    User.objects.filter(pk=people[0].pk).update(**OUT[why])
    assert [rings_find_of(person.pk) for person in people] == [0, 0, 0]
    assert rings_find_all() == 0
    assert not ProposedRing.objects.exists()
    User.objects.filter(pk=people[0].pk).update(
        **{"visibility": "public", "is_banned": False, "is_active": True, "is_verified": True},
        **{"last_online_at": now_ms(), "show_last_seen": True},
    )
    assert rings_find_all() == 1


def test_whoever_is_away_takes_no_free_place(three):
    ring, away = proposed_ring(*three, names=NAMES), somebody_like(NAMES)
    User.objects.filter(pk=away.pk).update(last_online_at=now_ms() - dt.timedelta(days=31))
    ring_decline(ring_id=ring.pk, by=three[0])
    assert not ring_repair(ring.pk)


def test_at_night_the_rings_are_chosen_that_leave_most_people_with_one(monkeypatch):
    """One heavy ring in the middle would take a place from each of two others."""
    monkeypatch.setattr(finding, "choose", lambda *args, **kwargs: choose(*args, **kwargs, most=1))
    one, two, three, *others = free_people(7)
    seats_for(one, two, three)
    seats_for(one, *others[:2])
    seats_for(two, *others[2:])
    for person in (one, two, three):
        User.objects.filter(pk=person.pk).update(reliability=1.0)
    assert rings_find_all() == 1
    assert {frozenset(people_in(ring)) for ring in Ring.objects.all()} == {
        frozenset(person.pk for person in some) for some in ((one, *others[:2]), (two, *others[2:]))
    }


def test_each_portion_of_the_members_is_looked_through(monkeypatch):
    monkeypatch.setattr(nearby, "PORTION", 4)
    free_people(10)
    found = nearby.portions(1)
    assert sorted(map(len, found)) == [3, 3, 4]
    assert len({pk for some in found for pk in some}) == 10
    assert found == nearby.portions(1) != nearby.portions(2)


def test_a_no_is_for_ever_and_the_same_people_are_in_one_ring_at_a_time():
    people = fitting()
    seats_for(*people)  # they could be one in other topics as well
    assert rings_find_all() == 1
    assert [rings_find_of(person.pk) for person in people] == [0, 0, 0]
    first = Ring.objects.get()
    ring_decline(ring_id=first.pk, by=people[0])
    nobody_answers(first)
    with later(days=59):
        assert searched_anew(people) == [0, 0, 0]
    keys = set()
    with later(days=61):
        for _ in range(12):
            searched_anew(people)
            for ring in Ring.objects.filter(status="proposed"):
                keys.add(ring.key)
                assert RingMember.objects.filter(ring=ring, tab="waiting").count() == 3
                nobody_answers(ring)
        assert searched_anew(people) == [0, 0, 0]
    assert first.key not in keys
    assert len(keys) == Ring.objects.count() - 1 > 0


def nobody_answers(ring):
    RingMember.objects.filter(ring=ring).update(tab=RingMember.Tab.PAST, proposal_slot=0)
    Ring.objects.filter(pk=ring.pk).update(status="declined")


def searched_anew(people):
    """How many rings are found for each of them, who were all here just now."""
    User.objects.update(last_online_at=now_ms())
    return [rings_find_of(person.pk) for person in people]


def test_after_a_no_two_of_them_are_asked_together_with_somebody_else():
    people = fitting()
    names = list(Skill.objects.filter(user=people[0], type="offer").values_list("name", flat=True))
    assert rings_find_all() == 1
    ring = Ring.objects.get()
    ring_decline(ring_id=ring.pk, by=people[0])
    nobody_answers(ring)
    (wanted,) = Skill.objects.filter(user=people[0], type="learn").values_list("name", flat=True)
    (fourth,) = free_people(1)
    offers(fourth, names[0])
    wants(fourth, wanted)
    assert rings_find_of(fourth.pk) == 1
    assert people_in(Ring.objects.get(status="proposed")) == {fourth.pk, people[1].pk, people[2].pk}


def test_a_repair_brings_nobody_together_who_said_no_to_each_other_lately(three):
    """The same people, of whom one said no to another ring, are not asked by way of a free place either."""
    dov = somebody_like(NAMES)
    refused = proposed_ring(dov, three[1], three[2])
    ring_decline(ring_id=refused.pk, by=dov)
    nobody_answers(refused)
    ring = proposed_ring(*three, names=NAMES)
    ring_decline(ring_id=ring.pk, by=three[0])
    assert not ring_repair(ring.pk)


def test_what_is_learned_in_a_ring_that_was_agreed_on_is_no_wish_for_another_also_while_a_place_is_free(
    three, nobody_works
):
    """Whoever comes may take the free place; asked for a new ring at that moment they could not, and it would end."""
    new, ring = somebody_like(NAMES), agreed_ring(*three, names=NAMES)
    seats = tuple(Seat(who.pk, part(ring, one).topic_id) for who, one in zip((new, *three[1:]), three, strict=True))
    assert rings_find_of(new.pk) == 0
    assert ring_propose(seats) is None
    ring_leave(ring_id=ring.pk, by=three[0])
    assert rings_find_of(new.pk) == 0
    assert ring_propose(seats) is None
    assert ring_repair(ring.pk)
    assert part(ring, new).is_replacement


def test_how_members_answered_is_remembered(three):
    ring = proposed_ring(*three)
    with later(hours=2):
        ring_accept(ring_id=ring.pk, by=three[0])
        ring_decline(ring_id=ring.pk, by=three[1])
    other = proposed_ring(*three)
    with later(hours=73):
        rings_expire()
        known = answers_of([person.pk for person in three], now_ms())
    assert Ring.objects.get(pk=other.pk).ended_reason == "silence"
    assert {pk: answers[:3] for pk, answers in known.items()} == {
        three[0].pk: (2, 1, 1),
        three[1].pk: (2, 1, 0),
        three[2].pk: (2, 0, 0),  # to the first one as well
    }
    assert known[three[0].pk].hours == pytest.approx(2, abs=0.1)
    assert answers_of([free_people(1)[0].pk], now_ms()) == {}
    assert isinstance(known[three[0].pk], Answers)


def test_who_was_taken_out_before_an_answer_gave_none(three):
    early, late = proposed_ring(*three), three[1]
    ring_accept(ring_id=early.pk, by=late)
    for person in three[:2]:
        skill_delete(skill=Skill.objects.get(pk=part(early, person).skill_id), by=person)
        with later(minutes=1):
            rings_recheck(person.pk)
    known = answers_of([person.pk for person in three], now_ms())
    assert three[0].pk not in known
    assert known[late.pk][:3] == (1, 1, 1)


def test_what_waits_is_counted_and_what_is_agreed_on_is_known(three):
    proposed_ring(*three)
    agreed_ring(*three)
    waiting = waiting_of([person.pk for person in three])
    assert [waiting.counts[person.pk] for person in three] == [1, 1, 1]
    assert waiting.together == {frozenset(person.pk for person in three)}
    assert part(Ring.objects.first(), three[0]).is_present


@pytest.mark.parametrize("rings", [1, 4])
def test_a_search_without_news_costs_the_same_for_one_ring_or_many(rings, django_assert_max_num_queries):
    (me,) = free_people(1)
    for _ in range(rings):
        seats_for(me, *free_people(2))
    rings_find_all()
    assert RingMember.objects.filter(user_id=me.pk).count() == min(rings, 2)
    with django_assert_max_num_queries(18):
        rings_find_of(me.pk)
