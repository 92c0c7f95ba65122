"""A session's day: start, end, payment, cancelling."""

import datetime as dt

import pytest

from credits.audit import Audit
from credits.models import Entry
from learning import errors
from learning.models import Dispute, Outcome, SessionParticipant, Status
from learning.services.cancelling import session_cancel
from learning.services.running import session_confirm, session_dispute, session_end, session_start
from learning.services.settling import session_decide
from realtime.models import UserEvent
from skillswap.models import Job
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, ask, begin

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize("early", [True, False])
def test_nobody_shuts_the_other_out_by_ending_before_they_could_come(early, clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time)
    alone, late = (student, teacher) if early else (teacher, student)
    begin(session, alone)
    for minutes in (1, None):
        with pytest.raises(errors.TooEarly):
            session_end(session=session, by=alone, actual_minutes=minutes)
    clock.shift(dt.timedelta(minutes=9))
    session_start(session=session, by=late)
    session_end(session=session, by=alone, actual_minutes=1)


@pytest.fixture
def session(clock, student, guitar):
    """Agreed on; the clock stands at its beginning."""
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    return made


def outcomes(session):
    return dict(SessionParticipant.objects.filter(session=session).values_list("role", "outcome"))


def test_it_opens_fifteen_minutes_before_and_not_earlier(clock, session, student):
    clock.move_to(session.scheduled_time - dt.timedelta(minutes=15, seconds=1))
    with pytest.raises(errors.TooEarly):
        session_start(session=session, by=student)
    clock.shift(dt.timedelta(seconds=1))
    started = session_start(session=session, by=student)
    assert started.status == Status.IN_PROGRESS


def test_when_each_one_first_came_is_stored_and_published_once(session, student, teacher):
    for _ in range(2):
        begin(session, teacher, student)
    assert SessionParticipant.objects.filter(session=session, joined_at__isnull=False).count() == 2
    assert UserEvent.objects.filter(user=student, type="session:started").count() == 2


def test_the_learners_end_pays_at_once(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(HOUR)
    ended = session_end(session=session, by=student)
    assert (ended.status, ended.paid_minutes) == (Status.COMPLETED, 60)
    assert (minutes_of(student), minutes_of(teacher)) == ((240, 0), (60, 0))
    assert outcomes(session) == {"teacher": Outcome.CAME, "student": Outcome.CAME}


def test_ending_twice_pays_once(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(HOUR)
    for who in (student, student, teacher):
        session_end(session=session, by=who)
    assert minutes_of(teacher) == (60, 0)
    assert Entry.objects.filter(user=teacher, kind="earned").count() == 1


def test_the_first_lesson_that_is_paid_is_celebrated_with_the_teacher(clock, nobody_works, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(HOUR)
    session_end(session=session, by=student)
    celebrated = Job.objects.filter(name="notifications.tasks.celebrate").values_list("arguments", flat=True)
    assert list(celebrated) == [["first_lesson_given", str(teacher.pk)]]


def test_the_teachers_end_waits_for_the_learner(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(HOUR)
    ended = session_end(session=session, by=teacher)
    assert (ended.status, ended.waits_for_id, ended.claimed_minutes) == (Status.IN_PROGRESS, student.pk, 60)
    assert minutes_of(student) == (240, 60)
    assert session_confirm(session=session, by=student).status == Status.COMPLETED
    assert minutes_of(teacher) == (60, 0)


def test_nobody_confirms_their_own_claim(session, student, teacher):
    begin(session, teacher, student)
    session_end(session=session, by=teacher)
    with pytest.raises(errors.NotYourTurn):
        session_confirm(session=session, by=teacher)


def test_the_learners_end_agrees_with_a_shorter_time_that_the_teacher_said(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(HOUR)
    session_end(session=session, by=teacher, actual_minutes=40)
    session_end(session=session, by=student)
    assert (minutes_of(student), minutes_of(teacher)) == ((260, 0), (40, 0))


def test_a_shorter_time_that_the_learner_says_waits_for_the_teacher(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(HOUR)
    ended = session_end(session=session, by=student, actual_minutes=20)
    assert (ended.status, ended.waits_for_id) == (Status.IN_PROGRESS, teacher.pk)
    session_confirm(session=session, by=teacher)
    assert minutes_of(teacher) == (20, 0)


def test_who_disagrees_with_what_was_said_confirms_or_disputes(session, student, teacher):
    begin(session, teacher, student)
    session_end(session=session, by=student, actual_minutes=20)
    with pytest.raises(errors.TooManyMinutes):
        session_end(session=session, by=teacher, actual_minutes=50)
    assert minutes_of(teacher) == (0, 0)


def test_never_more_than_was_held(session, student, teacher):
    begin(session, teacher, student)
    session_end(session=session, by=student, actual_minutes=240)
    assert minutes_of(teacher) == (60, 0)


def test_a_dispute_stops_the_clock_until_a_moderator_decides(session, student, teacher):
    begin(session, teacher, student)
    session_end(session=session, by=teacher)
    disputed = session_dispute(session=session, by=student, text="We stopped after ten minutes")
    assert (disputed.has_open_dispute, disputed.due_at) == (True, None)
    assert Dispute.objects.get(session=session).text == "We stopped after ten minutes"
    with pytest.raises(errors.SessionClosed):
        session_confirm(session=session, by=student)
    session_decide(session_id=session.pk, decision=Dispute.Decision.TOOK_PLACE, minutes=10)
    assert (minutes_of(student), minutes_of(teacher)) == ((290, 0), (10, 0))


@pytest.mark.parametrize(
    ("decision", "students", "teachers"),
    [
        (Dispute.Decision.NOT_HELD, (300, 0), (0, 0)),
        (Dispute.Decision.STUDENT_ABSENT, (270, 0), (30, 0)),
        (Dispute.Decision.TEACHER_ABSENT, (300, 0), (0, 0)),  # who has nothing can give nothing
    ],
)
def test_a_moderator_decides_who_gets_the_minutes(session, student, teacher, decision, students, teachers):
    begin(session, teacher, student)
    session_end(session=session, by=teacher)
    session_dispute(session=session, by=student, text="No")
    session_decide(session_id=session.pk, decision=decision, minutes=None)
    assert (minutes_of(student), minutes_of(teacher)) == (students, teachers)
    assert Audit().faults == []


def test_what_was_not_started_cannot_be_ended(session, student):
    with pytest.raises(errors.NotStarted):
        session_end(session=session, by=student)


def test_after_the_end_nobody_can_start_again(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(HOUR)
    session_end(session=session, by=student)
    with pytest.raises(errors.SessionClosed):
        session_start(session=session, by=teacher)


def test_an_ended_session_leaves_both_free(session, student, teacher, guitar):
    begin(session, teacher, student)
    session_end(session=session, by=teacher)
    assert not SessionParticipant.objects.filter(is_booked=True).exists()


def test_withdrawing_a_request_costs_nothing(student, guitar):
    session = session_cancel(session=ask(student, guitar), by=student)
    assert session.status == Status.CANCELLED
    assert minutes_of(student) == (300, 0)


def test_cancelling_in_time_gives_everything_back(clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=12))
    session = session_cancel(session=session, by=student, reason="Ill")
    assert (session.status, session.was_late, session.cancel_reason) == (Status.CANCELLED, False, "Ill")
    assert (minutes_of(student), minutes_of(teacher)) == ((300, 0), (0, 0))
    assert not SessionParticipant.objects.filter(is_booked=True).exists()


def test_a_learner_who_cancels_late_pays_half(clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=11, minutes=59))
    session = session_cancel(session=session, by=student)
    assert session.was_late
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))
    assert outcomes(session) == {"student": Outcome.LATE_CANCEL, "teacher": ""}


@pytest.mark.parametrize(("has", "paid"), [(0, 0), (10, 10), (100, 30)])
def test_a_teacher_who_cancels_late_pays_half_as_far_as_they_have_it(clock, student, guitar, teacher, has, paid):
    if has:
        give(teacher, has)
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=1))
    session_cancel(session=session, by=teacher)
    assert (minutes_of(student), minutes_of(teacher)) == ((300 + paid, 0), (has - paid, 0))
    assert Audit().faults == []


def test_cancelling_twice_moves_nothing_more(clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=1))
    for who in (student, student, teacher):
        session_cancel(session=session, by=who)
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))


def test_what_has_begun_is_ended_and_not_cancelled(session, student, teacher):
    begin(session, teacher)
    with pytest.raises(errors.SessionClosed):
        session_cancel(session=session, by=student)
