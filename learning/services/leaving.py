"""A person is out, by a ban or because they delete their account: what they owe is settled before they go.

Whoever goes cannot answer any more, and who stays could not be answered. So nothing is decided by the word of the one
who goes alone: where only that stands, the times at which the two came and ended decide.
"""

from uuid import UUID

from learning.models import Session, Status
from learning.seats import joined_times
from learning.services.cancelling import cancel_by
from learning.services.settling import settle_absence, settle_back, settle_held, settle_late_cancel
from learning.state import other_of
from learning.times import half_of, is_running, passed_minutes
from skillswap.fields import now_ms


def leave(session: Session, gone: UUID) -> None:
    """End a session because `gone` is out. A deed; does nothing to one that has ended.

    Before it began it is cancelled as they would have cancelled it. One that goes on ends now.
    """
    if session.status in (Status.REQUESTED, Status.SCHEDULED):
        cancel_by(session, gone, "")
    elif is_running(session):
        _settle_begun(session, gone)


def leave_unsettled(session: Session, gone: UUID) -> None:
    """`leave`, and also what waits for an answer: for who deletes their account. A deed."""
    if session.settled_at is not None:
        return
    if session.status == Status.IN_PROGRESS:
        _settle_begun(session, gone)
    elif session.status not in (Status.NO_SHOW, Status.ABANDONED):
        leave(session, gone)
    elif session.absent_id == gone:  # excused or not: nobody can appeal against it any more
        settle_absence(session, gone)
    else:
        settle_back(session, Status.ABANDONED)


def _settle_begun(session: Session, gone: UUID) -> None:
    joined = joined_times(session)
    if len(joined) == 2:
        settle_held(session, _fair_minutes(session, gone))
    elif gone not in joined:
        _failed(session, gone)
    else:
        settle_back(session, Status.CANCELLED)


def _failed(session: Session, gone: UUID) -> None:
    if now_ms() < session.scheduled_time:
        settle_late_cancel(session, gone, cancelled_by_id=gone)
    else:
        settle_absence(session, gone)


def _fair_minutes(session: Session, gone: UUID) -> int:
    """What the one who stays said, or less in their favour: a teacher who goes gets no more than passed."""
    passed = passed_minutes(session, joined_times(session), session.ended_at or now_ms())
    claimed = session.claimed_minutes
    if claimed is not None and session.ended_by_id == other_of(session, gone):
        return claimed
    if gone == session.teacher_id:
        return passed if claimed is None else min(claimed, passed)
    return max(passed, half_of(session) if claimed is None else claimed)
