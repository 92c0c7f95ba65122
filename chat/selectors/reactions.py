"""Emoji under messages."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from chat.events import ReactionsChanged
from chat.messages import Row
from chat.models import Message, Reaction
from chat.selectors.participants import unhidden

STATE_COLUMNS = ("id", "conversation_id", "seq", "reaction_changes")


def reactions_under(rows: Sequence[Row]) -> Mapping[UUID, list[dict[str, Any]]]:
    """The emoji under these messages, as JSON by the message's id; what nobody reacted to has no entry.

    One query; none when there never was a reaction.
    """
    ids = [row["id"] for row in rows if row["reaction_changes"]]
    if not ids:
        return {}
    found: dict[UUID, dict[str, list[str]]] = {}
    put = Reaction.objects.filter(message_id__in=ids).order_by("pk")  # ids rise with time
    for message_id, emoji, user_id in put.values_list("message_id", "emoji", "user_id"):
        found.setdefault(message_id, {}).setdefault(emoji, []).append(str(user_id))
    return {pk: [{"emoji": emoji, "userIds": ids} for emoji, ids in by_emoji.items()] for pk, by_emoji in found.items()}


def reactions_now(user_id: UUID, ids: Collection[UUID]) -> dict[UUID, ReactionsChanged]:
    """The event of each message's reactions as they are now; none of a message that is deleted or hidden by a block.

    Entry of `CURRENT`. Three queries.
    """
    return _changed(unhidden(_rows(ids), user_id))


def reactions_written(message_id: UUID) -> ReactionsChanged | None:
    """The same of one message whose conversation is open to whoever asks. Two queries."""
    return _changed(list(_rows([message_id]))).get(message_id)


def _rows(ids: Collection[UUID]) -> Any:
    return Message.objects.filter(pk__in=list(ids), deleted_at=None).values(*STATE_COLUMNS)


def _changed(rows: Sequence[Row]) -> dict[UUID, ReactionsChanged]:
    reactions = reactions_under(rows)
    return {row["id"]: ReactionsChanged(**row, reactions=reactions.get(row["id"], ())) for row in rows}
