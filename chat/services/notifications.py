"""The notification of messages: one unread per conversation, about the first that waits there.

It stores the id of that message and never its content, which is read when the list is shown: what is removed is gone
here too.
"""

from uuid import UUID

from chat.models import Message, Participant
from notifications.models import Kind, Notification
from notifications.services import Notice, notifications_end, notifications_updated


def notification_key(conversation_id: UUID) -> str:
    """The key of the one notification that a conversation may have waiting."""
    return f"conversation:{conversation_id}"


def message_notice(message: Message, *, to: UUID) -> Notice:
    """The notification for `to` that a message waits."""
    return Notice(
        to,
        Kind.MESSAGE,
        notification_key(message.conversation_id),
        {
            "conversationId": str(message.conversation_id),
            "senderId": str(message.sender_id),
            "messageId": str(message.pk),
        },
        message.sender_id,
    )


def notifications_follow_removal(message_id: UUID, conversation_id: UUID) -> None:
    """After a message was removed: its notifications are about the next unread message, or read when there is none.

    Call it in the transaction of the removal. Emits notification:updated.
    """
    unread = Notification.objects.filter(key=notification_key(conversation_id), is_read=False)
    for row in unread.filter(user_id__in=_people(conversation_id)).values("id", "user_id", "data"):
        if row["data"].get("messageId") != str(message_id):
            continue
        waiting = _next_waiting(conversation_id, row["user_id"])
        if waiting is None:
            notifications_end(to=[row["user_id"]], keys=[notification_key(conversation_id)])
        else:
            message_id, sender_id = waiting
            data = row["data"] | {"messageId": str(message_id), "senderId": str(sender_id)}
            unread.filter(pk=row["id"]).update(data=data, from_id=sender_id)
            notifications_updated(user_id=row["user_id"], ids=[row["id"]], is_read=False)


def _people(conversation_id: UUID) -> list[UUID]:
    return list(Participant.objects.filter(conversation_id=conversation_id).values_list("user_id", flat=True))


def _next_waiting(conversation_id: UUID, user_id: UUID) -> tuple[UUID, UUID] | None:
    """The first message that the member may read, has not, and that is still there; and who wrote it."""
    side = Participant.objects.get(conversation_id=conversation_id, user_id=user_id)
    later = Message.objects.filter(conversation_id=conversation_id, seq__gt=side.read_seq, kind__in=Message.WRITTEN)
    if side.until_seq is not None:
        later = later.filter(seq__lte=side.until_seq)
    theirs = later.filter(deleted_at=None).exclude(sender_id=user_id).order_by("seq")
    return theirs.values_list("pk", "sender_id").first()
