"""Sessions of people who block each other, are banned, or leave."""

from uuid import UUID

from django.db.models import QuerySet

from learning.models import Case, Seat, Session, Status
from learning.services.cancelling import cancel_by, end_open, is_late_for
from learning.services.leaving import leave, leave_unsettled
from learning.state import with_session
from moderation.selectors import blocked_between, blocked_first_by
from skillswap.db import transactional

OPEN = (Status.REQUESTED, Status.SCHEDULED, Status.IN_PROGRESS)
UNSETTLED = (*OPEN, Status.NO_SHOW, Status.ABANDONED)


@transactional
def sessions_follow_block(one: UUID, two: UUID) -> bool:
    """Hide the sessions of these two, or show them again, as `blocked_between` says; returns what it says.

    A block ends contact, never what is owed. What is asked for or agreed is cancelled by who blocked: when it is too
    late for that, it costs them half, as cancelling would. What was begun or is not settled stays for both, reduced to
    what can be ended, confirmed, disputed or appealed against.
    """
    blocked = blocked_between(one, two)
    by = blocked_first_by(one, two)
    theirs = Seat.objects.filter(user_id__in=[one, two], other_id__in=[one, two])
    if not blocked or by is None:
        theirs.filter(is_hidden=True).update(is_hidden=False, is_listed=True)
        return blocked
    theirs.filter(is_hidden=False).update(is_hidden=True, is_listed=False)
    for session_id in _ids(theirs.filter(status__in=UNSETTLED)):
        with_session(session_id, _end_contact, by)
    return blocked


def _end_contact(session: Session, by: UUID) -> None:
    """Keep what is owed in both lists; end the rest without a word."""
    agreed_on = session.status not in (Status.REQUESTED, Status.SCHEDULED)
    if session.settled_at is None and (agreed_on or is_late_for(session, by)):
        Seat.objects.filter(session_id=session.pk).update(is_listed=True)
    if agreed_on:
        return
    if is_late_for(session, by):
        cancel_by(session, by, "")
    else:
        end_open(session, "")


@transactional
def sessions_end_of(user_id: UUID, reason: str) -> None:
    """Handler of `member_out`: settle what is open, and tell the others.

    Someone who deletes their account settles also what waits for an answer, so that nothing of theirs stays held.
    """
    mine = Seat.objects.filter(user_id=user_id)
    if reason != "deleted":
        for session_id in _ids(mine.filter(status__in=OPEN)):
            with_session(session_id, leave, user_id)
        return
    for session_id in _ids(mine.filter(status__in=UNSETTLED)):
        with_session(session_id, leave_unsettled, user_id)
        Case.objects.filter(session_id=session_id, is_open=True).update(is_open=False, reason="Account deleted")


def _ids(seats: QuerySet[Seat]) -> list[UUID]:
    return list(dict.fromkeys(seats.order_by("session_id").values_list("session_id", flat=True)))
