"""Until when the database may be tried for what is being done: a request has REQUEST_SECONDS, waiting included."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connection

_ends: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Everything inside, on whatever thread of this context, has `seconds` from now."""
    before = _ends.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ends.reset(before)


def ends_at() -> float:
    """The monotonic time at which to give up; outside of `within` one transaction has REQUEST_SECONDS."""
    ends = _ends.get()
    return time.monotonic() + settings.REQUEST_SECONDS if ends is None else ends


def remaining() -> float:
    """Seconds left; negative when it is over."""
    return ends_at() - time.monotonic()


def remaining_in_request() -> float | None:
    """As `remaining`; None outside of `within`, where nobody waits for an answer."""
    return None if _ends.get() is None else remaining()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Inside, every answer of MongoDB must come within `seconds` in all; its driver would wait without end.

    The SQL engines have limits of their own: for locks (LOCK_SECONDS) and for connecting.
    """
    if connection.vendor != "mongodb":
        yield
        return
    import pymongo

    with pymongo.timeout(max(0.01, seconds)):
        yield


@contextmanager
def lock_wait(seconds: float) -> Iterator[None]:
    """Wait at most `seconds` for a lock of the database instead of the usual LOCK_SECONDS, when that is less.

    MongoDB does not wait: it reports a conflict at once.
    """
    if seconds >= settings.LOCK_SECONDS or connection.vendor == "mongodb":
        yield
        return
    _set_lock_wait(max(0.01, seconds))
    try:
        yield
    finally:
        _set_lock_wait(settings.LOCK_SECONDS)


def _set_lock_wait(seconds: float) -> None:
    statement = "PRAGMA busy_timeout = %d" if connection.vendor == "sqlite" else "SET lock_timeout = %d"
    with connection.cursor() as cursor:
        cursor.execute(statement % int(seconds * 1000))
