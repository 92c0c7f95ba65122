"""Reads of shared documents, for the two people of a session, also when it is over."""

from typing import Any
from uuid import UUID

from learning.models import SessionParticipant
from rooms.documents.encoding import to_base64
from rooms.models import DocumentName, DocumentUpdate, SharedDocument
from skillswap.errors import NotFound


def documents_of(session_id: UUID, viewer_id: UUID) -> list[dict[str, Any]]:
    """Those that somebody has written in: `document`, `seq`, `size`. Raises NotFound. Two queries."""
    _require_participant(session_id, viewer_id)
    written = SharedDocument.objects.filter(session_id=session_id, last_seq__gt=0).order_by("name")
    rows = written.values_list("name", "last_seq", "size")
    return [{"document": name, "seq": seq, "size": size} for name, seq, size in rows]


def updates_after(session_id: UUID, name: DocumentName, viewer_id: UUID, after: int) -> dict[str, Any]:
    """`seq` of the newest update, and all after number `after`, oldest first, in base64.

    What was merged comes whole to whoever has not seen its end. Raises NotFound. Three queries.
    """
    _require_participant(session_id, viewer_id)
    document = SharedDocument.objects.filter(session_id=session_id, name=name).values("id", "last_seq").first()
    if document is None:
        return {"seq": 0, "updates": []}
    later = DocumentUpdate.objects.filter(document_id=document["id"], seq__gt=after).order_by("seq")
    rows = list(later.values_list("seq", "data"))
    seq = rows[-1][0] if rows else document["last_seq"]
    return {"seq": seq, "updates": [to_base64(bytes(data)) for _, data in rows]}


def _require_participant(session_id: UUID, viewer_id: UUID) -> None:
    mine = SessionParticipant.objects.filter(session_id=session_id, user_id=viewer_id, is_hidden=False)
    if not mine.exists():
        raise NotFound
