"""When somebody is free, counted in real instants: a week on the clock of the member's own timezone.

Somebody is free while the clock on their wall shows a time of one of their slots: not in an hour that the clocks
skip, and twice in one that they show twice. Between two changes of the clocks that is plain arithmetic.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from accounts.availability.clocks import DAY_SECONDS, constant_offsets
from accounts.availability.intervals import Intervals, intervals_merged
from accounts.availability.week import minutes_of_day

_MONDAY = 3  # 1 January 1970 was a Thursday


def free_times(slots: Iterable[Mapping[str, Any]], timezone: str, span: tuple[int, int]) -> Intervals:
    """The times within `span` (epoch seconds) at which someone in `timezone` with these weekly slots is free."""
    week: list[list[tuple[int, int]]] = [[] for _ in range(7)]
    for slot in slots:
        week[slot["weekday"]].append((minutes_of_day(slot["start"]) * 60, minutes_of_day(slot["end"]) * 60))
    found: Intervals = []
    for since, until, offset in constant_offsets(timezone, span[0] // DAY_SECONDS, -(-span[1] // DAY_SECONDS)):
        since, until = max(since, span[0]), min(until, span[1])
        for day in range((since + offset) // DAY_SECONDS, (until - 1 + offset) // DAY_SECONDS + 1):
            midnight = day * DAY_SECONDS - offset
            for first, last in week[(day + _MONDAY) % 7]:
                start, end = max(midnight + first, since), min(midnight + last, until)
                if start < end:
                    found.append((start, end))
    return intervals_merged(found)
