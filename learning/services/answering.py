"""Accepting and declining: requests, and proposals of another time."""

import datetime as dt
from typing import Any
from uuid import UUID

from accounts.models import User
from learning.events import SessionAccepted, SessionDeclined
from learning.models import Session, SessionParticipant, Status
from learning.participants import other_of, people_of
from learning.rules import ActionContext, may_accept, may_answer, require
from learning.services.booking import calendars_lock, require_free
from learning.services.holding import session_hold
from learning.services.publishing import participant_notify, participants_mail, session_publish
from learning.services.series_holds import hold_if_next, series_changed
from learning.services.state import change, with_session
from learning.times import grace_until, hold_due_at, minutes, reminder_passed
from learning.verified import require_verified
from realtime.services import presence_introduce
from skillswap.db.fields import now_ms

NO_PROPOSAL: dict[str, Any] = {
    "waits_for_id": None,
    "proposed_time": None,
    "proposed_minutes": None,
    "proposed_by_id": None,
}


def session_accept(*, session: Session, by: User) -> Session:
    """Accept a request or another time: books the time of both and holds the learner's minutes, or does nothing.

    Again is fine. Raises NotYourTurn, SessionClosed, SessionExpired, TimePassed,
    EmailNotVerified, TimeTaken, InsufficientCredits.
    Emits session:accepted to both, credits:changed to the learner, notification:new to the other.
    """
    return with_session(session.pk, _accept, by.pk)


def session_decline(*, session: Session, by: User, reason: str = "") -> Session:
    """Decline a request, which ends it, or another time, which leaves the session as it was. Again is fine.

    Raises NotYourTurn, SessionClosed, SessionExpired, NothingProposed. Emits session:declined to both.
    """
    return with_session(session.pk, _decline, by.pk, reason.strip())


def _accept(session: Session, by: UUID) -> None:
    now = now_ms()
    if session.status == Status.SCHEDULED and session.waits_for_id is None:
        return
    first = session.status == Status.REQUESTED
    session_book(session, by, now)
    participant_notify(session, "session_accepted", to=other_of(session, by))
    participants_mail(session, "session_agreed" if first else "session_moved", to=people_of(session))
    presence_introduce(*people_of(session))


def session_book(session: Session, by: UUID, now: dt.datetime) -> None:
    """All of accepting but the notification and the mail. An action for `with_session`; raises as `session_accept`."""
    require(may_accept, ActionContext(session, by, now))
    require_verified(session, by)
    moment = session.proposed_time or session.scheduled_time
    number = session.proposed_minutes or session.duration_minutes
    first = session.status == Status.REQUESTED
    old_minutes = session.duration_minutes
    change(
        session,
        status=Status.SCHEDULED,
        scheduled_time=moment,
        duration_minutes=number,
        ends_at=moment + minutes(number),
        accepted_at=now,
        grace_until=grace_until(session, moment, now),
        accepted_by_id=by,
        reminded_minutes=reminder_passed(moment, now),
        hold_due_at=hold_due_at(moment) if session.series_id is not None and session.hold_id is None else None,
        **NO_PROPOSAL,
    )
    calendars_lock(user_ids=people_of(session))
    require_free(people_of(session), moment, session.ends_at, besides=session.pk)
    if session.hold_due_at is not None:
        hold_if_next(session, now, must=first)
    elif session.hold_id is None or old_minutes != number:
        session_hold(session)
    if first:
        _write_reply_minutes(session, by, now)
    series_changed(session)
    session_publish(session, SessionAccepted)


def _decline(session: Session, by: UUID, reason: str) -> None:
    if session.status == Status.DECLINED and session.cancelled_by_id == by:
        return
    agreed = session.status == Status.SCHEDULED
    session_turn_down(session, by, reason)
    event = "session_time_declined" if agreed else "session_declined"
    participant_notify(session, event, to=other_of(session, by), reason=reason[:500])


def session_turn_down(session: Session, by: UUID, reason: str) -> None:
    """All of declining but the notification. An action for `with_session`; raises as `session_decline`."""
    now = now_ms()
    require(may_answer, ActionContext(session, by, now))
    if session.status == Status.SCHEDULED:
        change(session, **NO_PROPOSAL)
        session_publish(session, SessionDeclined)
        return
    change(
        session,
        status=Status.DECLINED,
        settled_at=now,
        waits_for_id=None,
        cancelled_by_id=by,
        cancel_reason=reason[:500],
    )
    _write_reply_minutes(session, by, now)
    session_publish(session, SessionDeclined)


def _write_reply_minutes(session: Session, by: UUID, now: dt.datetime) -> None:
    """How long the teacher let the learner wait is part of their reliability."""
    if by == session.teacher_id:
        waited = max(0, int((now - session.created_at).total_seconds() // 60))
        SessionParticipant.objects.filter(session_id=session.pk, user_id=by, reply_minutes=None).update(
            reply_minutes=waited
        )
