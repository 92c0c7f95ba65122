"""Our rows as system D's clients know them. No query: everything is read before. Every object has `_id` and `id`."""

from typing import Any
from uuid import UUID

from compat.ids import both_ids

Shape = dict[str, Any]


def with_id(key: UUID | str, shape: Shape) -> Shape:
    """The shape under both names of its id."""
    return {**both_ids(key), **shape}


def hours(minutes: int) -> float:
    """Minutes as hours with two decimals."""
    return round(minutes / 60, 2)
