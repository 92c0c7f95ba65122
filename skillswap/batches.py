"""Reading and deleting many rows, some at a time."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from skillswap.db import run

SIZE = 500


def in_batches(rows: QuerySet[Any, Any], *, by: str = "id", size: int = SIZE) -> Iterator[list[Any]]:
    """`rows`, dictionaries of `.values()`, in the order of their unique column `by`, `size` at a time.

    Each batch is a query of its own: no cursor stays open, and nothing long is in memory.
    """
    rows = rows.order_by(by)
    batch = list(rows[:size])
    while batch:
        yield batch
        batch = list(rows.filter(**{f"{by}__gt": batch[-1][by]})[:size]) if len(batch) == size else []


def each(rows: QuerySet[Any, Any], *, by: str = "id", size: int = SIZE) -> Iterator[Any]:
    """The same, one after the other."""
    for batch in in_batches(rows, by=by, size=size):
        yield from batch


def delete_in_batches(rows: QuerySet[Any, Any], *, size: int = SIZE) -> int:
    """Delete `rows`, `size` at a time; returns how many. Also rows that are otherwise never changed."""
    deleted = 0
    while ids := list(rows.values_list("pk", flat=True)[:size]):
        run(rows.model._base_manager.filter(pk__in=ids).delete)
        deleted += len(ids)
    return deleted
