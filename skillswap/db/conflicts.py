"""What the errors of the three databases mean: run the transaction again, come back later, or a fault."""

import traceback

from django.db import DatabaseError, InterfaceError, OperationalError, connection

_POSTGRES_CONFLICTS = {"40001", "40P01", "55P03"}  # serialization_failure, deadlock_detected, lock_not_available
_POSTGRES_AWAY = {"08", "53", "57"}  # classes: connection, resources, operator (shut down, query cancelled)
_MONGO_CONFLICT = "TransientTransactionError"
_MONGO_AWAY = {"AutoReconnect", "ConnectionFailure", "NetworkTimeout", "NotPrimaryError", "ServerSelectionTimeoutError"}


def is_conflict(error: DatabaseError) -> bool:
    """True for errors that vanish when the transaction is run again."""
    cause = error.__cause__ or error
    if connection.vendor == "mongodb":
        has_label = getattr(cause, "has_error_label", None)
        return has_label is not None and bool(has_label(_MONGO_CONFLICT))
    if connection.vendor == "postgresql":
        return getattr(cause, "sqlstate", None) in _POSTGRES_CONFLICTS
    return isinstance(error, OperationalError) and "locked" in str(error)


def is_busy(error: BaseException | None) -> bool:
    """True when the database is locked, overloaded or away: what failed may work in a moment.

    For errors that reach the edge. A lost connection is no conflict: what was sent last may have been written.
    """
    if isinstance(error, DatabaseError) and is_conflict(error):
        return True
    cause = (error and error.__cause__) or error
    if type(cause).__module__.startswith("pymongo"):
        return bool(getattr(cause, "timeout", False)) or type(cause).__name__ in _MONGO_AWAY
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    state = getattr(cause, "sqlstate", None)
    if connection.vendor == "postgresql":
        return state is None or state[:2] in _POSTGRES_AWAY
    return connection.vendor == "sqlite" and "unable to open" in str(error)


def release_cursors(error: BaseException | None) -> None:
    """Free what the failed statement holds, now and in this thread.

    Django's error and its own frame keep each other, and with them the cursor, until the garbage collector runs: in
    any thread, which on SQLite then waits for the cursor's connection, while that one waits for the lock that the
    thread may hold. Under load everybody stood still until nobody's time was left.
    """
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
