"""Hours of the day in which nothing may disturb a member, on the clock of their zone."""

import datetime as dt

from accounts.availability.clocks import instant, zone_of
from accounts.availability.week import minutes_of_day


def end_of_quiet(start: str, end: str, timezone: str, *, now: dt.datetime) -> dt.datetime | None:
    """When quiet hours from `start` to `end` ("HH:MM") that run at `now` are over (UTC); None outside of them.

    An end that is not after the start is on the next day. Where clocks change, the hours last as the clock shows
    them: they begin at the first of two equal times and end at the second; what the clock skips begins or ends when
    it goes on.
    """
    if not start:
        return None
    today = now.astimezone(zone_of(timezone)).date()
    for days in (-1, 0, 1):
        opens = today + dt.timedelta(days=days)
        closes = opens if minutes_of_day(end) > minutes_of_day(start) else opens + dt.timedelta(days=1)
        over = _last_instant(closes, end, timezone)
        if instant(opens, minutes_of_day(start), timezone) <= now.timestamp() < over:
            return dt.datetime.fromtimestamp(over, dt.UTC)
    return None


def _last_instant(day: dt.date, time: str, timezone: str) -> int:
    """Epoch seconds at which the clock shows `time` on that day; of twice-shown times the second."""
    first = dt.datetime.fromtimestamp(instant(day, minutes_of_day(time), timezone), zone_of(timezone))
    return int(first.replace(fold=1).timestamp())
