"""A file that was uploaded as one of a message, and goes elsewhere instead."""

from typing import Any
from uuid import UUID

from chat.models import Attachment
from skillswap.db.locks import lock_in_order
from skillswap.errors import NotFound
from skillswap.files import PRIVATE, file_delete


def attachment_hand_over(*, attachment_id: UUID, by: UUID, conversation_id: UUID) -> dict[str, Any]:
    """Take a file of `by` that is not sent out of the chat; returns `file`, `name`, `type` and `size` of it.

    Whoever takes it deletes the file one day; a small copy goes at once. It has passed all checks of an upload. Call it
    in the transaction that stores its name elsewhere. Raises NotFound for one of somebody else, of another
    conversation, in a message, or handed over before.
    """
    mine = Attachment.objects.filter(
        pk=attachment_id, sender_id=by, conversation_id=conversation_id, message_id=None, duration_ms=None
    )
    lock_in_order(mine)  # one that is sent at this moment may no longer be among them
    row = mine.first()
    if row is None or not mine.delete()[0]:
        raise NotFound
    if row.thumbnail:
        file_delete(where=PRIVATE, name=row.thumbnail)
    return {"file": row.file, "name": row.name, "type": row.type, "size": row.size}
