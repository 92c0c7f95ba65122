"""A message that a member wants to change, or to put something under: may they?"""

from typing import Any
from uuid import UUID

from chat.errors import ConversationClosed, MessageIsDeleted
from chat.models import Message, Participant
from skillswap.errors import NotFound

COLUMNS = ("id", "conversation_id", "seq", "sender_id", "kind", "content", "attachments", "created_at", "edited_at")


def changeable_message(message_id: UUID, *, by: UUID) -> dict[str, Any]:
    """COLUMNS of a message in an open conversation of `by`, with `other_id`, the other person. Two queries.

    Raises NotFound, ConversationClosed, MessageIsDeleted.
    """
    message = Message.objects.filter(pk=message_id).values(*COLUMNS, "deleted_at").first()
    if message is None:
        raise NotFound
    mine = Participant.objects.filter(conversation_id=message["conversation_id"], user_id=by)
    side = mine.values("other_id", "is_blocked", "is_closed").first()
    if side is None or side["is_blocked"]:
        raise NotFound
    if side["is_closed"]:
        raise ConversationClosed
    if message.pop("deleted_at"):
        raise MessageIsDeleted
    return {**message, "other_id": side["other_id"]}


def require_still_open(message: dict[str, Any], *, by: UUID) -> None:
    """Inside the transaction: neither a block nor a deleted account came in between. Raises NotFound."""
    there = Participant.objects.filter(conversation_id=message["conversation_id"], is_blocked=False, is_closed=False)
    if not there.filter(user_id=by).exists():
        raise NotFound
