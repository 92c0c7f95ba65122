"""What becomes of a member's log when they delete their account."""

from uuid import UUID

from realtime.models import Inbox, UserEvent
from skillswap.batches import delete_in_batches


def log_erase(user_id: UUID) -> None:
    """Delete the log. Handler of `member_erase`; the sockets close with the devices."""
    delete_in_batches(UserEvent.objects.filter(user_id=user_id))
    Inbox.objects.filter(pk=user_id).delete()
