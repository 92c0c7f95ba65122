"""Cancelling: free of charge until `cancel_free_until`, half of the time later."""

from uuid import UUID

from accounts.models import User
from learning.models import Session, Status
from learning.rules import Look, may_cancel, require
from learning.services.settling import settle_back, settle_late_cancel
from learning.state import other_of, with_session
from learning.telling import inform
from learning.times import cancel_free_until
from skillswap.errors import InvalidInput
from skillswap.fields import now_ms

REASON_LENGTH = 500


def session_cancel(*, session: Session, by: User, reason: str = "") -> Session:
    """Cancel a request or an agreed session. Again is fine. Raises SessionClosed, InvalidInput.

    Later than the notice period, half of the time goes to the one who waited. Emits session:updated to both,
    credits:changed to those concerned, notification:new to the other.
    """
    if len(reason) > REASON_LENGTH:
        raise InvalidInput("reason", f"At most {REASON_LENGTH} characters.")
    return with_session(session.pk, cancel_by, by.pk, reason.strip())


def is_late_for(session: Session, by: UUID) -> bool:
    """Would it cost `by` half to be out of this session now?"""
    return session.status == Status.SCHEDULED and now_ms() > cancel_free_until(session, by)


def cancel_by(session: Session, by: UUID, reason: str) -> None:
    """Cancel it as `by` would: what `session_cancel` does, and a block, an account's deletion and a ban. A deed."""
    if session.status == Status.CANCELLED:
        return
    require(may_cancel, Look(session, by, now_ms()))
    who = {"cancelled_by_id": by, "cancel_reason": reason}
    if is_late_for(session, by):
        settle_late_cancel(session, by, **who)
    else:
        settle_back(session, Status.CANCELLED, **who)
    inform(session, "session_cancelled", to=other_of(session, by), reason=reason, wasLate=session.was_late)


def end_open(session: Session, reason: str) -> None:
    """Cancel whatever is still open and give everything back, whoever's fault it is. Does nothing to the rest."""
    unsettled = session.status in (Status.REQUESTED, Status.SCHEDULED, Status.IN_PROGRESS)
    if unsettled and session.ended_at is None:
        settle_back(session, Status.CANCELLED, cancel_reason=reason)
