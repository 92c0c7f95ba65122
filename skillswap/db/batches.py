"""Reading and deleting many rows, some at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import structlog
from django.db.models import QuerySet

from skillswap.db import run
from skillswap.errors import Busy

log = structlog.get_logger(__name__)

K = TypeVar("K")

SIZE = 500
MOST_BUSY = 3  # waits of up to REQUEST_SECONDS each


def each_alone(keys: Iterable[K], do: Callable[[K], object], *, what: str, at_most: int | None = None) -> int:
    """`do` each of `keys`, of which none stops the others; returns for how many it said yes.

    One that fails is logged as `{what}_failed`. Stops after `at_most` that did not fail, so that many that cannot be
    done never keep the others from their turn. A database that is locked or away for several of them will be for the
    rest too: they are left to the next time, instead of waiting for each.
    """
    done = tried = busy = 0
    for key in list(keys):
        if tried == at_most or busy == MOST_BUSY:
            break
        try:
            done += bool(do(key))
            tried += 1
        except Busy:
            busy += 1
            log.warning(f"{what}_busy", key=str(key))
        except Exception:
            log.exception(f"{what}_failed", key=str(key))
    return done


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
