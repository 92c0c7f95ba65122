"""Until when the database may be tried for what is being done: a request has REQUEST_SECONDS, waiting included."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

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
