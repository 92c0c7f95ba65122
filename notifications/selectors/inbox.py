"""Reads of the inbox."""

from collections import Counter
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.selectors import hidden_from
from notifications.events import NotificationNew
from notifications.models import Group, Notification, NotificationQuerySet
from notifications.rendering import rendered, rendered_for
from skillswap.http.pagination import Page, keyset_page

SHOWN = ("id", "type", "data", "is_read", "created_at")
MOST_COUNTED = 100  # "99+" is all that anyone sees


def inbox_of(user_id: UUID) -> NotificationQuerySet:
    """The member's notifications, without those about people hidden from them. One query at once."""
    return notifications_of(user_id).filter(in_app=True)


def notifications_of(user_id: UUID) -> NotificationQuerySet:
    """`inbox_of`, and what goes to the member's browsers alone. One query at once."""
    hidden = hidden_from(user_id)
    notifications = Notification.objects.filter(user_id=user_id)
    return notifications.exclude(from_id__in=hidden) if hidden else notifications


def notifications_page(inbox: QuerySet[Notification], *, cursor: str | None, limit: int) -> Page:
    """A page of an inbox, newest first: three queries."""
    page = keyset_page(inbox.values(*SHOWN), order=["-id"], cursor=cursor, limit=limit)
    return Page(rendered(page.rows), page.next_cursor, page.limit)


def notifications_now(user_id: UUID, ids: Collection[UUID]) -> dict[UUID, NotificationNew]:
    """The event of each notification as it is now. Entry of `CURRENT`: the log keeps ids only. Five queries."""
    rows = list(inbox_of(user_id).filter(pk__in=list(ids)).values(*SHOWN))
    shown = rendered_for(dict.fromkeys((row["id"] for row in rows), user_id), rows)
    return {row["id"]: notification_event(row) for row in shown}


def notification_event(row: dict[str, Any]) -> NotificationNew:
    """The event that brings a notification, from a row of `rendered`."""
    return NotificationNew(kind=row["type"], **{name: row[name] for name in SHOWN if name != "type"})


def unread_by_group(inbox: NotificationQuerySet) -> dict[str, int]:
    """How many of each group wait in an inbox, of the newest MOST_COUNTED: one query on an index."""
    waiting = inbox.filter(is_read=False).order_by("-id").values_list("group", flat=True)
    counted = Counter(waiting[:MOST_COUNTED])
    return {group: counted[group] for group in Group.values}
