"""What a report of a message keeps: the message and a few before it."""

from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import cards_of
from chat.models import Message, Participant
from chat.shapes import Row
from moderation.evidence import Evidence
from skillswap.api import iso
from skillswap.errors import NotFound

BEFORE = 5


def look_at_message(reporter: User, message_id: UUID) -> Evidence:
    """The message and the BEFORE ones before it. Raises NotFound for somebody who cannot read it. Four queries."""
    found = Message.objects.filter(pk=message_id).values("conversation_id", "seq", "sender_id").first()
    if found is None:
        raise NotFound
    talk, seq = found["conversation_id"], found["seq"]
    if not Participant.objects.filter(conversation_id=talk, user_id=reporter.pk, is_blocked=False).exists():
        raise NotFound
    stretch = Message.objects.filter(conversation_id=talk, seq__gte=seq - BEFORE, seq__lte=seq).order_by("seq")
    rows = list(stretch.values("sender_id", "content", "created_at", "deleted_at"))
    people = cards_of(row["sender_id"] for row in rows)
    *before, message = [_shown(row, people) for row in rows]
    return Evidence(found["sender_id"], {"message": message, "before": before})


def _shown(row: Row, people: dict[UUID, dict[str, Any]]) -> dict[str, Any]:
    return {
        "from": people[row["sender_id"]]["name"],
        "at": iso(row["created_at"]),
        "text": row["content"],
        "deletedAt": iso(row["deleted_at"]),
    }
