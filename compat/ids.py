"""Earlier systems' clients read an object's id under two names."""

from uuid import UUID


def both_ids(pk: UUID | str) -> dict[str, str]:
    """`{"_id": …, "id": …}`, for the beginning of an object."""
    return {"_id": str(pk), "id": str(pk)}
