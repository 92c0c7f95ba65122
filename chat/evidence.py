"""What is kept of a message that somebody reports."""

from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import cards_of
from chat.messages import Row
from chat.models import Message
from chat.reach import can_read
from chat.selectors.participants import reach_in
from moderation.evidence import Evidence
from skillswap.errors import NotFound
from skillswap.http.json import iso

EVIDENCE_BEFORE = 5  # messages kept with a reported one


def message_evidence(reporter: User, message_id: UUID) -> Evidence:
    """The message and the EVIDENCE_BEFORE ones before it. Raises NotFound for who cannot read it. Four queries."""
    found = Message.objects.filter(pk=message_id).values("conversation_id", "seq", "sender_id").first()
    if found is None:
        raise NotFound
    conversation_id, seq = found["conversation_id"], found["seq"]
    mine = reach_in(reporter.pk, conversation_id)
    if not can_read(mine, seq):
        raise NotFound
    first = max(seq - EVIDENCE_BEFORE, mine["from_seq"] + 1)
    kept = Message.objects.filter(conversation_id=conversation_id, seq__gte=first, seq__lte=seq)
    rows = list(
        kept.order_by("seq").values("sender_id", "content", "attachments", "created_at", "edited_at", "deleted_at")
    )
    people = cards_of(row["sender_id"] for row in rows)
    *before, message = [_evidence_of(row, people) for row in rows]
    return Evidence(found["sender_id"], {"message": message, "before": before})


def _file_of(copy: Row) -> dict[str, Any]:
    """Where moderators find the file, as long as it is there (`chat/reported_files.py`)."""
    return {"id": copy["id"], "name": copy["name"], "type": copy["type"]}


def _evidence_of(row: Row, people: dict[UUID, dict[str, Any]]) -> dict[str, Any]:
    return {
        "from": people[row["sender_id"]]["name"],
        "at": iso(row["created_at"]),
        "text": row["content"],
        **({"files": [_file_of(copy) for copy in row["attachments"]]} if row["attachments"] else {}),
        **({"editedAt": iso(row["edited_at"])} if row["edited_at"] else {}),
        "deletedAt": iso(row["deleted_at"]),
    }
