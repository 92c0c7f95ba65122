"""One update in place of many, so that a document stays quick to open and what was erased takes no room."""

from uuid import UUID

from django.db.models import F

from rooms.documents.reading import updates_merged
from rooms.models import DocumentName, DocumentUpdate, SharedDocument
from skillswap.db import run

EVERY = 500  # updates: drawing without a pause for a minute


def merge_is_due(seq: int) -> bool:
    """True for whoever wrote the update that makes it time: one of all who write."""
    return seq % EVERY == 0


def document_merge(*, session_id: UUID, name: DocumentName) -> bool:
    """Put the updates that are there now together; False when there is nothing to do, or they do not fit together.

    Others may write meanwhile: their updates stay as they are. Whoever merges the same ones later changes nothing.
    """
    document = SharedDocument.objects.filter(session_id=session_id, name=name).values("id", "merged_seq").first()
    if document is None:
        return False
    rows = list(DocumentUpdate.objects.filter(document_id=document["id"]).order_by("seq").values_list("seq", "data"))
    if len(rows) < 2:
        return False
    merged = updates_merged([bytes(data) for _, data in rows])
    if merged is None:
        return False
    size = sum(len(data) for _, data in rows)
    return run(_replace, document["id"], document["merged_seq"], rows[-1][0], merged, len(merged) - size)


def _replace(document_id: UUID, merged_before: int, head: int, merged: bytes, growth: int) -> bool:
    """The last of them becomes all of them, so that no reader at this moment finds fewer."""
    mine = SharedDocument.objects.filter(pk=document_id, merged_seq=merged_before)
    if not mine.update(merged_seq=head, size=F("size") + growth):
        return False
    updates = DocumentUpdate.objects.filter(document_id=document_id)
    updates.filter(seq=head).update(data=merged, by_id=None)
    updates.filter(seq__lt=head).delete()
    return True
