"""Accepting and declining: requests, and proposals of another time."""

import datetime as dt
from typing import Any
from uuid import UUID

from accounts.models import User
from credits.services import hold_release, minutes_hold
from learning.booking import require_free_alone
from learning.events import SessionAccepted, SessionDeclined
from learning.models import Seat, Session, Status
from learning.rules import Look, may_accept, may_answer, require
from learning.state import change, other_of, people_of, with_session
from learning.telling import inform, tell
from learning.times import grace_until, minutes, reminder_passed
from learning.verified import require_verified
from realtime.services import presence_introduce
from skillswap.fields import now_ms

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
    require(may_accept, Look(session, by, now))
    require_verified(session, by)
    moment = session.proposed_time or session.scheduled_time
    number = session.proposed_minutes or session.duration_minutes
    first = session.status == Status.REQUESTED
    old_hold, old_minutes = session.hold_id, session.duration_minutes
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
        **NO_PROPOSAL,
    )
    require_free_alone(people_of(session), moment, session.ends_at, besides=session.pk)
    if old_hold is None or old_minutes != number:
        _hold(session, instead_of=old_hold)
    if first:
        _remember_reply(session, by, now)
    tell(session, SessionAccepted)
    inform(session, "session_accepted", to=other_of(session, by))
    presence_introduce(*people_of(session))


def _hold(session: Session, *, instead_of: UUID | None) -> None:
    if instead_of is not None:
        hold_release(hold_id=instead_of)
    hold = minutes_hold(
        user_id=session.student_id,
        minutes=session.duration_minutes,
        session_id=session.pk,
        key=f"session:{session.pk}:{session.version}",
    )
    Session.objects.filter(pk=session.pk).update(hold_id=hold.pk)
    session.hold_id = hold.pk


def _decline(session: Session, by: UUID, reason: str) -> None:
    now = now_ms()
    if session.status == Status.DECLINED and session.cancelled_by_id == by:
        return
    require(may_answer, Look(session, by, now))
    if session.status == Status.SCHEDULED:
        change(session, **NO_PROPOSAL)
        tell(session, SessionDeclined)
        inform(session, "session_time_declined", to=other_of(session, by), reason=reason[:500])
        return
    change(
        session,
        status=Status.DECLINED,
        settled_at=now,
        waits_for_id=None,
        cancelled_by_id=by,
        cancel_reason=reason[:500],
    )
    _remember_reply(session, by, now)
    tell(session, SessionDeclined)
    inform(session, "session_declined", to=other_of(session, by), reason=reason[:500])


def _remember_reply(session: Session, by: UUID, now: dt.datetime) -> None:
    """How long the teacher let the learner wait is part of their reliability."""
    if by == session.teacher_id:
        waited = max(0, int((now - session.created_at).total_seconds() // 60))
        Seat.objects.filter(session_id=session.pk, user_id=by, reply_minutes=None).update(reply_minutes=waited)
