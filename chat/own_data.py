"""Conversations in a member's export, and what becomes of them when they leave."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from accounts.selectors import names_of
from chat.models import Message, Participant
from skillswap.batches import each, in_batches


def chat_data(user_id: UUID) -> tuple[str, Any]:
    """Every conversation with all its messages in order. Handler of `member_data`."""
    return "conversations", _conversations(user_id)


def _conversations(user_id: UUID) -> Iterator[dict[str, Any]]:
    sides = Participant.objects.filter(user_id=user_id).values("id", "conversation_id", "other_id")
    for batch in in_batches(sides):
        names = names_of([user_id, *(side["other_id"] for side in batch)])
        for side in batch:
            messages = _messages(side["conversation_id"], names)
            yield {"id": side["conversation_id"], "with": names.get(side["other_id"], ""), "messages": messages}


def _messages(conversation_id: UUID, names: dict[UUID, str]) -> Iterator[dict[str, Any]]:
    columns = ("seq", "sender_id", "kind", "content", "created_at", "deleted_at")
    for row in each(Message.objects.filter(conversation_id=conversation_id).values(*columns), by="seq"):
        yield {"from": names.get(row.pop("sender_id"), ""), **row}


def conversations_close(user_id: UUID) -> None:
    """What was said stays to be read, by the others; nobody writes there any more. Handler of `member_erase`."""
    for batch in in_batches(Participant.objects.filter(user_id=user_id).values("id", "conversation_id")):
        ids = [side["conversation_id"] for side in batch]
        Participant.objects.filter(conversation_id__in=ids).update(is_closed=True)


def talkers_among(user_ids: list[UUID]) -> set[UUID]:
    """Those who have a conversation. Handler of `member_traces`."""
    return set(Participant.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
