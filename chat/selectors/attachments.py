"""Reads of the files that messages carry."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from chat.models import Attachment, Message, ReportedFile
from chat.reach import REACH, can_read
from chat.selectors.participants import reach_in
from skillswap.db.batches import each
from skillswap.errors import NotFound
from skillswap.files import PRIVATE


def attachment_for(viewer_id: UUID, attachment_id: UUID) -> dict[str, Any]:
    """The stored file and small copy, its name and type, for who may read its message; its sender before that is sent.

    Raises NotFound for everybody else, and once it is removed. Two queries, three for who joined later or left.
    """
    columns = ("conversation_id", "sender_id", "message_id", "file", "thumbnail", "name", "type", "size", "duration_ms")
    row = Attachment.objects.filter(pk=attachment_id).values(*columns).first()
    if row is None or (row["message_id"] is None and row["sender_id"] != viewer_id):
        raise NotFound
    mine = reach_in(viewer_id, row["conversation_id"])
    if row["message_id"] and [mine[name] for name in REACH] != [0, None]:
        seq = Message.objects.filter(pk=row["message_id"]).values_list("seq", flat=True).first()
        if seq is None or not can_read(mine, seq):
            raise NotFound
    return row


def files_of_messages() -> Iterator[tuple[str, str]]:
    """(where, name) of every attachment and small copy, and of what moderators keep, for the hook `stored_files`; some
    rows at a time.
    """
    for row in each(Attachment.objects.values("id", "file", "thumbnail")):
        yield from ((PRIVATE, name) for name in (row["file"], row["thumbnail"]) if name)
    for row in each(ReportedFile.objects.values("id", "file")):
        yield PRIVATE, row["file"]
