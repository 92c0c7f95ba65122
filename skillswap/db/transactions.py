"""The only transactions of the project: `atomic`, a retrying `run`, and `on_commit`.

`django.db.transaction.atomic` does nothing on MongoDB, so nothing else may import it (ruff bans it).
Catch IntegrityError outside a transaction: MongoDB has no savepoints and aborts the whole of it.
"""

import functools
import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, transaction

from skillswap.db.conflicts import is_conflict, release_cursors
from skillswap.db.deadline import ends_at, lock_wait
from skillswap.errors import Busy

P = ParamSpec("P")
T = TypeVar("T")

SHORTEST_PAUSE, LONGEST_PAUSE = 0.002, 0.1  # seconds between two tries

# `now`: this thread is in a `run`, and one inside it needs no savepoint; `together`: what waits for its end
_running = threading.local()


def on_commit(function: Callable[[], object]) -> None:
    """Call `function` after the transaction is written (at once when there is none).

    What it raises is logged and goes no further: the write stands, so its caller must not hear of a failure,
    and `run` must not do it again.
    """
    transaction.on_commit(function, robust=True)  # the MongoDB backend overrides the connection's


def atomic() -> AbstractContextManager[Any]:
    """All writes inside happen, or none. Nested blocks join the outer one."""
    if connection.vendor == "mongodb":
        from django_mongodb_backend.transaction import atomic as mongo_atomic

        return mongo_atomic(DEFAULT_DB_ALIAS)
    return transaction.atomic()


def run(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` in a transaction, again when the database reports a write conflict or a lock.

    Raises Busy at the deadline of the request (`skillswap.db.deadline`), outside of one after REQUEST_SECONDS.
    The function must be safe to call again; what leaves the database belongs in `on_commit`.
    Inside an outer transaction it joins that one, which then does the retrying.
    """
    if _joins():
        return function(*args, **kwargs)
    _running.now = True
    try:
        return _run(function, *args, **kwargs)
    finally:
        _running.now = False


def _run(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    if in_transaction():  # somebody's `atomic`: there may be a savepoint, so that they can go on after an error
        with atomic():
            return _with_end(function, *args, **kwargs)
    ends, pause = ends_at(), SHORTEST_PAUSE
    while True:
        try:
            with lock_wait(ends - time.monotonic()), atomic():
                return _with_end(function, *args, **kwargs)
        except DatabaseError as error:
            release_cursors(error)
            if not is_conflict(error):
                raise
            if time.monotonic() + pause > ends:
                raise Busy from error
        time.sleep(random.uniform(0, pause))
        pause = min(2 * pause, LONGEST_PAUSE)


def _with_end(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function`, then what waits for the end of the transaction."""
    _running.together = {}
    result = function(*args, **kwargs)
    while _running.together:
        finish(next(iter(_running.together)))
    return result


def together(handle: Callable[[list[T]], None], items: Sequence[T]) -> None:
    """Have `handle` called once with the items of all calls in this transaction, just before it is committed.

    For rows that many transactions write to: taken last, all at once and in one order, they are held for the
    shortest time, and nobody who holds one of them waits for another. Outside of `run` it is a transaction of its own.
    """
    if _joins():
        _running.together.setdefault(handle, []).extend(items)
    else:
        run(handle, list(items))


def finish(handle: Callable[[list[Any]], None]) -> None:
    """Have `handle` called now with what waits for it, in a transaction that goes on with its rows."""
    if _joins() and (items := _running.together.pop(handle, None)):
        handle(items)


def _joins() -> bool:
    """True in a transaction of `run`; not in what `on_commit` calls."""
    return is_running() and in_transaction()


def is_running() -> bool:
    """True inside `run`."""
    return getattr(_running, "now", False)


def transactional(function: Callable[P, T]) -> Callable[P, T]:
    """Decorator: every call of the service goes through `run`."""

    @functools.wraps(function)
    def service(*args: P.args, **kwargs: P.kwargs) -> T:
        return run(function, *args, **kwargs)

    return service


def in_transaction() -> bool:
    """True inside `atomic` (on MongoDB Django's own flag is never set)."""
    if connection.vendor == "mongodb":
        return bool(getattr(connection, "in_atomic_block_mongo", False))
    return connection.in_atomic_block
