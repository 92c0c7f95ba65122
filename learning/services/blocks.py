"""Sessions of two people of whom one blocks the other."""

from uuid import UUID

from django.db.models import QuerySet

from learning.models import NOT_BEGUN, UNSETTLED, Session, SessionParticipant, Status
from learning.participants import joined_times, session_ids
from learning.services.cancelling import cancel_by, is_late_for
from learning.services.series_notices import cancelled_notify
from learning.services.settling import refund, settle_late_cancel
from learning.services.state import sessions_lock, with_session
from learning.times import is_running, keeps_apart
from moderation.selectors import blocked_between, blocked_first_by
from skillswap.db import transactional
from skillswap.db.fields import now_ms


def sessions_lock_pair(one: UUID, two: UUID) -> None:
    """Handler of `block_coming`: swaps and rings of the two come after their sessions."""
    sessions_lock(_theirs(one, two))


def _theirs(one: UUID, two: UUID) -> QuerySet[SessionParticipant]:
    return SessionParticipant.objects.filter(user_id__in=[one, two], other_id__in=[one, two])


@transactional
def sessions_follow_block(one: UUID, two: UUID) -> bool:
    """Hide the sessions of these two, or show them again, as `blocked_between` says; returns what it says.

    Handler of `block_changed`, and called when a session is asked for.

    A block ends contact, never what is owed. What is asked for or agreed is cancelled by who blocked: when it is too
    late for that, it costs them half, as cancelling would. What was begun or is not settled stays for both, reduced to
    what can be ended, confirmed, disputed or appealed against; but what was started and still lies ahead, or one of the
    two can now not come to, was cancelled late: starting it is no way out, and no absence to report is the reward.
    """
    blocked = blocked_between(one, two)
    by = blocked_first_by(one, two)
    theirs = _theirs(one, two)
    if not blocked or by is None:
        theirs.filter(is_hidden=True).update(is_hidden=False, is_listed=True)
        return blocked
    sessions_lock(theirs)  # all of them: words are written into those that are over, too
    theirs.filter(is_hidden=False).update(is_hidden=True, is_listed=False)
    ids = session_ids(theirs.filter(status__in=UNSETTLED))
    ended = [session for session_id in ids if (session := with_session(session_id, _end_contact, by)).settled_at]
    cancelled_notify([session for session in ended if session.was_late], by=by)
    cancelled_notify([session for session in ended if not session.was_late], by=None)
    return blocked


def _end_contact(session: Session, by: UUID) -> None:
    """Keep what is owed in both lists, which also decides who is notified; end the rest and give no reason."""
    begun, is_late = session.status not in NOT_BEGUN, is_late_for(session, by)
    is_owed = session.settled_at is None and (begun or is_late)
    SessionParticipant.objects.filter(session_id=session.pk).update(is_listed=is_owed)
    if is_running(session) and _takes_it_away(session, by):
        settle_late_cancel(session, by, cancelled_by_id=by)
    elif is_late:
        cancel_by(session, by, "", notifies=False)
    elif not begun:
        refund(session, Status.CANCELLED)


def _takes_it_away(session: Session, by: UUID) -> bool:
    now = now_ms()
    return now < session.scheduled_time or keeps_apart(session, by, joined_times(session), now)
