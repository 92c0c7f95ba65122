"""Lessons of a ring: booked and paid like any other, and the ring is completed by the last one."""

import datetime as dt

import pytest

from learning.services.cancelling import session_cancel
from learning.services.running import session_end
from rings.errors import RingClosed, SessionsOpen
from rings.models import Ring
from rings.services import ring_decline, ring_leave, ring_lock, ring_repair
from skills.models import Skill
from skillswap.errors import InvalidInput
from tests.factories.credits import give
from tests.factories.rings import agreed_ring, free_people
from tests.factories.sessions import agree, ahead, ask, begin
from tests.factories.skills import offers, wants
from tests.factories.swaps import agreed_swap
from tests.rings.conftest import events_of, notified, part

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


def test_a_spare_lesson_that_is_cancelled_last_completes_the_ring(people, clock):
    ring = agreed_ring(*people)
    pairs = list(zip(people, [*people[1:], people[0]], strict=True))
    for teacher, learner in pairs[:-1]:
        hold(clock, agree(learner, taught_by(ring, teacher), minutes=60, ring_id=ring.pk), teacher, learner)
    teacher, learner = pairs[-1]
    give(learner, 60)
    last = agree(learner, taught_by(ring, teacher), minutes=60, ring_id=ring.pk)
    spare = ask(learner, taught_by(ring, teacher), minutes=60, ring_id=ring.pk, at=ahead(days=9))
    hold(clock, last, teacher, learner)
    assert Ring.objects.get(pk=ring.pk).status == "accepted"
    session_cancel(session=spare, by=learner, reason="")
    assert Ring.objects.get(pk=ring.pk).status == "completed"


def test_the_third_hears_that_a_lesson_of_the_other_two_was_booked_and_cancelled(people):
    ring = agreed_ring(*people)
    one, two, _ = people
    before = [events_of(person) for person in people]
    session = ask(two, taught_by(ring, one), minutes=60, ring_id=ring.pk)
    session_cancel(session=session, by=two, reason="")
    assert [events_of(person) for person in people] == [*before[:2], [*before[2], *["ring:updated"] * 2]]


def test_a_lesson_that_was_checked_before_the_ring_changed_is_not_booked(people):
    ring = agreed_ring(*people)
    one, two, third = people
    skill = taught_by(ring, one)
    ring_lock(ring.pk, teacher_id=one.pk, student_id=two.pk, skill_id=skill.pk)
    with pytest.raises(RingClosed):
        ring_lock(ring.pk, teacher_id=one.pk, student_id=third.pk, skill_id=skill.pk)


def test_after_a_lesson_of_those_who_stayed_nobody_is_asked_for_a_new_no(people, clock, nobody_works):
    names = ["Ring craft a", "Ring craft b", "Ring craft c"]
    ring = agreed_ring(*people, names=names)
    one, two, third = people
    session = agree(two, taught_by(ring, one), minutes=60, ring_id=ring.pk)
    ring_leave(ring_id=ring.pk, by=third)
    hold(clock, session, one, two)
    replacement = free_people(1)[0]
    offers(replacement, names[2])
    wants(replacement, names[1])
    assert ring_repair(ring.pk)
    ring_decline(ring_id=ring.pk, by=replacement)
    assert Ring.objects.get(pk=ring.pk).status == "declined"
