"""The dates of a series: the same time on a wall clock, week after week."""

import datetime as dt
from collections.abc import Collection

from accounts.availability import zone_of

FEWEST_WEEKS, MOST_WEEKS = 2, 12


def week_times(first: dt.datetime, timezone: str, weeks: int) -> list[dt.datetime]:
    """`weeks` instants in UTC, a week apart on the clock of `timezone`; `first` is the first.

    When clocks change, the hour on the clock stays and the instant moves. In a week in which they skip that hour it is
    as long after midnight as usual, so an hour later on the clock; of a time that they show twice it is the first.
    """
    zone = zone_of(timezone)
    local = first.astimezone(zone).replace(tzinfo=None)
    later = ((local + dt.timedelta(weeks=number)).replace(tzinfo=zone, fold=0) for number in range(1, weeks))
    return [first.astimezone(dt.UTC), *(moment.astimezone(dt.UTC) for moment in later)]


def without_weeks(times: list[dt.datetime], left_out: Collection[int]) -> list[dt.datetime]:
    """The times but for those weeks, which are numbered from 1."""
    return [moment for number, moment in enumerate(times, 1) if number not in left_out]
