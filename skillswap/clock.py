"""What time it is, for rows and ids. Only the making of a demo community may say that it is another."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_pretended: ContextVar[dt.datetime | None] = ContextVar("pretended", default=None)


def now() -> dt.datetime:
    """The current instant, aware."""
    return _pretended.get() or timezone.now()


def pretended() -> dt.datetime | None:
    """The instant of `pretending`, None outside."""
    return _pretended.get()


@contextmanager
def pretending(moment: dt.datetime) -> Iterator[None]:
    """Inside, it is `moment`: what services write carries that time. For the demo community alone."""
    before = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(before)
