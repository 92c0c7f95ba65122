"""Two answers to one question at the same moment: one of them counts, and the other one hears that it is over."""

import datetime as dt

import pytest

from credits.audit import Audit
from learning.errors import SessionClosed, TheyCame
from learning.models import Dispute, Session, SessionParticipant, Status
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.asking import session_request
from learning.services.due import sessions_run_due
from learning.services.running import session_confirm, session_dispute, session_start
from notifications.models import Notification
from skillswap.db.fields import now_ms
from skillswap.errors import DomainError, NotAllowed
from swaps.errors import SessionsOpen
from swaps.models import Swap
from swaps.services import swap_cancel
from tests.factories.credits import minutes_of
from tests.factories.learning import session_between
from tests.factories.sessions import agree, ahead, begin
from tests.factories.swaps import agreed_swap
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def running(teacher, student, **fields):
    """Twenty minutes of it have passed."""
    at = now_ms() - dt.timedelta(minutes=20)
    return session_between(teacher, student, at=at, status=Status.IN_PROGRESS, **fields)


def test_a_claim_is_confirmed_or_disputed_and_never_both(teacher, student):
    for _ in range(ROUNDS):
        now = now_ms()
        claim = {"ended_at": now, "ended_by_id": teacher.pk, "claimed_minutes": 20}
        session = running(teacher, student, settles_at=now + dt.timedelta(days=1), **claim)
        answers = side_by_side(
            lambda session=session: session_confirm(session=session, by=student),
            lambda session=session: session_dispute(session=session, by=student, text="It was a minute."),
        )
        assert sorted(isinstance(answer, SessionClosed) for answer in answers) == [False, True]
        status = Session.objects.get(pk=session.pk).status
        assert (status == Status.COMPLETED) != Dispute.objects.filter(session=session, is_open=True).exists()


def test_whoever_comes_while_they_are_reported_missing_came_or_was_missing(teacher, student):
    for _ in range(ROUNDS):
        session = running(teacher, student)
        SessionParticipant.objects.filter(session=session, user=student).update(joined_at=None)
        came, reported = side_by_side(
            lambda session=session: session_start(session=session, by=student),
            lambda session=session: no_show_report(session=session, by=teacher),
        )
        status = Session.objects.get(pk=session.pk).status
        there = SessionParticipant.objects.get(session=session, user=student).joined_at is not None
        assert (type(came), type(reported), status, there) in {
            (Session, TheyCame, Status.IN_PROGRESS, True),
            (SessionClosed, Session, Status.NO_SHOW, False),
        }


def test_an_excuse_and_an_appeal_at_once_leave_one_dispute_or_one_answer(teacher, student):
    for _ in range(ROUNDS):
        missed = {"absent_id": student.pk, "ended_at": now_ms(), "settles_at": now_ms() + dt.timedelta(days=1)}
        session = running(teacher, student)
        Session.objects.filter(pk=session.pk).update(status=Status.NO_SHOW, **missed)
        excused, appealed = side_by_side(
            lambda session=session: absence_excuse(session=session, by=student, text="No power."),
            lambda session=session: absence_appeal(session=session, by=student, text="I was there."),
        )
        after = Session.objects.get(pk=session.pk)
        assert after.has_open_dispute != (after.status == Status.ABANDONED)
        refused = appealed if after.status == Status.ABANDONED else excused
        assert isinstance(refused, NotAllowed | SessionClosed)


def test_the_job_in_four_workers_reminds_once_and_settles_once(teacher, student, guitar):
    agree(student, guitar, at=ahead(minutes=50))
    Session.objects.update(due_at=now_ms() - dt.timedelta(minutes=1), reminded_minutes=1440)
    ended = agree(student, guitar, at=ahead(minutes=2), minutes=15)
    begin(ended, teacher, student)
    past = now_ms() - dt.timedelta(hours=1)
    Session.objects.filter(pk=ended.pk).update(
        ended_at=past, ended_by_id=student.pk, claimed_minutes=10, settles_at=past, due_at=past
    )
    side_by_side(*[sessions_run_due] * 4)
    assert Notification.objects.filter(user=student, data__event="session_reminder").count() == 1
    assert (minutes_of(teacher), minutes_of(student)) == ((10, 0), (230, 60))
    assert Audit().faults == []


def test_a_swap_is_called_off_or_a_session_of_it_is_asked_for_and_never_both(teacher, student):
    for number in range(ROUNDS):
        swap = agreed_swap(teacher, student)
        asked, cancelled = side_by_side(
            lambda swap=swap, number=number: session_request(
                by=student,
                key=str(number),
                teacher_id=teacher.pk,
                skill_id=swap.offered_skill_id,
                scheduled_time=ahead(days=2 + number),
                duration_minutes=60,
                swap_id=swap.pk,
            ),
            lambda swap=swap: swap_cancel(swap=Swap.objects.get(pk=swap.pk), by=teacher),
        )
        is_asked = Session.objects.filter(swap_id=swap.pk, status=Status.REQUESTED).exists()
        status = Swap.objects.get(pk=swap.pk).status
        assert (is_asked, status) in {(True, Swap.Status.ACCEPTED), (False, Swap.Status.CANCELLED)}
        assert isinstance(cancelled, SessionsOpen) if is_asked else isinstance(asked, DomainError)
