"""Deleting messages: the content goes, the number stays."""

from typing import Any
from uuid import UUID

from chat.errors import NotYourMessage
from chat.events import MessageDeleted
from chat.models import Attachment, Message, Participant, Reaction
from chat.reach import REACH, can_read
from chat.services.attachments import attachments_remove
from chat.services.corrections import corrections_lock
from chat.services.notifications import notifications_follow_removal
from chat.services.search_index import message_index_again
from realtime.services import publish
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound


@transactional
def message_delete(*, message_id: UUID, by: UUID) -> None:
    """Delete the content of an own message; its number stays. Again is fine. Raises NotFound, NotYourMessage.

    Emits chat:message:deleted to who may read it.
    """
    message = Message.objects.filter(pk=message_id).values("conversation_id", "sender_id").first()
    if message is None:
        raise NotFound
    sides = Participant.objects.filter(conversation_id=message["conversation_id"], is_blocked=False)
    if not sides.filter(user_id=by).exists():
        raise NotFound
    if message["sender_id"] != by:
        raise NotYourMessage
    message_remove(message_id)


@transactional
def message_remove(message_id: UUID) -> None:
    """Delete the content, files and reactions of a message, and the corrections that hold its words, without asking
    whose they are; the numbers stay. Again is fine.

    Logs, replies and notifications store its id alone, so its content is gone there too. Emits chat:message:deleted to
    who may read it, and notification:updated to those whose notification was about it.
    """
    message = Message.objects.filter(pk=message_id).values("conversation_id", "seq").first()
    if message is None:
        return
    now = now_ms()
    emptied: dict[str, Any] = {"content": "", "subject": None, "attachments": [], "reaction_changes": 0}
    if Message.objects.filter(pk=message_id, deleted_at=None).update(**emptied, deleted_at=now):
        corrections = corrections_lock(message_id, conversation_id=message["conversation_id"])
        Reaction.objects.filter(message_id=message_id).delete()
        message_index_again(message_id)
        attachments_remove(Attachment.objects.filter(message_id=message_id))
        publish(MessageDeleted(id=message_id, **message, deleted_at=now), to=_readers(**message))
        notifications_follow_removal(message_id, message["conversation_id"])
        for correction_id in corrections:
            message_remove(correction_id)


def _readers(conversation_id: UUID, seq: int) -> dict[UUID, UUID | None]:
    """Who has left a ring's meanwhile too."""
    sides = Participant.objects.filter(conversation_id=conversation_id).values("user_id", "other_id", *REACH)
    return {side["user_id"]: side["other_id"] for side in sides if can_read(side, seq)}
