"""When two members are both free for a session: both weeks of availability, minus what either has booked."""

import datetime as dt
import math
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from accounts.availability import (
    Intervals,
    free_times,
    intervals_merged,
    intervals_minus,
    intervals_shared,
    offset_at,
    starts_within,
    zone_of,
)
from accounts.models import User
from accounts.selectors import visible_person
from learning.busy.selectors import busy_times
from learning.models import SessionParticipant
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.json import Ready
from skillswap.http.throttling import hit
from skillswap.phrases import plural

STEP = 30 * 60  # seconds: a session begins on the hour or half past, on the clock of whoever asks
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
    anybody may book. Raises InvalidInput, TooFast, NotFound. Four queries, and those of a private profile.
    """
    begin = start or timezone.now()
    InvalidInput.require(
        (user_id != me.pk, "user_id", gettext("Choose somebody else.")),
        (end is None or end > begin, "to", gettext("The end must come after the start.")),
        (
            end is None or end - begin <= LONGEST_SPAN,
            "to",
            plural("Ask for at most %(count)d day.", "Ask for at most %(count)d days.", LONGEST_SPAN.days),
        ),
    )
    span = _span(start, end)
    hit("slots", me.pk)
    person = visible_person(user_id, viewer=me)
    if person is None:
        raise NotFound
    taken = _booked(me.pk, person.pk, span, besides)
    taken = intervals_merged(taken + busy_times([me.pk, person.pk], span))
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
    first = min(max(start or now, now), horizon)
    last = max(first, min(end or first + USUAL_SPAN, horizon))
    return math.ceil(first.timestamp()), math.floor(last.timestamp())


def _booked(me: UUID, other: UUID, span: tuple[int, int], besides: UUID | None) -> Intervals:
    """What either has booked in `span`, in whole seconds. One query.

    `besides` is left out only if it is a session of `me`.
    """
    first, last = (dt.datetime.fromtimestamp(moment, dt.UTC) for moment in span)
    booked = SessionParticipant.objects.booked_between([me, other], first, last)
    rows = list(booked.values_list("session_id", "user_id", "starts_at", "ends_at"))
    moving = {session for session, user, _, _ in rows if session == besides and user == me}
    return intervals_merged(
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
    for free in intervals_minus(intervals_shared(mine, theirs), taken):
        found += starts_within(free, length=length, step=STEP, offset=offset_at(free[0], me.timezone))
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
