"""Materials of a session: links and files that its two people give each other."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from learning.models import Material
from learning.selectors import session_of
from skillswap.db.batches import each
from skillswap.errors import NotFound
from skillswap.files import PRIVATE

COLUMNS = ("id", "session_id", "by_id", "name", "link", "type", "size", "created_at")


def materials_of(user_id: UUID, session_id: UUID) -> list[dict[str, Any]]:
    """All of a session, in the order in which they were added. Raises NotFound for everybody but the two.

    Three queries; there are never more than MATERIALS_PER_SESSION.
    """
    session_of(user_id, session_id)
    return [material_out(row) for row in Material.objects.filter(session_id=session_id).order_by("id").values(*COLUMNS)]


def material_out(row: dict[str, Any]) -> dict[str, Any]:
    """A SessionMaterial of a row of COLUMNS. No query."""
    file = f"/api/sessions/{row['session_id']}/materials/{row['id']}/file"
    return {
        "id": row["id"],
        "kind": "link" if row["link"] else "file",
        "name": row["name"],
        "url": row["link"] or file,
        "type": row["type"],
        "size_bytes": row["size"],
        "by_id": row["by_id"],
        "created_at": row["created_at"],
    }


def material_file(viewer_id: UUID, session_id: UUID, material_id: UUID) -> dict[str, Any]:
    """`file` and `name` of a stored file, for one of the two people. Raises NotFound for all else. Three queries."""
    session_of(viewer_id, session_id)
    row = Material.objects.filter(pk=material_id, session_id=session_id, link="").values("file", "name").first()
    if row is None:
        raise NotFound
    return dict(row)


def files_of_sessions() -> Iterator[tuple[str, str]]:
    """(where, name) of every stored file, for the hook `stored_files`; some rows at a time."""
    return ((PRIVATE, row["file"]) for row in each(Material.objects.filter(link="").values("id", "file")))
