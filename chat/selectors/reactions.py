"""Emoji under messages."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from chat.events import ReactionsChanged
from chat.messages import Row
from chat.models import Message, Reaction

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
    """The event of each message's reactions as they are now; none of a message that is deleted.

    Entry of `CURRENT`. Two queries.
    """
    rows = list(Message.objects.filter(pk__in=list(ids), deleted_at=None).values(*STATE_COLUMNS))
    reactions = reactions_under(rows)
    return {row["id"]: ReactionsChanged(**row, reactions=reactions.get(row["id"], ())) for row in rows}
