"""UUIDv7 identifiers (RFC 9562, section 5.7): unique, and in the order they were made."""

import datetime as dt
import itertools
import os
import threading
import time
import uuid

from skillswap import clock

_TICKS_PER_MS = 4096  # the 12 bits of `rand_a` count parts of a millisecond
_NS_PER_TICK = 1_000_000 / _TICKS_PER_MS

_lock = threading.Lock()
_last_tick = 0
_pretended_ticks = itertools.count()


def uuid7() -> uuid.UUID:
    """A new id that sorts after every id this process made before it."""
    global _last_tick
    pretended = clock.pretended()
    if pretended is not None:
        tick = int(pretended.timestamp() * 1000) * _TICKS_PER_MS + next(_pretended_ticks) % _TICKS_PER_MS
    else:
        with _lock:
            tick = max(int(time.time_ns() / _NS_PER_TICK), _last_tick + 1)
            _last_tick = tick
    milliseconds, fraction = divmod(tick, _TICKS_PER_MS)
    random_bits = int.from_bytes(os.urandom(8), "big") >> 2
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | random_bits
    return uuid.UUID(int=value)


def first_id_at(instant: dt.datetime) -> uuid.UUID:
    """The lowest id of that millisecond: rows with lower ids were made before it."""
    milliseconds = int(instant.timestamp() * 1000)
    return uuid.UUID(int=(milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | 0b10 << 62)
