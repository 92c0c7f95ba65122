"""Time zones as whole seconds: offsets, the moments at which they change, and what a clock shows when."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY_SECONDS = 86_400

zone_of = lru_cache(maxsize=None)(ZoneInfo)  # its own cache holds eight, and the world has more


def offset_at(moment: int, timezone: str) -> int:
    """By how many seconds the clocks of `timezone` are ahead of UTC at that moment (epoch seconds)."""
    return int((dt.datetime.fromtimestamp(moment, zone_of(timezone)).utcoffset() or dt.timedelta()).total_seconds())


def week_around(moment: dt.datetime, timezone: str) -> tuple[int, int]:
    """The week (Monday 00:00 to Monday 00:00 in `timezone`) that `moment` lies in, as epoch seconds."""
    today = moment.astimezone(zone_of(timezone)).date()
    monday = today - dt.timedelta(days=today.weekday())
    return instant(monday, 0, timezone), instant(monday + dt.timedelta(days=7), 0, timezone)


def instant(date: dt.date, minutes: int, timezone: str) -> int:
    """Epoch seconds of `minutes` after midnight on the clock of that day; of twice-shown times the first."""
    local = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes)
    zone = zone_of(timezone)
    before, after = (zone.utcoffset(local.replace(fold=fold)) or dt.timedelta() for fold in (0, 1))
    naive = int(local.replace(tzinfo=dt.UTC).timestamp())
    latest = naive - int(before.total_seconds())
    if before >= after:
        return latest
    return _change_between(naive - int(after.total_seconds()), latest, timezone)  # the clocks skip this time


@lru_cache(maxsize=2048)
def constant_offsets(timezone: str, first_day: int, last_day: int) -> tuple[tuple[int, int, int], ...]:
    """The spans in which the clocks of `timezone` do not change: since, until, and their offset to UTC in seconds.

    From the beginning of one to that of another day of UTC, counted from 1970. No zone changes twice in a day.
    """
    since, found = first_day * DAY_SECONDS, []
    for day in range(first_day, last_day):
        before, after = offset_at(day * DAY_SECONDS, timezone), offset_at((day + 1) * DAY_SECONDS, timezone)
        if before != after:
            change = _change_between(day * DAY_SECONDS, (day + 1) * DAY_SECONDS, timezone)
            found.append((since, change, before))
            since = change
    return (*found, (since, last_day * DAY_SECONDS, offset_at(last_day * DAY_SECONDS, timezone)))


def _change_between(earlier: int, later: int, timezone: str) -> int:
    """The moment between the two at which the offset changes."""
    after = offset_at(later, timezone)
    while later - earlier > 1:
        middle = (earlier + later) // 2
        if offset_at(middle, timezone) == after:
            later = middle
        else:
            earlier = middle
    return later
