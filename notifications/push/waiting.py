"""Reads of the worker that sends pushes."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from notifications.models import Notification
from notifications.rendering import rendered
from notifications.selectors.inbox import notifications_of

MOST_NAMED = 30  # ids of what waits, in one push
_EVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # rows without a moment sort before it on MongoDB


@dataclass(frozen=True)
class Waiting:
    """An unread notification that its member may see. `data` names people as they are called now."""

    id: UUID
    user_id: UUID
    kind: str
    key: str
    data: dict[str, Any]
    created_at: dt.datetime
    pushed_at: dt.datetime | None


def notification_that_waits(notification_id: UUID) -> Waiting | None:
    """None when it was read, is gone, or is about somebody who is hidden from the member by now. Five queries."""
    owner = Notification.objects.filter(pk=notification_id).values_list("user_id", flat=True).first()
    if owner is None:
        return None
    columns = ("id", "user_id", "type", "key", "data", "created_at", "pushed_at")
    rows = rendered(list(notifications_of(owner).filter(pk=notification_id, is_read=False).values(*columns)))
    return Waiting(kind=rows[0].pop("type"), **rows[0]) if rows else None


def ids_that_wait(user_id: UUID) -> list[UUID] | None:
    """The unread notifications that were pushed, the newest first; None when they are more than MOST_NAMED."""
    pushed = notifications_of(user_id).filter(is_read=False, pushed_at__gt=_EVER).order_by("-id")
    ids = list(pushed.values_list("pk", flat=True)[: MOST_NAMED + 1])
    return ids if len(ids) <= MOST_NAMED else None
