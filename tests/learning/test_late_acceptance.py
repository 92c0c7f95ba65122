"""Whoever accepts when cancelling costs already must not profit from it."""

import datetime as dt

import pytest

from learning.selectors import session_out
from learning.services.answering import session_accept
from learning.services.cancelling import session_cancel
from learning.services.editing import session_edit
from skillswap.db.fields import now_ms
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, ask

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
HALF_AN_HOUR = dt.timedelta(minutes=30)


@pytest.fixture
def late(clock, student, guitar, teacher):
    """Asked for in good time, accepted three hours before it begins."""
    asked = ask(student, guitar)
    clock.move_to(asked.scheduled_time - dt.timedelta(hours=3))
    return session_accept(session=asked, by=teacher)


def test_the_learner_may_cancel_free_of_charge_for_half_an_hour(clock, late, student, teacher):
    assert session_out(late.pk, student.pk)["cancel_free_until"] == now_ms() + HALF_AN_HOUR
    clock.shift(HALF_AN_HOUR)
    assert not session_cancel(session=late, by=student).was_late
    assert (minutes_of(student), minutes_of(teacher)) == ((300, 0), (0, 0))


def test_after_that_it_costs_half_as_usual(clock, late, student, teacher):
    clock.shift(HALF_AN_HOUR + dt.timedelta(seconds=1))
    assert session_cancel(session=late, by=student).was_late
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))


def test_the_teacher_who_accepted_late_has_no_such_half_hour(late, student, teacher):
    give(teacher, 100)
    assert session_out(late.pk, teacher.pk)["cancel_free_until"] < now_ms()
    assert session_cancel(session=late, by=teacher).was_late
    assert (minutes_of(student), minutes_of(teacher)) == ((330, 0), (70, 0))


def test_it_ends_when_the_session_begins(clock, student, guitar, teacher):
    asked = ask(student, guitar)
    clock.move_to(asked.scheduled_time - dt.timedelta(minutes=10))
    session = session_accept(session=asked, by=teacher)
    assert session_out(session.pk, student.pk)["cancel_free_until"] == session.scheduled_time


def test_moving_a_session_is_no_way_out_of_a_late_cancellation(clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=2))
    session_edit(session=session, by=student, scheduled_time=ahead(hours=9))
    session = session_accept(session=session, by=teacher)
    assert session_cancel(session=session, by=student).was_late


def test_a_proposal_that_is_accepted_late_is_like_a_request(clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=5))
    session_edit(session=session, by=student, scheduled_time=ahead(days=1))
    clock.shift(dt.timedelta(hours=20))
    session = session_accept(session=session, by=teacher)
    assert not session_cancel(session=session, by=student).was_late


def test_accepted_in_good_time_nothing_is_different(clock, student, guitar, teacher):
    session = agree(student, guitar)
    for person in (student, teacher):
        until = session_out(session.pk, person.pk)["cancel_free_until"]
        assert until == session.scheduled_time - dt.timedelta(hours=12)
