"""When demo people meet: by day, on both clocks."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

FIRST_HOUR, LAST_HOUR = 8, 22
_HOUR = dt.timedelta(hours=1)


def daytime_near(at: dt.datetime, zones: Iterable[str], minutes: int) -> dt.datetime:
    """The full hour nearest to `at` from which on it is 8 to 22 in all these zones, for so many minutes.

    `at` is a full hour. For two zones there always is one, at most half a day away.
    """
    near = sorted(range(-12, 13), key=lambda hours: (abs(hours), hours))
    length, places = dt.timedelta(minutes=minutes), [ZoneInfo(zone) for zone in zones]
    moments = (at + hours * _HOUR for hours in near)
    return next((moment for moment in moments if all(_is_day(moment, length, place) for place in places)), at)


def _is_day(start: dt.datetime, length: dt.timedelta, place: ZoneInfo) -> bool:
    begins, ends = start.astimezone(place), (start + length).astimezone(place)
    latest = begins.replace(hour=LAST_HOUR, minute=0)
    return begins.hour >= FIRST_HOUR and ends <= latest
