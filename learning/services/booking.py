"""Nobody is booked twice at the same time, whether teaching or learning."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from learning.errors import TimeTaken
from learning.models import Calendar, SessionParticipant
from skillswap.db.locks import lock_rows


def require_free(
    user_ids: Collection[UUID], start: dt.datetime, end: dt.datetime, *, besides: UUID | None = None
) -> None:
    """Raises TimeTaken when one of the members is booked between `start` and `end`: one query on one index."""
    taken = SessionParticipant.objects.booked_between(user_ids, start, end)
    if besides is not None:
        taken = taken.exclude(session_id=besides)
    if taken.values_list("pk")[:1]:
        raise TimeTaken


def calendars_lock(*, user_ids: Collection[UUID]) -> None:
    """Whoever books one of these members waits, or runs again, until this transaction is over.

    Call it in the transaction that books, before `require_free`: that sees then what the one before has booked.
    """
    calendars = Calendar.objects.filter(pk__in=list(user_ids))
    if lock_rows(calendars) < len(set(user_ids)):
        there = set(calendars.values_list("pk", flat=True))
        new = [Calendar(user_id=user_id) for user_id in sorted(set(user_ids) - there)]
        Calendar.objects.bulk_create(new, ignore_conflicts=True)
        lock_rows(calendars)
