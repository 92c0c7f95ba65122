"""What time itself does to sessions: reminders, requests that run out, silence that settles."""

import datetime as dt
from uuid import UUID

from learning.events import SessionReminder
from learning.models import Session, Status
from learning.owed import known_now, minutes_of_silence
from learning.participants import people_of
from learning.services.publishing import participants_notify, session_publish
from learning.services.series_due import hold_or_drop
from learning.services.series_notices import expired_notify
from learning.services.settling import refund, settle_absence, settle_held
from learning.services.state import change, with_session
from learning.times import forgotten_at, reminder_passed
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms

AT_ONCE = 500
_EVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # rows without a moment sort before it on MongoDB


def sessions_run_due() -> int:
    """Do what is due, at most AT_ONCE sessions; returns how many. Safe to run twice at once, and after a pause.

    One that fails is logged and tried again next time; the others go on.
    """
    due = Session.objects.filter(due_at__lte=now_ms(), due_at__gt=_EVER).order_by("due_at", "id")
    return each_alone(due.values_list("pk", flat=True), _run_due, what="session_due", at_most=AT_ONCE)


def _run_due(session_id: UUID) -> bool:
    with_session(session_id, _due)
    return True


def _due(session: Session) -> None:
    now = now_ms()
    if session.due_at is None or session.due_at > now:
        return  # another worker did it
    if session.status == Status.REQUESTED:
        refund(session, Status.EXPIRED)
        expired_notify(session)
    elif session.status == Status.SCHEDULED and session.hold_due_at is not None and session.hold_due_at <= now:
        hold_or_drop(session, now)
    elif session.status == Status.SCHEDULED:
        _remind_or_give_up(session, now)
    elif session.status == Status.NO_SHOW and session.absent_id is not None:
        settle_absence(session, session.absent_id)
    elif session.status == Status.ABANDONED:
        refund(session, Status.ABANDONED)
    else:
        _settle_silence(session)


def _remind_or_give_up(session: Session, now: dt.datetime) -> None:
    """Of reminders that a stopped worker missed only the closest is sent; none once the session should have begun."""
    if now >= forgotten_at(session):
        refund(session, Status.ABANDONED)
        return
    if now >= session.scheduled_time:
        change(session, reminded_minutes=0)
        return
    before = reminder_passed(session.scheduled_time, now)
    change(session, reminded_minutes=before)
    if before is None:
        return
    session_publish(session, SessionReminder, minutes_before=before)
    participants_notify(
        session, "session_reminder", to=people_of(session), key=f"reminder:{before}", minutesBefore=before
    )


def _settle_silence(session: Session) -> None:
    """Nobody ended it, or nobody answered what the other said of its end.

    Whoever never came has not agreed by silence: that is a no-show, or nothing took place at all. As little have two
    agreed who never met in the call.
    """
    known = known_now(session, now_ms())
    came, shown = set(known.joined), minutes_of_silence(known)
    if len(came) == 2 and shown:
        settle_held(session, shown)
    elif len(came) == 2:
        refund(session, Status.ABANDONED)
    elif came and session.ended_at is not None:
        (missing,) = set(people_of(session)) - came
        settle_absence(session, missing)
    else:
        refund(session, Status.ABANDONED)
