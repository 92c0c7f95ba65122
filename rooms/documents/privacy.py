"""Shared documents in a member's export, and what becomes of them when a member leaves."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from accounts.models import User
from learning.models import SessionParticipant
from rooms.documents.reading import content_of
from rooms.models import WROTE, DocumentName, DocumentUpdate, SharedDocument
from skillswap.db.batches import each, in_batches

OWN_PART = {DocumentName.TEXT: "text", DocumentName.BOARD: "shapes"}  # of what `content_of` gives


def documents_data(user_id: UUID) -> tuple[str, Iterator[dict[str, Any]]]:
    """The boards and texts of the member's sessions, as they are now. Handler of `member_data`.

    While one of the two has blocked the other, without what that one wrote too.
    """
    return "session_documents", _documents(user_id)


def _documents(user_id: UUID) -> Iterator[dict[str, Any]]:
    for document in each(_written(user_id).values("id", "session_id", "name")):
        updates = DocumentUpdate.objects.filter(document_id=document["id"]).order_by("seq")
        content = content_of([bytes(data) for data in updates.values_list("data", flat=True)])
        part = content[OWN_PART[document["name"]]] if content else None
        yield {"session_id": document["session_id"], "document": document["name"], "content": part}


def documents_erase(user_id: UUID) -> None:
    """What only the member wrote goes, and what nobody is left to read. Handler of `member_erase`.

    What the other one wrote too stays theirs to read, as messages do.
    """
    sides = SessionParticipant.objects.filter(user_id=user_id).values("id", "session_id", "other_id", "role")
    for batch in in_batches(sides):
        others = [side["other_id"] for side in batch]
        staying = set(User.objects.filter(pk__in=others, is_active=True).values_list("pk", flat=True))
        by_session = {side["session_id"]: side for side in batch}
        for document in SharedDocument.objects.filter(session_id__in=list(by_session)):
            side = by_session[document.session_id]
            if side["other_id"] not in staying or not _others_wrote(document, side["role"]):
                document.delete()


def _others_wrote(document: SharedDocument, role: str) -> bool:
    return any(getattr(document, field) for each_role, field in WROTE.items() if each_role != role)


def _written(user_id: UUID) -> Any:
    mine = SessionParticipant.objects.filter(user_id=user_id).values_list("session_id", "role", "is_hidden")
    sides = {session_id: role for session_id, role, is_hidden in mine if is_hidden}
    written = SharedDocument.objects.filter(session_id__in=[session_id for session_id, *_ in mine], last_seq__gt=0)
    hidden = [one.pk for one in written.filter(session_id__in=list(sides)) if _others_wrote(one, sides[one.session_id])]
    return written.exclude(pk__in=hidden)
