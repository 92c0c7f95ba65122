"""The weeks of a series before it is asked for: when each would be, and whether both are free then."""

import datetime as dt
import math
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from accounts.availability import Intervals, free_times, intervals_minus, intervals_shared
from accounts.models import User
from accounts.selectors import visible_person
from learning.busy.selectors import busy_times
from learning.models import SessionParticipant
from learning.series.dates import week_times
from learning.times import minutes, time_wrong
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.throttling import hit


def series_weeks(*, me: User, user_id: UUID, first_time: dt.datetime, length: int, weeks: int) -> dict[str, Any]:
    """`serializers.SeriesWeeksOut` of `weeks` sessions of `length` minutes with that teacher.

    "taken": one of the two is booked then, so that week has to be left out. "outside": it is no free time of one of
    the two, which can be asked for all the same. Raises InvalidInput, NotFound, TooFast. Four queries, and those of a
    private profile.
    """
    InvalidInput.require_none(
        [("first_time", message) for _, message in time_wrong(first_time)]
        + ([("user_id", gettext("Choose somebody else."))] if user_id == me.pk else [])
    )
    hit("slots", me.pk)
    teacher = visible_person(user_id, viewer=me)
    if teacher is None:
        raise NotFound
    times = week_times(first_time, teacher.timezone, weeks)
    InvalidInput.require_none([("weeks", message) for _, message in time_wrong(times[-1])])
    spans = [(moment, moment + minutes(length)) for moment in times]
    booked = list(
        SessionParticipant.objects.booked_between([me.pk, teacher.pk], times[0], spans[-1][1]).values_list(
            "starts_at", "ends_at"
        )
    )
    free = _free_of_both(me, teacher, (math.floor(times[0].timestamp()), math.ceil(spans[-1][1].timestamp())))
    return {
        "timezone": teacher.timezone,
        "data": [
            {"week": number, "scheduled_time": start, "state": _state(start, end, booked, free)}
            for number, (start, end) in enumerate(spans, 1)
        ],
    }


def _free_of_both(me: User, teacher: User, span: tuple[int, int]) -> Intervals:
    weeks = [free_times(one.availability, one.timezone, span) for one in (me, teacher)]
    return intervals_minus(intervals_shared(*weeks), busy_times([me.pk, teacher.pk], span))


def _state(start: dt.datetime, end: dt.datetime, booked: list[tuple[dt.datetime, dt.datetime]], free: Intervals) -> str:
    if any(begin < end and until > start for begin, until in booked):
        return "taken"
    first, last = start.timestamp(), end.timestamp()
    return "free" if any(since <= first and last <= until for since, until in free) else "outside"
