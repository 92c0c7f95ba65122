"""When members are busy elsewhere."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from accounts.availability import Intervals, intervals_merged
from learning.busy.models import BusyCalendar


def busy_times(user_ids: Collection[UUID], span: tuple[int, int]) -> Intervals:
    """When one of these members is busy by a calendar of their own, in `span`, all in epoch seconds: one query."""
    rows = BusyCalendar.objects.filter(pk__in=list(user_ids), removed_at=None).values_list("busy", flat=True)
    first, last = span
    return intervals_merged([(start, end) for busy in rows for start, end in busy if start < last and end > first])


def busy_calendar_of(user_id: UUID) -> dict[str, Any]:
    """`serializers.BusyCalendarOut` of the member's own calendar, without its secret address. One query."""
    row = BusyCalendar.objects.filter(pk=user_id, removed_at=None).first()
    if row is None:
        return {"url": None, "state": "none", "fetched_at": None, "error": None, "busy_count": 0}
    return {
        "url": host_of(row.url),
        "state": row.state,
        "fetched_at": row.fetched_at,
        "error": row.error or None,
        "busy_count": len(row.busy),
    }


def host_of(url: str) -> str:
    """ "calendar.example.org": all that is shown of the address. With a port that is not the usual one."""
    return urlsplit(url).netloc.rpartition("@")[2]
