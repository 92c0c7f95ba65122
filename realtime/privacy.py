"""What becomes of a member's log when they delete their account."""

from uuid import UUID

from realtime.models import Inbox, UserEvent
from realtime.services import published_write
from skillswap.db.batches import delete_in_batches


def log_erase(user_id: UUID) -> None:
    """Delete the log, with what the deletion itself published. Handler of `member_erase`.

    The sockets close with the devices.
    """
    published_write()
    delete_in_batches(UserEvent.objects.filter(user_id=user_id))
    Inbox.objects.filter(pk=user_id).delete()
