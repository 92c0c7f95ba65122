"""A message that a member wants to change, or to put something under: may they?"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from chat.errors import ConversationClosed, MessageIsDeleted, RingConversationClosed
from chat.messages import Row
from chat.models import Message, Participant
from chat.reach import REACH, can_read
from realtime.services import each_other
from skillswap.errors import NotFound

COLUMNS = ("id", "conversation_id", "seq", "sender_id", "kind", "content", "attachments", "created_at", "edited_at")


def changeable_message(message_id: UUID, *, by: UUID) -> dict[str, Any]:
    """COLUMNS of a message in an open conversation of `by`, with `other_id`, None in a ring's. Two queries.

    Raises NotFound, ConversationClosed, MessageIsDeleted.
    """
    message = Message.objects.filter(pk=message_id).values(*COLUMNS, "deleted_at").first()
    if message is None:
        raise NotFound
    mine = Participant.objects.filter(conversation_id=message["conversation_id"], user_id=by)
    side = mine.values("other_id", "is_blocked", "is_closed", *REACH).first()
    if side is None or side["is_blocked"] or not can_read(side, message["seq"]):
        raise NotFound
    if side["is_closed"]:
        raise closed_error(side)
    if message.pop("deleted_at"):
        raise MessageIsDeleted
    return {**message, "other_id": side["other_id"]}


def closed_error(side: Row) -> ConversationClosed:
    """What to raise for whose side is closed, with `other_id`."""
    return RingConversationClosed() if side["other_id"] is None else ConversationClosed()


def readers_of(message: Row, *, by: UUID) -> dict[UUID, UUID | None]:
    """Who hears that `by` changed a message (`changeable_message`): all who may read it and are still there.

    One query for a ring's.
    """
    if message["other_id"] is not None:
        return {**each_other(by, message["other_id"])}
    sides = Participant.objects.filter(conversation_id=message["conversation_id"], until_seq=None)
    people = [side["user_id"] for side in sides.values("user_id", *REACH) if can_read(side, message["seq"])]
    return to_ring(people, by=by)


def to_ring(people: Iterable[UUID], *, by: UUID) -> dict[UUID, UUID | None]:
    """For `publish`: an event of `by` to these people, which for everybody else is about `by`."""
    return {pk: None if pk == by else by for pk in people}


def require_still_open(message: dict[str, Any], *, by: UUID) -> None:
    """Inside the transaction: neither a block nor a deleted account came in between. Raises NotFound."""
    there = Participant.objects.filter(conversation_id=message["conversation_id"], is_blocked=False, is_closed=False)
    if not there.filter(user_id=by).exists():
        raise NotFound
