"""Cancelling: free of charge until `cancel_free_until`, half of the time later."""

from uuid import UUID

from accounts.models import User
from learning.models import Session, Status
from learning.participants import other_of, people_of
from learning.rules import ActionContext, may_cancel, require
from learning.services.publishing import participant_notify, participants_mail
from learning.services.settling import refund, settle_late_cancel
from learning.services.state import with_session
from learning.times import cancel_free_until
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput
from skillswap.phrases import most_characters

REASON_LENGTH = 500


def session_cancel(*, session: Session, by: User, reason: str = "") -> Session:
    """Cancel a request or an agreed session. Again is fine. Raises SessionClosed, InvalidInput.

    Later than the notice period, half of the time goes to the one who waited. Emits session:updated to both,
    credits:changed to those concerned, notification:new to the other.
    """
    if len(reason) > REASON_LENGTH:
        raise InvalidInput("reason", most_characters(REASON_LENGTH))
    return with_session(session.pk, cancel_by, by.pk, reason.strip())


def is_late_for(session: Session, by: UUID) -> bool:
    """Would it cost `by` half to be out of this session now?

    One of a series without minutes held would have fallen out before it could be late: there is nothing to pay with.
    """
    agreed = session.status == Status.SCHEDULED and session.hold_due_at is None
    return agreed and now_ms() > cancel_free_until(session, by)


def cancel_by(session: Session, by: UUID, reason: str, *, notifies: bool = True) -> None:
    """Cancel it as `by` would, also because of a block, a ban or the deletion of an account.

    An action for `with_session`. Without `notifies` the caller says it to the other: of several at once, once.
    """
    if session.status == Status.CANCELLED:
        return
    require(may_cancel, ActionContext(session, by, now_ms()))
    who = {"cancelled_by_id": by, "cancel_reason": reason}
    if is_late_for(session, by):
        settle_late_cancel(session, by, **who)
    else:
        refund(session, Status.CANCELLED, **who)
    if not notifies:
        return
    participant_notify(session, "session_cancelled", to=other_of(session, by), reason=reason, wasLate=session.was_late)
    participants_mail(session, "session_cancelled", to=people_of(session))
