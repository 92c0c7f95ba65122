"""What the call shows decides what an end says and what one's word alone pays; nobody gains by leaving early."""

import datetime as dt
import uuid

import pytest

from learning import errors
from learning.models import Session, Status
from learning.selectors import session_out
from learning.services.absence import no_show_report
from learning.services.attendance import attendance_begin, attendance_end, attendance_renew
from learning.services.due import sessions_run_due
from learning.services.leaving import sessions_settle_member
from learning.services.meeting_link import meeting_link_set
from learning.services.running import session_confirm, session_end
from skillswap.db.fields import now_ms
from tests.factories.credits import minutes_of
from tests.factories.sessions import agree, ahead, begin

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
MINUTE = dt.timedelta(minutes=1)
LINK = "https://meet.example.org/noor"


@pytest.fixture
def session(clock, student, guitar, teacher):
    """An hour that both have come to; the clock stands at its beginning."""
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    return begin(made, teacher, student)


class Call:
    """The two in the call of a session, each in one tab; time passes by `at(minute)`."""

    def __init__(self, session, clock):
        self.session, self.clock, self.inside = session, clock, {}

    def at(self, minute):
        """Until then each tab says every minute that it is there."""
        while now_ms() < self.session.scheduled_time + minute * MINUTE:
            self.clock.shift(MINUTE)
            for person, tab in self.inside.items():
                attendance_renew(session_id=self.session.pk, user_id=person.pk, peer_id=tab)
        return self

    def joins(self, *people):
        for person in people:
            self.inside[person] = uuid.uuid4()
            attendance_begin(session_id=self.session.pk, user_id=person.pk, peer_id=self.inside[person])
        return self

    def leaves(self, *people):
        for person in people:
            attendance_end(session_id=self.session.pk, user_id=person.pk, peer_id=self.inside.pop(person))
        return self


@pytest.fixture
def call(session, clock):
    return Call(session, clock)


def of(session):
    return Session.objects.get(pk=session.pk)


def silence(clock):
    clock.shift(dt.timedelta(hours=48))
    sessions_run_due()


def test_without_the_call_everything_is_as_the_clock_says(clock, session, student):
    clock.shift(40 * MINUTE)
    assert session_out(session.pk, student.pk)["together_minutes"] is None
    assert session_end(session=session, by=student).paid_minutes == 40


@pytest.mark.parametrize(("passed", "paid"), [(1, 1), (20, 20), (60, 60), (75, 60)])
def test_without_the_call_silence_pays_no_minutes_that_had_not_passed(clock, student, guitar, teacher, passed, paid):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time - 15 * MINUTE)
    begin(session, teacher, student)
    clock.shift(passed * MINUTE)
    session_end(session=session, by=teacher, actual_minutes=60)
    silence(clock)
    assert (of(session).status, of(session).paid_minutes) == (Status.COMPLETED, paid)


def test_without_the_call_a_teacher_who_pressed_start_at_the_end_is_paid_what_they_say(clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time + 50 * MINUTE)
    begin(session, teacher, student)
    clock.shift(10 * MINUTE)
    session_end(session=session, by=teacher, actual_minutes=60)
    silence(clock)
    assert of(session).paid_minutes == 60


def test_without_the_call_the_learners_own_end_agrees_with_what_the_teacher_said(clock, session, student, teacher):
    begin(session, teacher, student)
    session_end(session=session, by=teacher, actual_minutes=60)
    assert session_end(session=session, by=student).paid_minutes == 60


def test_an_end_says_the_minutes_that_both_were_in_the_call(call, session, student, teacher):
    call.joins(teacher).at(4).joins(student).at(59)
    assert session_out(session.pk, student.pk)["together_minutes"] == 55
    assert session_end(session=session, by=student).status == Status.COMPLETED
    assert minutes_of(teacher) == (55, 0)


def test_both_read_who_was_there_when(call, session, student, teacher):
    call.joins(teacher, student).at(30).leaves(student).at(35).joins(student)
    seats = {seat["user_id"]: seat["attendance"] for seat in session_out(session.pk, teacher.pk)["seats"]}
    start = session.scheduled_time
    assert seats[student.pk] == [
        {"joined_at": start, "left_at": start + 30 * MINUTE},
        {"joined_at": start + 35 * MINUTE, "left_at": None},
    ]
    assert seats[teacher.pk] == [{"joined_at": start, "left_at": None}]


def test_a_learner_who_leaves_early_waits_for_the_teachers_word_and_pays_the_half_at_least(
    call, clock, session, student, teacher
):
    call.joins(teacher, student).at(10).leaves(student).at(59)
    ended = session_end(session=session, by=student)
    assert (ended.status, ended.claimed_minutes, ended.waits_for_id) == (Status.IN_PROGRESS, 30, teacher.pk)
    silence(clock)
    assert minutes_of(teacher) == (30, 0)


def test_a_teacher_who_leaves_early_is_paid_what_was_given_and_no_more(call, clock, session, student, teacher):
    """Whatever the teacher says: the learner's silence pays what the call shows."""
    call.joins(teacher, student).at(10).leaves(teacher).at(59)
    assert session_end(session=session, by=teacher, actual_minutes=60).claimed_minutes == 60
    silence(clock)
    assert minutes_of(teacher) == (10, 0)


def test_a_learner_whom_the_teacher_left_alone_says_what_was_given(call, session, student, teacher):
    call.joins(teacher, student).at(10).leaves(teacher).at(59)
    ended = session_end(session=session, by=student)
    assert (ended.status, ended.claimed_minutes) == (Status.IN_PROGRESS, 10)


def test_a_learner_who_waited_alone_does_not_pay_by_the_teachers_word(call, clock, session, student, teacher):
    """The teacher pressed start and was never there: that is no session that took place."""
    call.joins(student).at(20).leaves(student).at(59)
    session_end(session=session, by=teacher)
    silence(clock)
    assert (minutes_of(student), minutes_of(teacher)) == ((300, 0), (0, 0))


def test_a_teacher_who_waited_alone_is_paid_the_half_by_silence(call, clock, session, student, teacher):
    call.joins(teacher).at(59)
    assert session_end(session=session, by=teacher).claimed_minutes == 30
    silence(clock)
    assert minutes_of(teacher) == (30, 0)


def test_staying_after_the_planned_end_is_no_waiting(call, clock, session, student, teacher):
    """The teacher came for the last five minutes, and left the tab open when the hour was over."""
    call.joins(student).at(55).joins(teacher).at(60).leaves(student).at(80)
    session_end(session=session, by=teacher, actual_minutes=60)
    silence(clock)
    assert minutes_of(teacher) == (5, 0)


def test_a_teacher_who_comes_when_the_learner_has_given_up_has_not_waited(call, clock, session, student, teacher):
    call.joins(student).at(40).leaves(student).at(45).joins(teacher).at(59)
    session_end(session=session, by=teacher, actual_minutes=60)
    silence(clock)
    assert (minutes_of(student), minutes_of(teacher)) == ((300, 0), (0, 0))


def test_what_nobody_ended_pays_what_the_call_shows(call, clock, session, student, teacher):
    call.joins(teacher, student).at(20).leaves(teacher, student)
    silence(clock)
    assert minutes_of(teacher) == (20, 0)


def test_more_than_the_call_shows_is_paid_when_the_learner_agrees(call, session, student, teacher):
    """The call failed, and they went on by telephone."""
    call.joins(teacher, student).at(10).leaves(teacher, student).at(59)
    session_end(session=session, by=teacher, actual_minutes=59)
    session_end(session=session, by=student)
    assert of(session).status == Status.IN_PROGRESS, "silence agrees to what the call shows alone"
    session_confirm(session=session, by=student)
    assert minutes_of(teacher) == (59, 0)


def test_a_learner_who_goes_on_elsewhere_does_not_settle_at_once_what_the_call_shows(call, session, student, teacher):
    call.joins(teacher, student).at(35).leaves(teacher, student).at(59)
    assert session_end(session=session, by=student).status == Status.IN_PROGRESS
    assert minutes_of(teacher) == (0, 0)


def test_a_second_tab_and_a_program_that_renews_make_nobody_pay(call, clock, session, student, teacher):
    """The teacher's tabs stay for an hour; the learner left after 20 minutes and said nothing."""
    call.joins(teacher, student).at(20).leaves(student).joins(teacher).at(40).joins(teacher).at(59)
    session_end(session=session, by=teacher, actual_minutes=60)
    silence(clock)
    assert minutes_of(teacher) == (30, 0)


def test_at_the_teachers_own_link_our_empty_call_says_nothing(call, clock, session, student, teacher):
    Session.objects.filter(pk=session.pk).update(meeting_link=LINK, linked_at=session.started_at)
    call.joins(student).at(5).leaves(student)
    meeting_link_set(session=session, by=teacher, meeting_link=f"{LINK}/two")
    call.at(60)
    session_end(session=session, by=teacher)
    silence(clock)
    assert minutes_of(teacher) == (60, 0)


def test_a_link_that_comes_while_the_learner_waits_pays_the_teacher_nothing(call, clock, session, student, teacher):
    call.joins(student).at(50)
    meeting_link_set(session=session, by=teacher, meeting_link=LINK)
    call.at(60)
    session_end(session=session, by=teacher, actual_minutes=60)
    silence(clock)
    assert minutes_of(teacher) == (0, 0)


def test_who_left_the_call_before_the_grace_was_over_reports_no_absence(clock, guitar, student):
    made = agree(student, guitar, at=ahead(days=3))
    clock.move_to(made.scheduled_time)
    call = Call(begin(made, student), clock).joins(student).at(1).leaves(student).at(12)
    assert "no_show" not in session_out(made.pk, student.pk)["actions"]
    with pytest.raises(errors.NotThere):
        no_show_report(session=made, by=student)
    call.joins(student)
    assert "no_show" in session_out(made.pk, student.pk)["actions"]
    assert no_show_report(session=made, by=student).status == Status.NO_SHOW


@pytest.mark.parametrize(("gone", "paid"), [("teacher", 10), ("student", 59)])
def test_who_deletes_their_account_is_settled_by_what_the_call_shows(gone, paid, call, session, student, teacher):
    """A teacher gets no more than that; a learner who left early and goes pays what passed."""
    call.joins(teacher, student).at(10).leaves(teacher, student).at(59)
    sessions_settle_member({"teacher": teacher, "student": student}[gone].pk, "deleted")
    assert of(session).paid_minutes == paid
