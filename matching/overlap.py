"""When people are free, counted in real instants: each week in each one's own timezone.

Somebody is free while the clock on their wall shows a time of one of their slots: not in an hour that the clocks
skip, and twice in one that they show twice. Between two changes of the clocks that is plain arithmetic.
"""

import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

Intervals = list[tuple[int, int]]  # epoch seconds, in order, apart
_DAY = 86_400
_MONDAY = 3  # 1 January 1970 was a Thursday

zone_of = lru_cache(maxsize=None)(ZoneInfo)  # its own cache holds eight, and the world has more


def week_around(moment: dt.datetime, timezone: str) -> tuple[int, int]:
    """The week (Monday 00:00 to Monday 00:00 in `timezone`) that `moment` lies in, as epoch seconds."""
    today = moment.astimezone(zone_of(timezone)).date()
    monday = today - dt.timedelta(days=today.weekday())
    return instant(monday, 0, timezone), instant(monday + dt.timedelta(days=7), 0, timezone)


def free_times(slots: Iterable[Mapping[str, Any]], timezone: str, span: tuple[int, int]) -> Intervals:
    """The times within `span` (epoch seconds) at which someone in `timezone` with these weekly slots is free."""
    week: list[list[tuple[int, int]]] = [[] for _ in range(7)]
    for slot in slots:
        week[slot["weekday"]].append((_seconds(slot["start"]), _seconds(slot["end"])))
    found: Intervals = []
    for since, until, offset in _stretches(timezone, span[0] // _DAY, -(-span[1] // _DAY)):
        since, until = max(since, span[0]), min(until, span[1])
        for day in range((since + offset) // _DAY, (until - 1 + offset) // _DAY + 1):
            midnight = day * _DAY - offset
            for first, last in week[(day + _MONDAY) % 7]:
                start, end = max(midnight + first, since), min(midnight + last, until)
                if start < end:
                    found.append((start, end))
    return joined(found)


def shared_times(mine: Intervals, theirs: Intervals) -> Intervals:
    """What lies in both."""
    found: Intervals = []
    at_mine = at_theirs = 0
    while at_mine < len(mine) and at_theirs < len(theirs):
        start = max(mine[at_mine][0], theirs[at_theirs][0])
        end = min(mine[at_mine][1], theirs[at_theirs][1])
        if start < end:
            found.append((start, end))
        if mine[at_mine][1] <= theirs[at_theirs][1]:
            at_mine += 1
        else:
            at_theirs += 1
    return found


def shared_minutes(mine: Intervals, theirs: Intervals) -> int:
    """Whole minutes that lie in both."""
    return sum(end - start for start, end in shared_times(mine, theirs)) // 60


def times_without(times: Intervals, taken: Intervals) -> Intervals:
    """What of `times` lies in none of `taken`."""
    edges = [-sys.maxsize, *(edge for interval in taken for edge in interval), sys.maxsize]
    return shared_times(times, list(zip(edges[::2], edges[1::2], strict=True)))


def instant(date: dt.date, minutes: int, timezone: str) -> int:
    """Epoch seconds of `minutes` after midnight on the clock of that day; of twice-shown times the first."""
    local = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes)
    zone = zone_of(timezone)
    before, after = (zone.utcoffset(local.replace(fold=fold)) or dt.timedelta() for fold in (0, 1))
    naive = int(local.replace(tzinfo=dt.UTC).timestamp())
    latest = naive - int(before.total_seconds())
    if before >= after:
        return latest
    return _change(naive - int(after.total_seconds()), latest, timezone)  # the clocks skip this time


@lru_cache(maxsize=2048)
def _stretches(timezone: str, first_day: int, last_day: int) -> tuple[tuple[int, int, int], ...]:
    """Where the clocks of `timezone` do not change: since, until, and their offset to UTC in seconds.

    From the beginning of one to that of another day of UTC, counted from 1970. No zone changes twice in a day.
    """
    since, found = first_day * _DAY, []
    for day in range(first_day, last_day):
        before, after = offset_at(day * _DAY, timezone), offset_at((day + 1) * _DAY, timezone)
        if before != after:
            change = _change(day * _DAY, (day + 1) * _DAY, timezone)
            found.append((since, change, before))
            since = change
    return (*found, (since, last_day * _DAY, offset_at(last_day * _DAY, timezone)))


def _change(earlier: int, later: int, timezone: str) -> int:
    """The moment between the two at which the offset changes."""
    after = offset_at(later, timezone)
    while later - earlier > 1:
        middle = (earlier + later) // 2
        if offset_at(middle, timezone) == after:
            later = middle
        else:
            earlier = middle
    return later


def offset_at(moment: int, timezone: str) -> int:
    """By how many seconds the clocks of `timezone` are ahead of UTC at that moment."""
    return int((dt.datetime.fromtimestamp(moment, zone_of(timezone)).utcoffset() or dt.timedelta()).total_seconds())


def _seconds(clock: str) -> int:
    return int(clock[:2]) * 3600 + int(clock[3:5]) * 60


def joined(intervals: Intervals) -> Intervals:
    """The same times in order, with those that touch or overlap made one."""
    found: Intervals = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
