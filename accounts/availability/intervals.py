"""Arithmetic of times as intervals: what lies in both, what is left, what begins where."""

import sys
from collections.abc import Iterator

Intervals = list[tuple[int, int]]  # epoch seconds, in order, apart


def intervals_shared(some: Intervals, others: Intervals) -> Intervals:
    """What lies in both."""
    return list(_shared(some, others))


def share_for(some: Intervals, others: Intervals, seconds: int) -> bool:
    """True when so many seconds on end lie in both."""
    return any(end - start >= seconds for start, end in _shared(some, others))


def _shared(some: Intervals, others: Intervals) -> Iterator[tuple[int, int]]:
    at_some = at_others = 0
    while at_some < len(some) and at_others < len(others):
        start = max(some[at_some][0], others[at_others][0])
        end = min(some[at_some][1], others[at_others][1])
        if start < end:
            yield start, end
        if some[at_some][1] <= others[at_others][1]:
            at_some += 1
        else:
            at_others += 1


def intervals_minus(times: Intervals, taken: Intervals) -> Intervals:
    """What of `times` lies in none of `taken`."""
    edges = [-sys.maxsize, *(edge for interval in taken for edge in interval), sys.maxsize]
    return intervals_shared(times, list(zip(edges[::2], edges[1::2], strict=True)))


def intervals_merged(intervals: Intervals) -> Intervals:
    """The same times in order, with those that touch or overlap made one."""
    found: Intervals = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def minutes_of(intervals: Intervals) -> int:
    """How long they are together, in whole minutes."""
    return sum(end - start for start, end in intervals) // 60


def starts_within(interval: tuple[int, int], *, length: int, step: int, offset: int) -> range:
    """The moments in `interval` from which `length` seconds fit, each a multiple of `step` seconds on the clock.

    `offset` is by how many seconds that clock is ahead of UTC.
    """
    start, end = interval
    return range(start + -(start + offset) % step, end - length + 1, step)
