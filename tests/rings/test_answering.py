"""Proposing rings, saying yes and no to them, and leaving them."""

import datetime as dt

import pytest
import time_machine

from rings.errors import RingClosed, SessionsOpen
from rings.models import Ring
from rings.services import ring_accept, ring_decline, ring_leave, ring_propose, rings_expire
from skillswap.db.fields import now_ms
from tests.factories.rings import agreed_ring, free_people, proposed_ring, seats_for
from tests.rings.conftest import events_of, notified, part

pytestmark = pytest.mark.django_db


def fresh(ring):
    return Ring.objects.get(pk=ring.pk)


def test_all_are_asked_and_the_last_yes_makes_the_ring(three, api):
    ring = proposed_ring(*three)
    assert dt.timedelta(hours=71) < ring.expires_at - ring.created_at <= dt.timedelta(hours=72)
    for person in three:
        assert (events_of(person), notified(person)) == (["ring:new"], [("proposed", False)])
    for person in three[:2]:
        ring_accept(ring_id=ring.pk, by=person)
        assert fresh(ring).status == "proposed"
    assert notified(three[0]) == [("proposed", True)]
    ring_accept(ring_id=ring.pk, by=three[2])
    assert (fresh(ring).status, fresh(ring).answered_at is not None) == ("accepted", True)
    ring_accept(ring_id=ring.pk, by=three[0])  # again is fine
    assert [notified(person)[-1] for person in three[:2]] == [("accepted", False)] * 2
    assert notified(three[2]) == [("proposed", True)]


def test_the_same_ring_is_proposed_once_wherever_it_begins(three):
    seats = seats_for(*three)
    assert ring_propose(seats) is not None
    assert ring_propose(seats) is None
    assert ring_propose(seats[1:] + seats[:1]) is None
    assert len(Ring.objects.all()) == 1


def test_nobody_is_in_more_than_two_open_proposals(three):
    busy = three[0]
    first, second = (proposed_ring(busy, *free_people(2)) for _ in range(2))
    seats = seats_for(*three)
    assert ring_propose(seats) is None
    ring_decline(ring_id=first.pk, by=busy)
    assert ring_propose(seats) is not None
    assert sorted(part(ring, busy).proposal_slot for ring in (first, second)) == [0, 2]


@pytest.mark.parametrize("status", ["declined", "expired"])
def test_who_is_no_longer_asked_cannot_say_yes(status, three):
    ring = proposed_ring(*three)
    if status == "declined":
        ring_decline(ring_id=ring.pk, by=three[0])
        ring_decline(ring_id=ring.pk, by=three[0])  # again is fine
    with time_machine.travel(now_ms() + dt.timedelta(hours=73 * (status == "expired"))), pytest.raises(RingClosed):
        ring_accept(ring_id=ring.pk, by=three[0])


def test_two_who_are_silent_end_the_ring(three):
    ring = proposed_ring(*three)
    ring_accept(ring_id=ring.pk, by=three[0])
    with time_machine.travel(now_ms() + dt.timedelta(hours=73)):
        assert rings_expire() == 1
        assert rings_expire() == 0
    assert (fresh(ring).status, fresh(ring).ended_reason) == ("expired", "silence")
    assert notified(three[0])[-1] == ("ended", False)
    assert part(ring, three[1]).proposal_slot == 0


def test_leaving_waits_for_ones_own_lessons_and_ends_a_ring_that_has_begun(three, booked):
    ring = agreed_ring(*three)
    with pytest.raises(RingClosed):
        ring_decline(ring_id=ring.pk, by=three[0])
    booked["ahead"] = True
    with pytest.raises(SessionsOpen):
        ring_leave(ring_id=ring.pk, by=three[0])
    booked["ahead"] = False
    booked["held"] = {ring.pk: {part(ring, three[1]).skill_id: (ring.pk, "completed")}}
    ring_leave(ring_id=ring.pk, by=three[0], reason="I am moving away")
    ring_leave(ring_id=ring.pk, by=three[0])  # again is fine
    assert (fresh(ring).status, fresh(ring).ended_reason) == ("cancelled", "left")
    assert part(ring, three[0]).words == "I am moving away"
    assert notified(three[1])[-1] == ("ended", False)
    with pytest.raises(RingClosed):
        ring_leave(ring_id=ring.pk, by=three[1])
