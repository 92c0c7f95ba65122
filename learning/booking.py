"""Nobody is booked twice at the same time, whether teaching or learning."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import F

from learning.errors import TimeTaken
from learning.models import Calendar, Seat
from swaps.serializers import LONGEST


def require_free(
    user_ids: Collection[UUID], start: dt.datetime, end: dt.datetime, *, besides: UUID | None = None
) -> None:
    """Raises TimeTaken when one of the members is booked between `start` and `end`: one query on one index."""
    earliest = start - dt.timedelta(minutes=LONGEST)  # no session that began before it reaches into `start`
    taken = Seat.objects.filter(
        user_id__in=list(user_ids), is_booked=True, starts_at__gt=earliest, starts_at__lt=end, ends_at__gt=start
    )
    if besides is not None:
        taken = taken.exclude(session_id=besides)
    if taken.values_list("pk")[:1]:
        raise TimeTaken


def require_free_alone(
    user_ids: Collection[UUID], start: dt.datetime, end: dt.datetime, *, besides: UUID | None = None
) -> None:
    """`require_free` while nobody else books any of these members. Call it in the transaction that books.

    Raising a member's `bookings` makes everyone who books them wait, or run again, until this transaction is
    over; what they read then holds what it booked.
    """
    for user_id in sorted(user_ids):  # always in one order, so that two of them never wait for each other
        mine = Calendar.objects.filter(pk=user_id)
        if not mine.update(bookings=F("bookings") + 1):
            Calendar.objects.bulk_create([Calendar(user_id=user_id)], ignore_conflicts=True)
            mine.update(bookings=F("bookings") + 1)
    require_free(user_ids, start, end, besides=besides)
