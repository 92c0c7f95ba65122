"""Lessons of a ring: booked and paid like any other, and the ring is completed by the last one."""

import datetime as dt

import pytest

from learning.services.cancelling import session_cancel
from learning.services.running import session_end
from rings.errors import RingClosed, SessionsOpen
from rings.models import Ring
from rings.services import ring_leave
from skills.models import Skill
from skillswap.errors import InvalidInput
from tests.factories.credits import give
from tests.factories.rings import agreed_ring, free_people
from tests.factories.sessions import agree, ask, begin
from tests.factories.swaps import agreed_swap
from tests.rings.conftest import notified, part

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    members = free_people(3)
    for member in members:
        give(member, 60)
    return members


def taught_by(ring, person):
    return Skill.objects.get(pk=part(ring, person).skill_id)


def hold(clock, session, *people):
    clock.move_to(session.scheduled_time)
    begin(session, *people)
    clock.shift(dt.timedelta(minutes=60))
    for person in people:
        session_end(session=session, by=person)


def test_a_ring_is_completed_by_its_last_lesson_and_everybody_has_what_they_began_with(people, clock, api):
    ring = agreed_ring(*people)
    for number, teacher in enumerate(people):
        learner = people[(number + 1) % 3]
        hold(clock, agree(learner, taught_by(ring, teacher), minutes=60, ring_id=ring.pk), teacher, learner)
        shown = api(teacher).get(f"/api/rings/{ring.pk}").json()
        assert [lesson["sessionStatus"] for lesson in shown["lessons"]].count("completed") == number + 1
    assert (shown["status"], shown["closedAt"] is not None) == ("completed", True)
    for person in people:
        assert notified(person)[-1] == ("completed", False)
        assert api(person).get("/api/credits/balance").json()["availableMinutes"] == 60


def test_a_lesson_is_of_the_ring_only_between_neighbours_and_while_it_is_agreed_on(people, clock, api):
    ring = agreed_ring(*people)
    one, two, third = people
    session = ask(two, taught_by(ring, one), minutes=60, ring_id=ring.pk)
    assert api(two).get(f"/api/sessions/{session.pk}").json()["ringId"] == str(ring.pk)
    with pytest.raises(InvalidInput) as refused:
        ask(third, taught_by(ring, one), minutes=60, ring_id=ring.pk)
    assert refused.value.field == "ring_id"
    for person in (one, two):
        with pytest.raises(SessionsOpen):
            ring_leave(ring_id=ring.pk, by=person)
    session_cancel(session=session, by=two, reason="")
    ring_leave(ring_id=ring.pk, by=two)
    assert Ring.objects.get(pk=ring.pk).status != "accepted"
    with pytest.raises((InvalidInput, RingClosed)):
        ask(two, taught_by(ring, one), minutes=60, ring_id=ring.pk)


def test_one_lesson_is_not_counted_for_a_swap_and_a_ring_at_once(people):
    ring = agreed_ring(*people)
    one, two, _ = people
    guitar = taught_by(ring, one)
    swap = agreed_swap(one, two, offered_skill_id=guitar.pk)
    with pytest.raises(InvalidInput) as refused:
        ask(two, guitar, minutes=60, ring_id=ring.pk, swap_id=swap.pk)
    assert refused.value.field == "ring_id"
    assert ask(two, guitar, minutes=60, swap_id=swap.pk).ring_id is None
