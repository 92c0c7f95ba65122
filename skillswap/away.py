"""Machines of others that did not answer in time: nobody waits for them again for a while.

Many jobs wait for the same push service or storage. Each would keep a thread of the worker for seconds while it is
away, and reminders, mails and settlements behind them would come late.
"""

import time

AWAY_SECONDS = 60.0
SLOW_SECONDS = 1.0  # what fails sooner keeps nobody from anything, and may be tried each time

_until: dict[str, float] = {}  # by name; of this process


def found_away(name: str, began: float) -> None:
    """It did not answer who asked at `began` (monotonic): if that took long, it counts as away for AWAY_SECONDS."""
    now = time.monotonic()
    if now - began < SLOW_SECONDS:
        return
    for other, until in list(_until.items()):
        if until <= now:
            _until.pop(other, None)
    _until[name] = now + AWAY_SECONDS


def is_away(name: str) -> bool:
    """True when it was found away within the last AWAY_SECONDS."""
    return time.monotonic() < _until.get(name, 0.0)


def forget() -> None:
    """Ask all of them again (tests)."""
    _until.clear()
