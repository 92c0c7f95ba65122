"""No-shows: from who came and when, with a grace, an excuse and an appeal."""

import datetime as dt

import pytest

from credits.audit import Audit
from learning import errors
from learning.models import Dispute, Outcome, SessionParticipant, Status
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.due import sessions_run_due
from learning.services.running import session_start
from skillswap.errors import NotAllowed
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, begin

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

GRACE = dt.timedelta(minutes=10)
DAY = dt.timedelta(hours=24)


@pytest.fixture
def session(clock, student, guitar):
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    return made


def missed(clock, session, by):
    begin(session, by)
    clock.move_to(session.scheduled_time + GRACE)
    return no_show_report(session=session, by=by)


def test_whoever_waits_has_to_wait_ten_minutes(clock, session, teacher):
    begin(session, teacher)
    clock.move_to(session.scheduled_time + GRACE - dt.timedelta(seconds=1))
    with pytest.raises(errors.TooEarly):
        no_show_report(session=session, by=teacher)


def test_only_someone_who_came_can_say_that_the_other_did_not(clock, session, student, teacher):
    begin(session, teacher)
    clock.move_to(session.scheduled_time + GRACE)
    with pytest.raises(errors.NotThere):
        no_show_report(session=session, by=student)


def test_nobody_is_missing_who_came(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.move_to(session.scheduled_time + GRACE)
    with pytest.raises(errors.TheyCame):
        no_show_report(session=session, by=teacher)


def test_nothing_is_paid_before_the_other_could_answer(clock, session, student, teacher):
    reported = missed(clock, session, teacher)
    assert (reported.status, reported.absent_id) == (Status.NO_SHOW, student.pk)
    clock.shift(DAY - dt.timedelta(seconds=1))
    sessions_run_due()
    assert minutes_of(student) == (240, 60)


def test_a_learner_who_was_missing_pays_half_after_a_day(clock, session, student, teacher):
    missed(clock, session, teacher)
    clock.shift(DAY)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))
    outcomes = dict(SessionParticipant.objects.filter(session=session).values_list("role", "outcome"))
    assert outcomes == {"student": Outcome.MISSED, "teacher": Outcome.CAME}
    student.refresh_from_db()
    teacher.refresh_from_db()
    assert (student.reliability, teacher.reliability) == (0.0, 1.0)


def test_a_teacher_who_was_missing_gives_half_to_the_learner(clock, session, student, teacher):
    give(teacher, 100)
    missed(clock, session, student)
    clock.shift(DAY)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((330, 0), (70, 0))
    assert Audit().faults == []


def test_a_technical_failure_costs_nobody_anything(clock, session, student, teacher):
    missed(clock, session, teacher)
    excused = absence_excuse(session=session, by=student, text="My power was out")
    assert (excused.status, excused.absence_answer) == (Status.ABANDONED, "My power was out")
    clock.shift(DAY)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((300, 0), (0, 0))
    assert set(SessionParticipant.objects.filter(session=session).values_list("outcome", flat=True)) == {""}


def test_only_the_missing_one_has_an_excuse(clock, session, teacher):
    missed(clock, session, teacher)
    with pytest.raises(NotAllowed):
        absence_excuse(session=session, by=teacher, text="No")


def test_an_appeal_stops_everything_until_a_moderator_decides(clock, session, student, teacher):
    missed(clock, session, teacher)
    absence_appeal(session=session, by=student, text="I was there")
    assert Dispute.objects.get(session=session).kind == "appeal"
    clock.shift(DAY * 7)
    sessions_run_due()
    assert minutes_of(student) == (240, 60)


def test_the_one_who_waited_may_appeal_against_an_excuse_and_not_before(clock, session, student, teacher):
    missed(clock, session, teacher)
    with pytest.raises(NotAllowed):
        absence_appeal(session=session, by=teacher, text="Hm")
    absence_excuse(session=session, by=student, text="My power was out")
    assert absence_appeal(session=session, by=teacher, text="It was not").has_open_dispute


def test_whose_answer_got_lost_on_the_way_back_may_send_it_again(clock, session, student, teacher):
    missed(clock, session, teacher)
    for _ in range(2):
        excused = absence_excuse(session=session, by=student, text="My power was out")
        assert excused.status == Status.ABANDONED
    for _ in range(2):
        assert absence_appeal(session=session, by=teacher, text="It was not").has_open_dispute
    assert Dispute.objects.count() == 1
    assert absence_excuse(session=session, by=student, text="My power was out").has_open_dispute
    with pytest.raises(errors.SessionClosed):
        absence_excuse(session=session, by=student, text="Something else")
    with pytest.raises(errors.SessionClosed):
        absence_appeal(session=session, by=teacher, text="Something else")


def test_who_was_reported_cannot_come_after_all(clock, session, student, teacher):
    missed(clock, session, teacher)
    with pytest.raises(errors.SessionClosed):
        session_start(session=session, by=student)


def test_reporting_twice_is_one_report(clock, session, teacher):
    first = missed(clock, session, teacher)
    again = no_show_report(session=session, by=teacher)
    assert again.settles_at == first.settles_at
