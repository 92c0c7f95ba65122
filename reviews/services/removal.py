"""Taking a review away: by a moderator, after a report or without one."""

from uuid import UUID

from accounts.models import User
from learning.errors import ConcernsYou
from learning.models import Session
from moderation.errors import NothingToRemove
from moderation.models import Action
from moderation.services import audit_write, require_above
from reviews.models import Review
from reviews.services.publishing import review_change_publish
from reviews.services.ratings import ratings_refresh
from skillswap.db import transactional


@transactional
def review_remove(review_id: UUID) -> bool:
    """Take a review away for everybody; again is fine. False when it is gone already. Emits session:updated."""
    review = Review.objects.filter(pk=review_id).first()
    if review is None or not Review.objects.filter(pk=review_id, is_removed=False).update(is_removed=True):
        return False
    ratings_refresh([review.about_id])
    session = Session.objects.get(pk=review.session_id)
    review_change_publish(session, session.teacher_id, session.student_id)
    return True


@transactional
def review_take_down(*, review: Review, by: User, reason: str = "") -> None:
    """A moderator removes a review without a report. Raises NotAllowed, NothingToRemove. Leaves an audit entry."""
    if by.pk == review.about_id:
        raise ConcernsYou
    require_above(by, review.author)
    if not review_remove(review.pk):
        raise NothingToRemove
    what = {"kind": "review", "target": str(review.pk)}
    audit_write(action=Action.REMOVE_CONTENT, target=review.author, by=by, reason=reason, data=what)
