"""Files of messages: deleting what nobody may read any more."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from chat.errors import AttachmentSent
from chat.models import Attachment, Message
from chat.services.reported_files import files_kept
from skillswap.db import transactional
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at
from skillswap.db.locks import lock_in_order
from skillswap.errors import NotFound
from skillswap.files import PRIVATE, file_delete


def attachment_discard(*, attachment_id: UUID, by: UUID) -> None:
    """Remove a file of one's own that is not sent yet. Raises NotFound, and AttachmentSent once it is in a message."""
    mine = Attachment.objects.filter(pk=attachment_id, sender_id=by)
    if attachments_remove(mine.filter(message_id=None)):
        return
    if mine.exists():
        raise AttachmentSent
    raise NotFound


@transactional
def attachments_remove(attachments: QuerySet[Attachment]) -> int:
    """From now on nobody may read these files, which are deleted soon; returns how many.

    One that an open report names stays for moderators until they decide.
    """
    lock_in_order(attachments)  # one that is sent at this moment may no longer be among them
    rows = list(attachments.values_list("pk", "file", "thumbnail"))
    Attachment.objects.filter(pk__in=[pk for pk, *_ in rows]).delete()
    names = {name for _, *both in rows for name in both if name}
    for name in names - files_kept(names):
        file_delete(where=PRIVATE, name=name)
    return len(rows)


def attachments_discard(*, ids: Sequence[UUID]) -> None:
    """Remove files just uploaded whose message could not be sent."""
    attachments_remove(Attachment.objects.filter(pk__in=ids, message_id=None))


def attachments_erase(*, user_id: UUID) -> None:
    """Remove all files that a member sent; what they wrote stays. Call it in the transaction of the deletion.

    One that is uploaded and sent between two of its statements stays whole, so call it again when nobody can send any
    more.
    """
    theirs = Attachment.objects.filter(sender_id=user_id)
    lock_in_order(theirs.filter(message_id=None))  # those that are sent at this moment are in a message afterwards
    found = list(theirs.values_list("pk", "message_id"))
    Message.objects.filter(pk__in=[message for _, message in found if message is not None]).update(attachments=[])
    attachments_remove(Attachment.objects.filter(pk__in=[pk for pk, _ in found]))


def attachments_purge() -> int:
    """Remove files that were never sent; returns how many. One that fails stops no other. Safe to repeat."""
    before = first_id_at(now_ms() - dt.timedelta(hours=settings.ATTACHMENT_UNSENT_HOURS))
    unsent = Attachment.objects.filter(message_id=None, pk__lt=before).order_by("pk").values_list("pk", flat=True)
    return each_alone(unsent, _remove_unsent, what="attachment_remove")


def _remove_unsent(attachment_id: UUID) -> bool:
    """False when it was sent a moment ago."""
    return bool(attachments_remove(Attachment.objects.filter(pk=attachment_id, message_id=None)))
