"""The only transactions of the project: `atomic`, a retrying `run`, and `on_commit`.

`django.db.transaction.atomic` does nothing on MongoDB, so nothing else may import it (ruff bans it).
Catch IntegrityError outside a transaction: MongoDB has no savepoints and aborts the whole of it.
"""

import functools
import random
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, OperationalError, connection, transaction

from skillswap.errors import Busy

P = ParamSpec("P")
T = TypeVar("T")

_RETRIES = 30
_POSTGRES_CONFLICTS = {"40001", "40P01"}  # serialization_failure, deadlock_detected
_MONGO_CONFLICT = "TransientTransactionError"

_running = threading.local()  # `now`: this thread is in a `run`, and one inside it needs no savepoint


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
    """Call `function` in a transaction, again when the database reports a write conflict or a lock; Busy in the end.

    The function must be safe to call again; what leaves the database belongs in `on_commit`.
    Inside an outer transaction it joins that one, which then does the retrying.
    """
    if getattr(_running, "now", False) and in_transaction():  # not in what `on_commit` calls
        return function(*args, **kwargs)
    _running.now = True
    try:
        return _run(function, *args, **kwargs)
    finally:
        _running.now = False


def _run(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    if in_transaction():  # somebody's `atomic`: there may be a savepoint, so that they can go on after an error
        with atomic():
            return function(*args, **kwargs)
    for attempt in range(_RETRIES):
        try:
            with atomic():
                return function(*args, **kwargs)
        except DatabaseError as error:
            if not is_conflict(error):
                raise
            time.sleep(random.uniform(0, min(0.002 * 2**attempt, 0.1)))
    try:
        with atomic():
            return function(*args, **kwargs)
    except DatabaseError as error:
        if not is_conflict(error):
            raise
        raise Busy from error


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


def is_conflict(error: DatabaseError) -> bool:
    """True for errors that vanish when the transaction is run again."""
    cause = error.__cause__ or error
    if connection.vendor == "mongodb":
        has_label = getattr(cause, "has_error_label", None)
        return has_label is not None and bool(has_label(_MONGO_CONFLICT))
    if connection.vendor == "postgresql":
        return getattr(cause, "sqlstate", None) in _POSTGRES_CONFLICTS
    return isinstance(error, OperationalError) and "locked" in str(error)
