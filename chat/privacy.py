"""Conversations in a member's export, and what becomes of them when they leave."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from uuid import UUID

from accounts.selectors import names_of
from chat.events import ConversationClosed
from chat.messages import Row
from chat.models import ARRANGED, Attachment, Message, Participant
from chat.reach import REACH, met
from chat.selectors.reactions import reactions_under
from chat.services.attachments import attachments_erase
from chat.services.ring_conversations import ring_conversation_leave
from realtime.services import publish_many
from skillswap.db.batches import each, in_batches

COLUMNS = (
    *("id", "seq", "sender_id", "kind", "content", "subject", "attachments"),
    *("created_at", "edited_at", "deleted_at", "reaction_changes"),
)


def chat_data(user_id: UUID) -> tuple[str, Any]:
    """Every conversation, how they arranged it, and all its messages in order. Handler of `member_data`.

    Of one that a block hides only what they wrote themselves, without corrections of others' words, and nobody's name.
    """
    return "conversations", _conversations(user_id)


def _conversations(user_id: UUID) -> Iterator[dict[str, Any]]:
    columns = ("id", "conversation_id", "user_id", "other_id", "is_blocked", *REACH, *ARRANGED)
    for batch in in_batches(Participant.objects.filter(user_id=user_id).values(*columns)):
        seen = [side for side in batch if not side["is_blocked"]]
        others = {side["conversation_id"]: [side["other_id"]] for side in seen if side["other_id"]}
        others |= _others_in_rings(seen, user_id)
        names = names_of([user_id, *(pk for people in others.values() for pk in people)])
        for side in batch:
            messages = _messages(side, {user_id: names[user_id]} if side["is_blocked"] else names)
            partners = ", ".join(names.get(pk, "") for pk in others.get(side["conversation_id"], ()))
            about = {"id": side["conversation_id"], "with": partners}
            yield about | {name: side[name] for name in ARRANGED} | {"messages": messages}


def _others_in_rings(sides: Sequence[Row], user_id: UUID) -> dict[UUID, list[UUID]]:
    """Whom the member met in the conversations of rings among these. No query without one."""
    rings = {side["conversation_id"]: side for side in sides if side["other_id"] is None}
    others: dict[UUID, list[UUID]] = {pk: [] for pk in rings}
    if rings:
        there = Participant.objects.filter(conversation_id__in=list(rings)).exclude(user_id=user_id).order_by("id")
        for side in there.values("conversation_id", "user_id", *REACH):
            if met(side, rings[side["conversation_id"]]):
                others[side["conversation_id"]].append(side["user_id"])
    return others


def _messages(side: Row, names: dict[UUID, str]) -> Iterator[dict[str, Any]]:
    readable = Message.objects.filter(conversation_id=side["conversation_id"], seq__gt=side["from_seq"])
    if side["until_seq"] is not None:
        readable = readable.filter(seq__lte=side["until_seq"])
    if side["is_blocked"]:
        readable = readable.filter(sender_id=side["user_id"]).exclude(kind=Message.Kind.CORRECTION)
    for batch in in_batches(readable.values(*COLUMNS), by="seq"):
        reactions = reactions_under(batch)
        for row in batch:
            row.pop("reaction_changes")
            under = reactions.get(row.pop("id"), ())
            put = [{"emoji": one["emoji"], "by": [names.get(UUID(pk), "") for pk in one["userIds"]]} for one in under]
            yield {"from": names.get(row.pop("sender_id"), ""), **row, "reactions": put}


def chat_files(user_id: UUID) -> Iterator[tuple[str, str]]:
    """The files that the member sent: (name in the archive, name in the storage). Handler of `member_files`."""
    sent = Attachment.objects.filter(sender_id=user_id)
    for row in each(sent.values("id", "name", "file")):
        yield f"attachments/{row['id']}{PurePath(row['name']).suffix}", row["file"]


def conversations_close(user_id: UUID) -> None:
    """What was said stays to be read, by the others; files go. Nobody writes there any more; in a ring's the others do.

    Publishes `chat:conversation:closed` to the others, `chat:conversation:members` to a ring's. Handler of
    `member_erase`.
    """
    attachments_erase(user_id=user_id)
    _close(user_id)
    attachments_erase(user_id=user_id)  # what was sent before nobody could any more


def _close(user_id: UUID) -> None:
    for side in each(Participant.objects.filter(user_id=user_id, other_id=None).values("id", "conversation_id")):
        ring_conversation_leave(conversation_id=side["conversation_id"], user_id=user_id)
    sides = Participant.objects.filter(user_id=user_id, other_id__isnull=False)
    for batch in in_batches(sides.values("id", "conversation_id", "other_id")):
        ids = [side["conversation_id"] for side in batch]
        Participant.objects.filter(conversation_id__in=ids).update(is_closed=True)
        publish_many(
            [(ConversationClosed(conversation_id=side["conversation_id"]), [side["other_id"]]) for side in batch]
        )


def members_with_conversations(user_ids: list[UUID]) -> set[UUID]:
    """Those who have a conversation. Handler of `member_traces`."""
    return set(Participant.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
