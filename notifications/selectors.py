"""Reads of the inbox."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from accounts.selectors import hidden_from
from notifications.events import NotificationNew
from notifications.models import OPTIONAL, Notification, NotificationPreferences, NotificationQuerySet
from notifications.words import told
from skillswap.pagination import Page, keyset_page

SHOWN = ("id", "type", "data", "is_read", "created_at")
MOST_COUNTED = 100  # "99+" is all that anyone is shown


def inbox_of(user_id: UUID) -> NotificationQuerySet:
    """What the member may be told: nothing of people hidden from them. One query at once."""
    hidden = hidden_from(user_id)
    mine = Notification.objects.filter(user_id=user_id)
    return mine.exclude(from_id__in=hidden) if hidden else mine


def notifications_of(inbox: NotificationQuerySet, *, unread: bool, cursor: str | None, limit: int) -> Page:
    """A page of an inbox, newest first: three queries."""
    rows = inbox.filter(is_read=False) if unread else inbox
    page = keyset_page(rows.values(*SHOWN), order=["-id"], cursor=cursor, limit=limit)
    return Page(told(page.rows), page.next_cursor, page.limit)


def notifications_now(user_id: UUID, ids: Collection[UUID]) -> dict[UUID, NotificationNew]:
    """What the event of each notification tells now. Entry of `CURRENT`: the log keeps ids only. Four queries."""
    rows = list(inbox_of(user_id).filter(pk__in=list(ids)).values(*SHOWN))
    return {row["id"]: notification_event(row) for row in told(rows)}


def notification_event(row: dict[str, Any]) -> NotificationNew:
    """The event that brings a notification, from a row of `told`."""
    return NotificationNew(kind=row["type"], **{name: row[name] for name in SHOWN if name != "type"})


def unread_count(inbox: NotificationQuerySet) -> int:
    """How many wait in an inbox, at most MOST_COUNTED: one query on an index."""
    return len(inbox.filter(is_read=False).values_list("pk")[:MOST_COUNTED])


def preferences_of(user_id: UUID) -> dict[str, Any]:
    """`{kind: {in_app}}` for every kind that can be turned off: one query."""
    row = NotificationPreferences.objects.filter(pk=user_id).first()
    off = row.in_app_off if row else []
    return {kind: {"in_app": kind not in off} for kind in OPTIONAL}
