"""Everybody at once: nobody is booked twice, nothing is held or paid twice, one answer wins."""

import datetime as dt
import itertools

import pytest
from django.db import connection

from credits.audit import Audit
from credits.errors import InsufficientCredits
from learning import errors
from learning.models import Calendar, Session, SessionParticipant, Status
from learning.services.answering import session_accept, session_decline
from learning.services.cancelling import session_cancel
from learning.services.running import session_end
from learning.services.state import Stale
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, ask, begin
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ACCEPTS = 100


def all_at_once(calls):
    return at_once(lambda number: calls[number](), len(calls))


def overlaps():
    """Pairs of booked times of one person that overlap."""
    booked = {}
    for user, start, end in SessionParticipant.objects.filter(is_booked=True).values_list(
        "user_id", "starts_at", "ends_at"
    ):
        booked.setdefault(user, []).append((start, end))
    for times in booked.values():
        times.sort()
        for (_, end), (start, _) in itertools.pairwise(times):
            if start < end:
                yield end, start


@pytest.mark.slow
def test_of_a_hundred_accepts_at_once_exactly_as_many_are_booked_as_fit(guitar, teacher):
    """A hundred learners, four times that do not overlap, each time asked for by 25."""
    at = ahead(days=2)
    asked = []
    for number in range(ACCEPTS):
        learner = UserFactory()
        give(learner, 60)
        asked.append(ask(learner, guitar, at=at + dt.timedelta(minutes=60 * (number % 4)), send_card=False))
    brought = all_at_once([lambda one=one: session_accept(session=one, by=teacher) for one in asked])
    assert brought.count(errors.TimeTaken) == ACCEPTS - 4
    assert Session.objects.filter(status=Status.SCHEDULED).count() == 4
    assert list(overlaps()) == []
    assert Audit().faults == []


def test_a_learner_with_credits_for_two_sessions_gets_two_of_eight(student, settings):
    """Eight teachers accept at once."""
    from tests.factories.skills import offers

    poor = UserFactory()
    give(poor, 120)
    asked = []
    for number in range(8):
        (skill,) = offers(UserFactory(), f"Craft {number}")
        asked.append((ask(poor, skill, at=ahead(days=1 + number)), skill.user))
    brought = all_at_once([lambda one=one, by=by: session_accept(session=one, by=by) for one, by in asked])
    assert brought.count(InsufficientCredits) == 6
    assert minutes_of(poor) == (0, 120)
    assert Audit().faults == []


def test_teaching_and_learning_share_one_time(teacher, guitar, student):
    """The teacher is also a learner at that hour: only one of the two accepts holds."""
    from tests.factories.skills import offers

    give(teacher, 300)
    third = UserFactory()
    (chess,) = offers(third, "Chess")
    at = ahead(days=2)
    one, two = ask(student, guitar, at=at), ask(teacher, chess, at=at)
    brought = all_at_once(
        [lambda: session_accept(session=one, by=teacher), lambda: session_accept(session=two, by=third)] * 4
    )
    assert Session.objects.filter(status=Status.SCHEDULED).count() == 1
    assert errors.TimeTaken in brought
    assert list(overlaps()) == []


def test_every_booking_locks_the_calendars_of_both(teacher, guitar, student):
    """SQLite lets one write at a time anyway; on the others nobody is booked twice because of these rows."""
    agree(student, guitar, at=ahead(days=2))
    agree(student, guitar, at=ahead(days=3))
    count = 0 if connection.features.has_select_for_update else 2  # PostgreSQL locks without writing
    assert dict(Calendar.objects.values_list("user_id", "lock_count")) == {teacher.pk: count, student.pk: count}


def test_accept_decline_and_withdraw_at_once_leave_one_answer(teacher, guitar, student):
    for number in range(4):
        session = ask(student, guitar, at=ahead(days=2 + number))
        all_at_once(
            [
                lambda session=session: session_accept(session=session, by=teacher),
                lambda session=session: session_decline(session=session, by=teacher),
                lambda session=session: session_cancel(session=session, by=student),
            ]
            * 2
        )
        session.refresh_from_db()
        held = minutes_of(student)[1]
        assert (session.status == Status.SCHEDULED) == bool(held)
        if held:
            session_cancel(session=session, by=student)
        assert minutes_of(student) == (300, 0)
    assert Audit().faults == []


def test_sixteen_ends_at_once_pay_once(teacher, guitar, student):
    session = agree(student, guitar, at=ahead(minutes=10))
    begin(session, teacher, student)
    all_at_once([lambda by=by: session_end(session=session, by=by, actual_minutes=60) for by in (student, teacher) * 8])
    session.refresh_from_db()
    assert (session.status, minutes_of(teacher), minutes_of(student)) == (Status.COMPLETED, (60, 0), (240, 0))
    assert Audit().faults == []


def test_a_change_on_what_was_read_before_somebody_elses_is_refused(teacher, guitar, student):
    """What all of the above stands on."""
    from learning.services.state import change

    session = ask(student, guitar)
    old = Session.objects.get(pk=session.pk)
    change(session, description="First")
    with pytest.raises(Stale):
        change(old, description="Second")
    session.refresh_from_db()
    assert session.description == "First"
