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
_LAST = _WEEK - 64 * (WORDS - 1)  # bits of the last one


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


def shares_hour(weeks: np.ndarray) -> np.ndarray:
    """Which rows of words have a whole hour, four quarters on end, also across the end of the week."""
    halves = weeks & _later(weeks, 1)
    return (halves & _later(halves, 2)).any(axis=1)


def _later(weeks: np.ndarray, by: int) -> np.ndarray:
    """Each week turned so that what comes `by` quarters later stands at its place."""
    turned = weeks >> np.uint64(by) | np.roll(weeks, -1, axis=1) << np.uint64(64 - by)
    turned[:, -1] = weeks[:, -1] >> np.uint64(by) | weeks[:, 0] << np.uint64(_LAST - by)
    turned[:, -1] &= np.uint64((1 << _LAST) - 1)
    return turned
