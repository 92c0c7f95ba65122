"""Uploading files of messages."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any
from uuid import UUID

import filetype
from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.pictures import PICTURE_TYPES, PictureTooCostly, picture_format, picture_from
from accounts.services import members_lock
from chat.errors import AttachmentIdTaken, AttachmentsWaiting
from chat.models import Attachment, Participant
from chat.services.changeable import closed_error
from chat.voice import ENDINGS, Voice, voice_rules, voice_type
from skillswap.db import run
from skillswap.db.idempotency import write_once
from skillswap.db.locks import lock_in_order
from skillswap.errors import InvalidInput, NotFound
from skillswap.files import PRIVATE, file_discard, file_store, new_name
from skillswap.http.throttling import counted, hit
from skillswap.phrases import unbroken
from skillswap.text import clean_line, is_readable

FIELD = "file"
NAME_LENGTH = 150
UNKNOWN_TYPE = "application/octet-stream"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file as somebody sends it: `size` in bytes, `name` as they call it. `client_id` is their own id for it.

    With `voice` it is a voice message.
    """

    file: IO[bytes]
    size: int
    name: str
    client_id: UUID | None = None
    voice: Voice | None = None


@dataclass(frozen=True)
class Content:
    """What is stored of an upload: the file, of a large picture a small copy, and columns of its Attachment."""

    file: IO[bytes]
    ending: str
    columns: dict[str, Any]
    thumbnail: bytes = field(default=b"", repr=False)


def attachment_upload(*, conversation_id: UUID, by: UUID, upload: Upload) -> tuple[Attachment, bool]:
    """Store a file that `by` is going to send there, once for each `client_id`; returns it, and whether it is new.

    A picture is drawn anew, so that its metadata is gone; of an animation the first frame stays. Raises NotFound,
    ConversationClosed, AttachmentIdTaken, InvalidInput, AttachmentsWaiting, TooFast, StorageAway, and PicturesBusy
    while too many pictures wait. A refusal costs no limit, but for a picture made to be costly. Call it outside a
    transaction.
    """
    _require_open(conversation_id, by)
    return write_once(
        lambda: _uploaded_before(conversation_id, by, upload), lambda: _upload(conversation_id, by, upload)
    )


def _uploaded_before(conversation_id: UUID, by: UUID, upload: Upload) -> Attachment | None:
    if upload.client_id is None:
        return None
    there = Attachment.objects.filter(client_id=upload.client_id, sender_id=by).first()
    if there is not None and (there.conversation_id, there.name) != (conversation_id, file_name(upload.name)):
        raise AttachmentIdTaken
    return there


def _upload(conversation_id: UUID, by: UUID, upload: Upload) -> Attachment:
    most = settings.ATTACHMENT_MEGABYTES
    rules = voice_rules(upload.voice) if upload.voice else []
    InvalidInput.require(
        (
            upload.size <= most * MEGABYTE,
            FIELD,
            unbroken(_("A file may have at most %(megabytes)d MB.")) % {"megabytes": most},
        ),
        *rules,
    )
    _require_room(by, upload.size)
    try:
        with counted("attachment", by):
            return _store(
                _content(upload),
                conversation_id=conversation_id,
                sender_id=by,
                name=file_name(upload.name),
                client_id=upload.client_id,
            )
    except PictureTooCostly:
        hit("attachment", by)
        raise


def _require_open(conversation_id: UUID, user_id: UUID) -> None:
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=user_id, is_blocked=False)
    side = mine.values("other_id", "is_closed").first()
    if side is None:
        raise NotFound
    if side["is_closed"]:
        raise closed_error(side)


def _require_room(user_id: UUID, size: int) -> None:
    """Nobody keeps more with us that is not sent than ATTACHMENTS_WAITING_MEGABYTES."""
    waiting = Attachment.objects.filter(sender_id=user_id, message_id=None).aggregate(bytes=Sum("size"))["bytes"] or 0
    if waiting + size > settings.ATTACHMENTS_WAITING_MEGABYTES * MEGABYTE:
        raise AttachmentsWaiting


def _content(upload: Upload) -> Content:
    if upload.voice:
        return _voice(upload, upload.voice)
    kind = picture_format(upload.file)
    if kind is None:
        return Content(upload.file, "bin", {"type": _other_type(upload), "size": upload.size})
    picture = picture_from(upload.file, kind)
    columns = {
        "type": picture.type,
        "size": len(picture.content),
        "width": picture.width,
        "height": picture.height,
        "placeholder": picture.placeholder,
    }
    return Content(BytesIO(picture.content), picture.ending, columns, picture.thumbnail)


def _voice(upload: Upload, voice: Voice) -> Content:
    kind = voice_type(upload.file)
    columns = {
        "type": kind,
        "size": upload.size,
        "duration_ms": min(voice.duration_ms, settings.VOICE_SECONDS * 1000),
        "waveform": list(voice.waveform),
    }
    return Content(upload.file, ENDINGS[kind], columns)


def _other_type(upload: Upload) -> str:
    """The media type of what is no picture of ours, by content, else by name: never one that is shown."""
    kind = filetype.guess_mime(upload.file.read(262)) or mimetypes.guess_type(upload.name)[0] or UNKNOWN_TYPE
    upload.file.seek(0)
    return UNKNOWN_TYPE if kind in PICTURE_TYPES else kind[:100]


def _store(content: Content, **columns: Any) -> Attachment:
    with _stored(content) as (file, *thumbnail):
        return run(_create, file=file, thumbnail="".join(thumbnail), **content.columns, **columns)


@contextmanager
def _stored(content: Content) -> Iterator[list[str]]:
    """The names in the storage of the file and of its small copy, if it has one. An exception takes both away."""
    names: list[str] = []
    try:
        for part in (content.file, BytesIO(content.thumbnail)) if content.thumbnail else (content.file,):
            names.append(file_store(where=PRIVATE, name=new_name("attachments", content.ending), content=part))
        yield names
    except BaseException:
        for name in names:
            file_discard(where=PRIVATE, name=name)
        raise


def _create(*, conversation_id: UUID, sender_id: UUID, **columns: Any) -> Attachment:
    """The conversation may have been closed while the file was stored, or others have taken the room: then the first
    answers no longer hold. The member is locked, so that of several at once each sees the ones before.
    """
    members_lock(sender_id)
    _require_room(sender_id, columns["size"])
    lock_in_order(Participant.objects.filter(conversation_id=conversation_id, user_id=sender_id))
    _require_open(conversation_id, sender_id)
    return Attachment.objects.create(conversation_id=conversation_id, sender_id=sender_id, **columns)


def file_name(name: str) -> str:
    """A file's name without its folders, in one line, shortened before its ending."""
    shown = clean_line(name.replace("\\", "/").rpartition("/")[2])
    if not is_readable(shown):
        return FIELD
    ending = PurePath(shown).suffix[:20]
    return shown[: NAME_LENGTH - len(ending)].removesuffix(ending) + ending
