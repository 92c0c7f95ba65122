"""What a member wants to hear no more that they could teach."""

from uuid import UUID

from accounts.models import User
from accounts.services import members_lock
from rings.models import DismissedHint
from skills.models import Topic
from skillswap.db import transactional
from skillswap.errors import NotFound


@transactional
def ring_hint_dismiss(*, by: User, topic_id: UUID) -> None:
    """No hint names this topic to the member any more. Again is fine. Raises NotFound when there is no such topic."""
    members_lock(by.pk)
    if not Topic.objects.filter(pk=topic_id).exists():
        raise NotFound
    if not DismissedHint.objects.filter(user_id=by.pk, topic_id=topic_id).exists():
        DismissedHint.objects.create(user_id=by.pk, topic_id=topic_id)


@transactional
def ring_hint_bring_back(*, by: UUID, topic_id: UUID) -> None:
    """Undo it; does nothing when it was not dismissed."""
    DismissedHint.objects.filter(user_id=by, topic_id=topic_id).delete()
