"""What an answer says of limits: `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` (seconds).

One request may count for several limits; the answer tells of the one with the fewest uses left. Limits that are not
the caller's own are not told: how often others tried an account, or asked for mails to an address, is not theirs to
know.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from skillswap.http.limit_storage import Window

_OF_OTHERS = {"sign_in_account", "mail"}

_counted: ContextVar[dict[str, Window] | None] = ContextVar("counted", default=None)


@contextmanager
def reported() -> Iterator[dict[str, Window]]:
    """Inside, what is counted is gathered by key: for `report_headers`."""
    windows: dict[str, Window] = {}
    before = _counted.set(windows)
    try:
        yield windows
    finally:
        _counted.reset(before)


def note(name: str, key: str, window: Window) -> None:
    """Limit `name` was counted or checked; nothing happens outside of a request."""
    windows = _counted.get()
    if windows is not None and name not in _OF_OTHERS:
        windows[key] = window


def note_given_back(key: str) -> None:
    """The use that was noted last made nothing and no longer counts."""
    windows = _counted.get()
    if windows is not None and (window := windows.get(key)):
        windows[key] = replace(window, used=max(0, window.used - 1))


def report_headers(windows: dict[str, Window]) -> dict[str, str]:
    """The headers of an answer; none when nothing was counted."""
    if not windows:
        return {}
    tightest = min(windows.values(), key=lambda window: (window.remaining, -window.resets_in))
    return {
        "RateLimit-Limit": str(tightest.limit),
        "RateLimit-Remaining": str(tightest.remaining),
        "RateLimit-Reset": str(round(tightest.resets_in)),
    }
