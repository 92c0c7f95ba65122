"""What time does to sessions: reminders once each, silence that settles, also after the worker was down."""

import datetime as dt
import json

import pytest

from learning.models import Outcome, Session, SessionParticipant, Status
from learning.services import due
from learning.services.answering import session_accept
from learning.services.due import sessions_run_due
from learning.services.editing import session_edit
from learning.services.running import session_end
from notifications.models import Notification
from realtime.models import UserEvent
from tests.factories.credits import minutes_of
from tests.factories.sessions import agree, ahead, ask, begin

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(hours=24)


def reminders(user):
    events = UserEvent.objects.filter(user=user, type="session:reminder").order_by("cursor")
    return [json.loads(event.data)["minutesBefore"] for event in events]


def run_every_minute_until(clock, moment, step=dt.timedelta(minutes=5)):
    from skillswap.db.fields import now_ms

    while now_ms() < moment:
        clock.shift(step)
        sessions_run_due()
        sessions_run_due()


def test_each_of_the_three_reminders_comes_once_to_both(clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=2))
    run_every_minute_until(clock, session.scheduled_time + DAY)
    assert reminders(student) == reminders(teacher) == [1440, 60, 15]
    assert Notification.objects.filter(user=student, data__event="session_reminder").count() == 3


def test_after_a_pause_of_the_worker_the_closest_reminder_is_sent_once(clock, student, guitar):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time - dt.timedelta(minutes=50))
    sessions_run_due()
    sessions_run_due()
    assert reminders(student) == [60]
    run_every_minute_until(clock, session.scheduled_time)
    assert reminders(student) == [60, 15]


def test_after_the_beginning_nobody_is_reminded(clock, student, guitar):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time + dt.timedelta(minutes=1))
    sessions_run_due()
    assert reminders(student) == []


def test_what_is_agreed_on_short_notice_skips_the_reminders_that_have_passed(clock, student, guitar):
    session = agree(student, guitar, at=ahead(minutes=40))
    run_every_minute_until(clock, session.scheduled_time)
    assert reminders(student) == [15]


def test_a_session_that_moved_is_reminded_of_anew(clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(hours=20))
    clock.move_to(session.scheduled_time - dt.timedelta(minutes=59))
    sessions_run_due()
    session = session_edit(session=session, by=teacher, scheduled_time=ahead(days=3))
    session = session_accept(session=session, by=student)
    run_every_minute_until(clock, session.scheduled_time)
    assert reminders(student) == [60, 1440, 60, 15]


def test_an_unanswered_request_expires_and_both_hear_of_it(clock, student, guitar, teacher):
    session = ask(student, guitar, at=ahead(days=9))
    clock.shift(dt.timedelta(hours=72))
    assert sessions_run_due() == 1
    assert sessions_run_due() == 0
    session.refresh_from_db()
    assert session.status == Status.EXPIRED
    assert Notification.objects.filter(data__event="session_expired").count() == 2


def test_what_the_teacher_said_holds_after_a_day_of_silence(clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time)
    begin(session, teacher, student)
    clock.shift(dt.timedelta(hours=1))
    session_end(session=session, by=teacher, actual_minutes=45)
    clock.shift(DAY)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((255, 0), (45, 0))


def test_a_teacher_alone_in_the_room_is_not_paid_in_full_by_silence(clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time)
    begin(session, teacher)
    clock.shift(dt.timedelta(minutes=10))
    session_end(session=session, by=teacher)
    clock.shift(DAY)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))
    assert SessionParticipant.objects.get(session=session, user=student).outcome == Outcome.MISSED


def test_both_came_and_nobody_ended_it(clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time)
    begin(session, teacher, student)
    clock.move_to(session.ends_at + DAY)
    sessions_run_due()
    assert minutes_of(teacher) == (60, 0)


@pytest.mark.parametrize("alone", [False, True])
def test_nobody_came_or_nobody_complained_and_everything_goes_back(clock, student, guitar, teacher, alone):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time)
    if alone:
        begin(session, teacher)
    clock.move_to(session.ends_at + DAY)
    sessions_run_due()
    sessions_run_due()  # the first run may pass over a reminder
    session.refresh_from_db()
    assert session.status == Status.ABANDONED
    assert (minutes_of(student), minutes_of(teacher)) == ((300, 0), (0, 0))
    assert session.due_at is None


def test_one_that_fails_does_not_hold_up_the_others(clock, student, guitar, monkeypatch):
    broken, fine = ask(student, guitar, at=ahead(days=9)), ask(student, guitar, at=ahead(days=8))
    clock.shift(dt.timedelta(hours=72))
    real = due._due

    def fails(session):
        if session.pk == broken.pk:
            raise RuntimeError("broken")
        real(session)

    monkeypatch.setattr(due, "_due", fails)
    assert sessions_run_due() == 1
    assert Session.objects.get(pk=fine.pk).status == Status.EXPIRED
    assert Session.objects.get(pk=broken.pk).status == Status.REQUESTED
