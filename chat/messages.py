"""A message as REST and the socket show it. `MessagePayload` is its one description.

Which columns are read, the JSON, the event and the OpenAPI document all follow from the fields of these classes.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args
from uuid import UUID

from django.utils import timezone
from pydantic import Field

from realtime.events import Instant, Payload
from skillswap.http.json import Ready, iso

Row = Mapping[str, Any]
_DELETED = "Empty once the message is deleted."


class SeenBy(Payload):
    user_id: UUID
    read_at: Instant


class AttachmentPayload(Payload):
    """A file of a message."""

    id: UUID
    url: str = Field(description="For the two people of the conversation, signed in.")
    name: str = Field(description="As its sender calls it.")
    content_type: str = Field(
        description="Media type. Pictures are image/webp or image/jpeg; what is neither a picture nor a voice message "
        "is a download."
    )
    type: str = Field(description="The same as `contentType`, which is its name from now on.")
    size: int = Field(description="Bytes.")
    width: int | None = Field(description="Of a picture, in pixels.")
    height: int | None = Field(description="Of a picture, in pixels.")
    placeholder: str = Field(
        description="Of a picture: a tiny copy as a `data:` address, for the time until it is there."
    )
    thumbnail_url: str | None = Field(description="Of a picture: where a small copy is, 480 pixels at most a side.")
    duration_ms: int | None = Field(description="Of a voice message: milliseconds. Null says that it is none.")
    waveform: list[int] = Field(description="Of a voice message: how loud it is from begin to end, 0 to 100.")


class ReactionPayload(Payload):
    """An emoji under a message, and who put it there, first come first."""

    emoji: str
    user_ids: list[UUID]


class ReplyPreview(Payload):
    """The message that is answered."""

    id: UUID
    sender_id: UUID
    kind: str
    subject: dict[str, Any] | None
    content: str = Field(description=_DELETED)
    attachments: list[AttachmentPayload]
    deleted_at: Instant | None


class MessagePayload(Payload):
    """A message; `deletedAt` is set once it is deleted."""

    id: UUID
    conversation_id: UUID
    seq: int = Field(description="Its place in the conversation, from 1 without gaps.")
    sender_id: UUID
    kind: str
    content: str = Field(description=_DELETED)
    subject_id: UUID | None = Field(description="The session or swap that a card is about.")
    subject: dict[str, Any] | None = Field(
        description="What a card is about as it was when it was sent: of a session skillName, scheduledTime and "
        "durationMinutes, of a swap offeredSkillName and wantedSkillName. Of a correction "
        "`original`: the text that it corrects, as it was then."
    )
    client_id: UUID
    reply_to: UUID | None
    reply_preview: ReplyPreview | None
    attachments: list[AttachmentPayload]
    reactions: list[ReactionPayload]
    reaction_changes: int = Field(description="How often its reactions have changed: a copy with fewer is older.")
    seen_by: list[SeenBy]
    created_at: Instant
    edited_at: Instant | None = Field(description="When its sender changed the text last.")
    deleted_at: Instant | None


COMPUTED = ("reply_preview", "seen_by", "reactions")  # the other fields are columns
MESSAGE_COLUMNS = tuple(name for name in MessagePayload.model_fields if name not in COMPUTED)
ATTACHMENT_COPIED = ("name", "type", "size", "width", "height", "placeholder", "duration_ms", "waveform", "thumbnail")
PREVIEW_COLUMNS = tuple(ReplyPreview.model_fields)

Converter = Callable[[Any], Any]


def _keys(payload: type[Payload], columns: Sequence[str]) -> list[tuple[str, str, Converter | None]]:
    """(column, key in the JSON, how its values become JSON), looked up once: nothing is serialized more often."""
    return [
        (name, payload.model_fields[name].alias or name, _converter(payload.model_fields[name].annotation))
        for name in columns
    ]


def attachment_json(attachment: Row) -> dict[str, Any]:
    """An attachment as a message shows it, from the copy in its message or a row of its own."""
    pk = str(attachment["id"])
    url = f"/api/chat/attachments/{pk}"
    width = attachment.get("width")  # messages of before there were thumbnails and voice have four columns copied
    small = f"{url}/thumbnail" if attachment.get("thumbnail") else url
    return {
        "id": pk,
        "url": url,
        "name": attachment["name"],
        "contentType": attachment["type"],
        "type": attachment["type"],
        "size": attachment["size"],
        "width": width,
        "height": attachment.get("height"),
        "placeholder": attachment.get("placeholder") or "",
        "thumbnailUrl": small if width else None,
        "durationMs": attachment.get("duration_ms"),
        "waveform": attachment.get("waveform") or [],
    }


def attachment_copy(attachment: Row) -> dict[str, Any]:
    """What a message keeps of a file, from a row of ATTACHMENT_COPIED: never its name in the storage."""
    copied = {name: attachment[name] for name in ATTACHMENT_COPIED if attachment[name] not in (None, "", [])}
    return {"id": str(attachment["id"])} | copied | ({"thumbnail": True} if attachment["thumbnail"] else {})


def _attachments(copies: Sequence[Row]) -> list[dict[str, Any]]:
    return [attachment_json(copy) for copy in copies]


def _converter(annotation: Any) -> Converter | None:
    types = {annotation, *get_args(annotation)}
    if AttachmentPayload in types:
        return _attachments
    return str if UUID in types else iso if types & {Instant, dt.datetime} else None


_MESSAGE_KEYS = _keys(MessagePayload, MESSAGE_COLUMNS)
_PREVIEW_KEYS = _keys(ReplyPreview, PREVIEW_COLUMNS)


def message_json(
    row: Row, *, seen_by: list[dict[str, Any]], replied: Row | None, reactions: Sequence[dict[str, Any]] = ()
) -> Ready:
    """JSON of a message from a row of MESSAGE_COLUMNS; `replied` is the row of the message that it answers."""
    message = _json(row, _MESSAGE_KEYS)
    message["replyPreview"] = _json(replied, _PREVIEW_KEYS) if replied else None
    message["seenBy"] = seen_by
    message["reactions"] = list(reactions)
    return message


def _json(row: Row, keys: list[tuple[str, str, Converter | None]]) -> Ready:
    shown = Ready()
    for name, key, convert in keys:
        value = row[name]
        shown[key] = value if value is None or convert is None else convert(value)
    return shown


def seen_at(seq: int, marks: Sequence[Sequence[int]]) -> str | None:
    """When a reader with these read marks saw message `seq`: the first mark at or behind it."""
    for marked, milliseconds in marks:
        if marked >= seq:
            return iso(dt.datetime.fromtimestamp(milliseconds / 1000, tz=timezone.get_default_timezone()))
    return None
