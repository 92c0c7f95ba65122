"""When two members are both free for a lesson: both weeks of availability, minus what either has booked."""

import datetime as dt
import math
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from accounts.selectors import visible_person
from learning.models import Seat
from matching.overlap import Intervals, free_times, joined, offset_at, shared_times, times_without, zone_of
from skillswap.api import Ready
from skillswap.errors import InvalidInput, NotFound
from skillswap.throttling import hit
from swaps.serializers import LONGEST

STEP = 30 * 60  # seconds: a lesson begins on the hour or half past, on the clock of whoever asks
USUAL_SPAN = dt.timedelta(days=14)
LONGEST_SPAN = dt.timedelta(days=31)
MOST_SLOTS = 500


def shared_slots(
    *,
    me: User,
    user_id: UUID,
    minutes: int,
    start: dt.datetime | None,
    end: dt.datetime | None,
    besides: UUID | None = None,
) -> dict[str, Any]:
    """The first MOST_SLOTS beginnings between `start` and `end` at which `minutes` fit both. A SlotsOut.

    `besides` is a session of `me` whose own time counts as free: for moving it. Never in the past, nor later than
    anybody may book. Raises InvalidInput, TooFast, NotFound. Three queries, and those of a private profile.
    """
    if user_id == me.pk:
        raise InvalidInput("user_id", "Choose somebody else.")
    span = _span(start, end)
    hit("slots", me.pk)
    person = visible_person(user_id, viewer=me)
    if person is None:
        raise NotFound
    taken = _booked(me.pk, person.pk, span, besides)
    begins = fitting_begins(me, person, length=minutes * 60, span=span, taken=taken)
    my_zone, their_zone = zone_of(me.timezone), zone_of(person.timezone)
    return {
        "data": [_slot(begin, minutes * 60, my_zone, their_zone) for begin in begins],
        "my_timezone": me.timezone,
        "their_timezone": person.timezone,
        "missing_availability": [who for who, one in (("mine", me), ("theirs", person)) if not one.availability],
    }


def _span(start: dt.datetime | None, end: dt.datetime | None) -> tuple[int, int]:
    """What is asked about, in epoch seconds, without what is over and what is too far ahead; it may be nothing."""
    now = timezone.now()
    horizon = now + dt.timedelta(days=settings.SESSION_AHEAD_DAYS)
    if end is not None and end <= (start or now):
        raise InvalidInput("to", "The end must come after the start.")
    if end is not None and end - (start or now) > LONGEST_SPAN:
        raise InvalidInput("to", f"Ask for at most {LONGEST_SPAN.days} days.")
    first = min(max(start or now, now), horizon)
    last = max(first, min(end or first + USUAL_SPAN, horizon))
    return math.ceil(first.timestamp()), math.floor(last.timestamp())


def _booked(me: UUID, other: UUID, span: tuple[int, int], besides: UUID | None) -> Intervals:
    """What either has booked in `span`, in whole seconds. One query, which no long past lesson makes longer.

    `besides` is left out only if it is a session of `me`.
    """
    first, last = (dt.datetime.fromtimestamp(moment, dt.UTC) for moment in span)
    seats = Seat.objects.filter(
        user_id__in=[me, other], is_booked=True, starts_at__gt=first - dt.timedelta(minutes=LONGEST), starts_at__lt=last
    )
    rows = list(seats.values_list("session_id", "user_id", "starts_at", "ends_at"))
    moving = {session for session, user, _, _ in rows if session == besides and user == me}
    return joined(
        [
            (math.floor(begin.timestamp()), math.ceil(end.timestamp()))
            for session, _, begin, end in rows
            if session not in moving
        ]
    )


def fitting_begins(me: User, person: User, *, length: int, span: tuple[int, int], taken: Intervals) -> list[int]:
    """The first MOST_SLOTS moments in `span` from which `length` seconds are free for both and not `taken`.

    Only those at which the clocks of `me` show a full or half hour. No query; all in epoch seconds.
    """
    mine, theirs = (free_times(one.availability, one.timezone, span) for one in (me, person))
    found: list[int] = []
    for start, end in times_without(shared_times(mine, theirs), taken):
        first = start + -(start + offset_at(start, me.timezone)) % STEP
        found += range(first, end - length + 1, STEP)
        if len(found) >= MOST_SLOTS:
            break
    return found[:MOST_SLOTS]


def _slot(begin: int, length: int, my_zone: ZoneInfo, their_zone: ZoneInfo) -> Ready:
    return Ready(
        start=dt.datetime.fromtimestamp(begin, dt.UTC),
        end=dt.datetime.fromtimestamp(begin + length, dt.UTC),
        mine=_on_the_clock(begin, begin + length, my_zone),
        theirs=_on_the_clock(begin, begin + length, their_zone),
    )


def _on_the_clock(begin: int, end: int, zone: ZoneInfo) -> dict[str, str]:
    return {
        "start": dt.datetime.fromtimestamp(begin, zone).isoformat(),
        "end": dt.datetime.fromtimestamp(end, zone).isoformat(),
    }
