"""What ending a session says when nobody names the minutes, and when the learner's word alone pays."""

import datetime as dt

import pytest

from learning.models import Status
from learning.selectors import session_out
from learning.services.due import sessions_run_due
from learning.services.running import session_dispute, session_end
from tests.factories.credits import minutes_of
from tests.factories.sessions import agree, ahead, begin

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


@pytest.fixture
def session(clock, student, guitar):
    """An hour that is agreed on; the clock stands at its beginning."""
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    return made


@pytest.fixture
def later(clock):
    return lambda **span: clock.shift(dt.timedelta(**span))


def passed(session, viewer):
    return session_out(session.pk, viewer.pk)["passed_minutes"]


def test_both_read_how_many_minutes_have_passed_and_a_begun_one_counts(later, session, student, teacher):
    assert passed(session, student) is None
    begin(session, teacher, student)
    assert passed(session, student) == 1
    later(minutes=44, seconds=1)
    assert (passed(session, student), passed(session, teacher)) == (45, 45)
    later(hours=2)
    assert passed(session, student) == 60


def test_nothing_is_passing_after_somebody_ended_it(later, session, student, teacher):
    begin(session, teacher, student)
    later(minutes=10)
    session_end(session=session, by=teacher)
    assert passed(session, student) is None


def test_a_late_learner_does_not_shorten_what_passed(later, session, student, teacher):
    begin(session, teacher)
    later(minutes=20)
    begin(session, student)
    assert passed(session, student) == 20


def test_a_late_teacher_does_not_count_the_learners_waiting(later, session, student, teacher):
    begin(session, student)
    later(minutes=20)
    begin(session, teacher)
    later(minutes=10)
    assert passed(session, student) == 10


def test_two_who_begin_early_count_from_then_and_one_alone_does_not(clock, later, session, student, teacher):
    clock.move_to(session.scheduled_time - dt.timedelta(minutes=15))
    begin(session, teacher)
    later(minutes=5)
    assert passed(session, teacher) == 1
    begin(session, student)
    later(minutes=15)
    assert passed(session, teacher) == 15


def test_who_says_that_it_took_a_minute_pays_a_minute_when_the_teacher_agrees(later, session, student, teacher):
    begin(session, teacher, student)
    later(seconds=45)
    ended = session_end(session=session, by=student, actual_minutes=passed(session, student))
    assert (ended.status, ended.claimed_minutes, ended.waits_for_id) == (Status.IN_PROGRESS, 1, teacher.pk)
    session_end(session=session, by=teacher)
    assert (minutes_of(student), minutes_of(teacher)) == ((299, 0), (1, 0))


def test_a_learners_end_without_minutes_never_pays_less_than_cancelling_late(later, session, student, teacher):
    """It settles at once, so the teacher could not answer: starting and ending is no cheap way out of a session."""
    begin(session, teacher, student)
    later(seconds=45)
    assert session_end(session=session, by=student).status == Status.COMPLETED
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))


def test_a_learners_end_pays_what_passed_at_once_when_that_is_half_or_more(later, session, student, teacher):
    begin(session, teacher, student)
    later(minutes=30)
    assert session_end(session=session, by=student).status == Status.COMPLETED
    assert minutes_of(teacher) == (30, 0)


@pytest.mark.parametrize(("said", "at_once"), [(50, True), (48, True), (47, False), (60, True)])
def test_a_learner_who_says_fewer_minutes_than_passed_waits_for_the_teacher(
    later, session, student, teacher, said, at_once
):
    begin(session, teacher, student)
    later(minutes=50)
    ended = session_end(session=session, by=student, actual_minutes=said)
    assert (ended.status == Status.COMPLETED) is at_once
    assert minutes_of(teacher) == (said if at_once else 0, 0)


def test_a_teacher_may_dispute_the_minute_that_a_learner_says_to_get_out(clock, session, student, teacher):
    clock.move_to(session.scheduled_time - dt.timedelta(minutes=15))
    begin(session, teacher, student)
    session_end(session=session, by=student, actual_minutes=1)
    assert session_dispute(session=session, by=teacher, text="They left at once.").has_open_dispute
    assert minutes_of(student) == (240, 60)


def test_coming_late_does_not_make_the_session_cheaper(later, session, student, teacher):
    begin(session, teacher)
    later(minutes=58)
    begin(session, student)
    later(minutes=2)
    session_end(session=session, by=student)
    assert minutes_of(teacher) == (60, 0)


def test_a_teacher_who_pressed_nothing_is_paid_from_the_agreed_time(later, session, student, teacher):
    """They met in a park: a learner who starts it at the last moment does not make it shorter."""
    later(minutes=58)
    begin(session, student)
    later(minutes=2)
    session_end(session=session, by=student)
    assert minutes_of(teacher) == (60, 0)


def test_a_teachers_end_says_what_passed_and_silence_pays_that(later, session, student, teacher):
    begin(session, teacher, student)
    later(minutes=12)
    assert session_end(session=session, by=teacher).claimed_minutes == 12
    later(hours=24)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((288, 0), (12, 0))


def test_a_teacher_who_measured_more_does_not_agree_by_ending_too(later, session, student, teacher):
    begin(session, teacher, student)
    later(minutes=40)
    session_end(session=session, by=student, actual_minutes=5)
    assert session_end(session=session, by=teacher).status == Status.IN_PROGRESS
    assert minutes_of(teacher) == (0, 0)
