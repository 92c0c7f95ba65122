"""A person is out, by a ban or because they delete their account: what they owe is settled before they go.

Whoever goes cannot answer any more, and who stays could not be answered. So nothing is decided by the word of the one
who goes alone: where only that stands, the times at which the two came and ended decide.
"""

from uuid import UUID

from learning.models import NOT_BEGUN, OPEN, UNSETTLED, Dispute, Role, Session, SessionParticipant, Status
from learning.owed import Known, known_now, minutes_of_silence
from learning.participants import other_of, session_ids
from learning.services.cancelling import cancel_by
from learning.services.series_notices import cancelled_notify
from learning.services.settling import refund, settle_absence, settle_held, settle_late_cancel
from learning.services.state import sessions_lock, with_session
from learning.times import half_of, is_running, keeps_apart
from skillswap.db import transactional
from skillswap.db.fields import now_ms


def sessions_lock_member(user_id: UUID, reason: str) -> None:
    """Handler of `member_leaving`: whoever writes into one of their sessions was first, or finds them gone.

    Who deletes their account also takes their words out of what is over.
    """
    mine = SessionParticipant.objects.filter(user_id=user_id)
    sessions_lock(mine if reason == "deleted" else mine.filter(status__in=OPEN))


@transactional
def sessions_settle_member(user_id: UUID, reason: str) -> None:
    """Handler of `member_removed`: settle what is open, and notify the others.

    Someone who deletes their account settles also what waits for an answer, so that nothing of theirs stays held.
    """
    mine = SessionParticipant.objects.filter(user_id=user_id)
    left: list[Session] = []
    if reason != "deleted":
        for session_id in sessions_lock(mine.filter(status__in=OPEN)):
            left.append(with_session(session_id, leave, user_id))
        _notify_cancelled(left, user_id)
        return
    unsettled = mine.filter(status__in=UNSETTLED)
    sessions_lock(unsettled)
    for role in (Role.STUDENT, Role.TEACHER):  # what is held for their own lessons comes free, and pays what they owe
        for session_id in session_ids(unsettled.filter(role=role)):
            left.append(with_session(session_id, leave_unsettled, user_id))
            Dispute.objects.filter(session_id=session_id, is_open=True).update(is_open=False, reason="Account deleted")
    _notify_cancelled(left, user_id)


def _notify_cancelled(left: list[Session], gone: UUID) -> None:
    cancelled = [session for session in left if session.status == Status.CANCELLED]
    cancelled_notify([one for one in cancelled if one.started_at is None or one.was_late], by=gone)


def leave(session: Session, gone: UUID) -> None:
    """End a session because `gone` is out. Does nothing to one that has ended. An action for `with_session`.

    Before it began it is cancelled as they would have cancelled it. One that goes on ends now.
    """
    if session.status in NOT_BEGUN:
        cancel_by(session, gone, "", notifies=False)
    elif is_running(session):
        _settle_begun(session, gone)


def leave_unsettled(session: Session, gone: UUID) -> None:
    """`leave`, and also what waits for an answer: for who deletes their account. An action for `with_session`."""
    if session.settled_at is not None:
        return
    if session.status == Status.IN_PROGRESS:
        _settle_begun(session, gone)
    elif session.status not in (Status.NO_SHOW, Status.ABANDONED):
        leave(session, gone)
    elif session.absent_id == gone:  # excused or not: nobody can appeal against it any more
        settle_absence(session, gone)
    else:
        refund(session, Status.ABANDONED)


def _settle_begun(session: Session, gone: UUID) -> None:
    known = known_now(session, now_ms())
    if len(known.joined) == 2:
        fair = _fair_minutes(known, gone)
        settle_held(session, fair) if fair else refund(session, Status.CANCELLED)
    elif keeps_apart(session, gone, known.joined, known.now):
        _failed(session, gone)
    else:
        refund(session, Status.CANCELLED)


def _failed(session: Session, gone: UUID) -> None:
    if now_ms() < session.scheduled_time:
        settle_late_cancel(session, gone, cancelled_by_id=gone)
    else:
        settle_absence(session, gone)


def _fair_minutes(known: Known, gone: UUID) -> int:
    """What the one who stays said and the call shows, or less in their favour.

    A teacher who goes gets no more than the call shows, or passed; a learner who goes pays that, unless they waited.
    """
    session, claimed = known.session, known.session.claimed_minutes
    if claimed is not None and session.ended_by_id == other_of(session, gone):
        return minutes_of_silence(known)
    if gone == session.teacher_id:
        return known.shown if claimed is None else min(claimed, known.shown)
    if known.waited(gone):
        return known.shown
    return max(known.passed, half_of(session) if claimed is None else claimed)
