"""The message as everyone sees it, over REST and over the socket."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone
from pydantic import Field

from realtime.events import Instant, Payload
from skillswap.api import Ready, iso

MESSAGE_COLUMNS = (
    "id", "conversation_id", "seq", "sender_id", "kind", "content", "client_id", "reply_to", "subject_id", "subject",
    "created_at", "deleted_at",
)  # fmt: skip
Row = Mapping[str, Any]

PREVIEW_COLUMNS = ("id", "sender_id", "kind", "content", "subject", "deleted_at")


class SeenBy(Payload):
    user_id: UUID
    read_at: Instant


class ReplyPreview(Payload):
    """The message that is answered; its content is empty once it is deleted."""

    id: UUID
    sender_id: UUID
    kind: str
    content: str
    subject: dict[str, Any] | None
    deleted_at: Instant | None


class MessageShape(Payload):
    """A message; `content` is empty and `deletedAt` set once it is deleted."""

    id: UUID
    conversation_id: UUID
    seq: int = Field(description="Its place in the conversation, from 1 without gaps: the same order for everyone.")
    sender_id: UUID
    kind: str
    content: str
    subject_id: UUID | None = Field(description="The session or swap that a card (`kind`) is about.")
    subject: dict[str, Any] | None = Field(
        description="What a card is about as it was when it was sent: of a session `skillName`, `scheduledTime` and "
        "`durationMinutes`, of a swap `offeredSkillName` and `wantedSkillName`. `content` says the same as a sentence."
    )
    client_id: UUID
    reply_to: UUID | None
    reply_preview: ReplyPreview | None
    attachments: list[dict[str, Any]]
    seen_by: list[SeenBy]
    created_at: Instant
    deleted_at: Instant | None


def message_out(row: Row, *, seen_by: list[dict[str, Any]], replied: Row | None) -> Ready:
    """JSON of a message from a row of MESSAGE_COLUMNS. Built by hand: it is the hottest thing we serialize."""
    return Ready(
        {
            "id": str(row["id"]),
            "conversationId": str(row["conversation_id"]),
            "seq": row["seq"],
            "senderId": str(row["sender_id"]),
            "kind": row["kind"],
            "content": row["content"],
            "subjectId": str(row["subject_id"]) if row["subject_id"] else None,
            "subject": row["subject"],
            "clientId": str(row["client_id"]),
            "replyTo": str(row["reply_to"]) if row["reply_to"] else None,
            "replyPreview": preview_out(replied) if replied else None,
            "attachments": [],
            "seenBy": seen_by,
            "createdAt": iso(row["created_at"]),
            "deletedAt": iso(row["deleted_at"]),
        }
    )


def preview_out(row: Row) -> dict[str, Any]:
    """JSON of an answered message from a row of PREVIEW_COLUMNS."""
    return {
        "id": str(row["id"]),
        "senderId": str(row["sender_id"]),
        "kind": row["kind"],
        "content": row["content"],
        "subject": row["subject"],
        "deletedAt": iso(row["deleted_at"]),
    }


def seen_at(seq: int, marks: Sequence[Sequence[int]]) -> str | None:
    """When a reader with these read marks saw message `seq`: the first mark at or behind it."""
    for marked, milliseconds in marks:
        if marked >= seq:
            return iso(dt.datetime.fromtimestamp(milliseconds / 1000, tz=timezone.get_default_timezone()))
    return None
