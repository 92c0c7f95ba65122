"""When two people are both free, counted in real instants: each week in each one's own timezone.

On a day without a clock change an instant is midnight plus minutes. On the others `zoneinfo` decides, and
a time that the clocks skip is the moment they skip it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

Intervals = list[tuple[int, int]]  # epoch seconds, in order, apart
_DAY = 86_400

zone_of = lru_cache(maxsize=None)(ZoneInfo)  # its own cache holds eight, and the world has more


def week_around(moment: dt.datetime, timezone: str) -> tuple[int, int]:
    """The week (Monday 00:00 to Monday 00:00 in `timezone`) that `moment` lies in, as epoch seconds."""
    today = moment.astimezone(zone_of(timezone)).date()
    monday = today - dt.timedelta(days=today.weekday())
    return instant(monday, 0, timezone), instant(monday + dt.timedelta(days=7), 0, timezone)


def free_times(slots: Iterable[Mapping[str, Any]], timezone: str, week: tuple[int, int]) -> Intervals:
    """The times within `week` at which someone in `timezone` with these weekly slots is free."""
    days = _days(timezone, week)
    found: Intervals = []
    for slot in slots:
        first, last = _minutes(slot["start"]), _minutes(slot["end"])
        for date, weekday, midnight, plain in days:
            if weekday != slot["weekday"]:
                continue
            if plain:
                start, end = midnight + first * 60, midnight + last * 60
            else:
                start, end = instant(date, first, timezone), instant(date, last, timezone)
            start, end = max(start, week[0]), min(end, week[1])
            if start < end:
                found.append((start, end))
    return _joined(found)


def shared_minutes(mine: Intervals, theirs: Intervals) -> int:
    """Whole minutes that lie in both."""
    seconds = at_mine = at_theirs = 0
    while at_mine < len(mine) and at_theirs < len(theirs):
        start = max(mine[at_mine][0], theirs[at_theirs][0])
        end = min(mine[at_mine][1], theirs[at_theirs][1])
        seconds += max(0, end - start)
        if mine[at_mine][1] <= theirs[at_theirs][1]:
            at_mine += 1
        else:
            at_theirs += 1
    return seconds // 60


def instant(date: dt.date, minutes: int, timezone: str) -> int:
    """Epoch seconds of `minutes` after midnight on the clock of that day; of twice-shown times the first."""
    local = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes)
    zone = zone_of(timezone)
    before, after = (zone.utcoffset(local.replace(fold=fold)) or dt.timedelta() for fold in (0, 1))
    naive = int(local.replace(tzinfo=dt.UTC).timestamp())
    latest = naive - int(before.total_seconds())
    if before >= after:
        return latest
    earliest = naive - int(after.total_seconds())  # the clocks skip this time: find when, between the two
    while latest - earliest > 1:
        middle = (earliest + latest) // 2
        if dt.datetime.fromtimestamp(middle, zone).utcoffset() == after:
            latest = middle
        else:
            earliest = middle
    return latest


@lru_cache(maxsize=4096)
def _days(timezone: str, week: tuple[int, int]) -> tuple[tuple[dt.date, int, int, bool], ...]:
    """The local days that touch `week`: date, weekday, midnight, and whether the clocks stay as they are."""
    zone = zone_of(timezone)
    date = dt.datetime.fromtimestamp(week[0], zone).date()
    days = []
    while (midnight := instant(date, 0, timezone)) < week[1]:
        following = date + dt.timedelta(days=1)
        days.append((date, date.weekday(), midnight, instant(following, 0, timezone) - midnight == _DAY))
        date = following
    return tuple(days)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _joined(intervals: Intervals) -> Intervals:
    joined: Intervals = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
