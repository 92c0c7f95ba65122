"""Sessions of people who block each other, are banned, or leave."""

from uuid import UUID

from learning.models import Case, Seat, Session, Status
from learning.services.cancelling import end_open
from learning.services.due import settle_now
from learning.state import other_of, with_session
from learning.telling import inform
from moderation.selectors import blocked_between
from skillswap.db import transactional

OPEN = (Status.REQUESTED, Status.SCHEDULED, Status.IN_PROGRESS)
UNSETTLED = (*OPEN, Status.NO_SHOW, Status.ABANDONED)


@transactional
def sessions_follow_block(one: UUID, two: UUID) -> bool:
    """Hide the sessions of these two, or show them again, as `blocked_between` says; returns what it says.

    A block cancels what is agreed or asked for and gives the minutes back. What was held before settles as usual.
    """
    blocked = blocked_between(one, two)
    for user_id, other_id in ((one, two), (two, one)):
        Seat.objects.filter(user_id=user_id, other_id=other_id, is_hidden=not blocked).update(is_hidden=blocked)
    if blocked:
        theirs = Seat.objects.filter(user_id=one, other_id=two, status__in=OPEN[:2])
        for session_id in list(theirs.values_list("session_id", flat=True)):
            with_session(session_id, end_open, "")
    return blocked


@transactional
def sessions_end_of(user_id: UUID, reason: str) -> None:
    """Handler of `member_out`: cancel and refund what is open, and tell the others.

    Someone who deletes their account settles what waits for an answer, so that nothing of theirs stays held.
    """
    for session_id in _ids(user_id, OPEN):
        with_session(session_id, _end, user_id)
    if reason == "deleted":
        for session_id in _ids(user_id, UNSETTLED):
            with_session(session_id, settle_now)
            Case.objects.filter(session_id=session_id, is_open=True).update(is_open=False, reason="Account deleted")


def _ids(user_id: UUID, statuses: tuple[Status, ...]) -> list[UUID]:
    rows = Seat.objects.filter(user_id=user_id, status__in=statuses)
    return list(rows.values_list("session_id", flat=True))


def _end(session: Session, user_id: UUID) -> None:
    end_open(session, "")
    if session.status == Status.CANCELLED:
        inform(session, "session_cancelled", to=other_of(session, user_id), reason="", wasLate=False)
