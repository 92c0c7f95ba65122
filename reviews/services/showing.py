"""Showing reviews: both at once when both have written, or a lone one when its time is over.

Whoever writes or shows a session's reviews calls `session_lock` first. So the two people and the job run one after
the other on every engine, and what they read after that stays true until they are done.
"""

from uuid import UUID

from learning.models import Session
from notifications.models import MilestoneName
from notifications.services import milestones_note
from reviews.models import Review
from reviews.services.publishing import SHOWN, review_change_publish, reviews_notify
from reviews.services.ratings import ratings_refresh
from skillswap.db import transactional
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows
from skillswap.errors import NotFound

SHOWN_AT_ONCE = 100  # sessions, by one run of the job


def reviews_show_due() -> int:
    """Show reviews whose time is over; how many sessions had some. At most SHOWN_AT_ONCE of them.

    Each in its own transaction; safe to run twice at once and to stop at any time. Emits as `review_write`.
    One that fails is logged and tried again next time; the others go on.
    """
    due = Review.objects.filter(is_shown=False, shows_at__lte=now_ms()).order_by("shows_at")
    sessions = dict.fromkeys(due.values_list("session_id", flat=True))
    return each_alone(sessions, _show_due, what="review_due", at_most=SHOWN_AT_ONCE)


@transactional
def _show_due(session_id: UUID) -> bool:
    return reviews_show(session_lock(session_id))


def session_lock(session_id: UUID) -> Session:
    """Wait for whoever is at this session's reviews; the session as it is then. Raises NotFound."""
    if not lock_rows(Session.objects.filter(pk=session_id)):
        raise NotFound
    return Session.objects.get(pk=session_id)


def reviews_show(session: Session) -> bool:
    """Show what is still hidden; False when there is nothing. Call it after `session_lock`.

    Emits session:updated and notification:new.
    """
    hidden = Review.objects.filter(session_id=session.pk, is_shown=False)
    pairs = list(hidden.values_list("author_id", "about_id"))
    if not hidden.update(is_shown=True):
        return False
    ratings_refresh([about for _, about in pairs])
    reviews_notify(SHOWN, session, pairs)
    milestones_note(user_ids=[about for _, about in pairs], name=MilestoneName.FIRST_REVIEW)
    review_change_publish(session, session.teacher_id, session.student_id)
    return True
