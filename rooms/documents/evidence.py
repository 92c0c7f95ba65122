"""What a report of a session keeps of its shared text and board."""

from uuid import UUID

from rooms.documents.reading import content_of
from rooms.models import DocumentName, DocumentUpdate, SharedDocument


def documents_evidence(session_id: UUID) -> dict[str, str]:
    """The words of both as they are now, by label; drawings are not kept. Handler of `session_words`."""
    written = SharedDocument.objects.filter(session_id=session_id, last_seq__gt=0).order_by("name")
    return {f"shared_{name}": _words(document_id, name) for document_id, name in written.values_list("id", "name")}


def _words(document_id: UUID, name: str) -> str:
    updates = DocumentUpdate.objects.filter(document_id=document_id).order_by("seq")
    content = content_of([bytes(data) for data in updates.values_list("data", flat=True)])
    if content is None:
        return "(could not be read)"
    if name == DocumentName.TEXT:
        return str(content["text"])
    shapes = [shape for shape in content["shapes"] if isinstance(shape, dict)]
    return "\n".join(str(shape["text"]) for shape in shapes if shape.get("text"))
