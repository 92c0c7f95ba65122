"""Weeks as bits, a quarter of an hour each, from Monday 00:00 on one's own clock: shared time is counted by the bit."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from accounts.availability import offset_at

QUARTER_MINUTES = 15
_DAY = 24 * 60 // QUARTER_MINUTES
_WEEK = 7 * _DAY
_ALL = (1 << _WEEK) - 1
WORDS = -(-_WEEK // 64)  # of 64 bits


def week_bits(slots: Iterable[Mapping[str, Any]]) -> int:
    """The quarters in which somebody with these slots is free. Times between two quarters count as the nearer one."""
    bits = 0
    for slot in slots:
        first, last = _quarter(slot["start"]), _quarter(slot["end"])
        bits |= ((1 << (last - first)) - 1) << (slot["weekday"] * _DAY + first)
    return bits


def _quarter(time: str) -> int:
    return (int(time[:2]) * 60 + int(time[3:5]) + QUARTER_MINUTES // 2) // QUARTER_MINUTES


def as_words(bits: int) -> np.ndarray:
    """The bits as WORDS numbers of an array."""
    return np.frombuffer(bits.to_bytes(WORDS * 8, "little"), dtype=np.uint64)


def on_clocks(bits: int, timezone: str, others: Iterable[str], moment: int) -> np.ndarray:
    """A week of `timezone` as the clocks of each of `others` show it, by their offsets then: rows of words."""
    mine = offset_at(moment, timezone)
    return np.array([as_words(_turned(bits, offset_at(moment, other) - mine)) for other in others], dtype=np.uint64)


def _turned(bits: int, seconds: int) -> int:
    by = seconds // (QUARTER_MINUTES * 60) % _WEEK
    return (bits << by | bits >> (_WEEK - by)) & _ALL
