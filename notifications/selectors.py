"""Reads of the inbox."""

from typing import Any
from uuid import UUID

from notifications.models import Kind, Notification, NotificationPreferences
from skillswap.pagination import Page, keyset_page

MOST_COUNTED = 100  # "99+" is all that anyone is shown


def notifications_of(user_id: UUID, *, unread: bool, cursor: str | None, limit: int) -> Page:
    """A page of the inbox, newest first: one query."""
    rows = Notification.objects.unread_of(user_id) if unread else Notification.objects.filter(user_id=user_id)
    shown = rows.values("id", "type", "data", "is_read", "created_at")
    return keyset_page(shown, order=["-id"], cursor=cursor, limit=limit)


def unread_count(user_id: UUID) -> int:
    """How many wait, at most MOST_COUNTED: one query on an index."""
    return len(Notification.objects.unread_of(user_id).values_list("pk")[:MOST_COUNTED])


def preferences_of(user_id: UUID) -> dict[str, Any]:
    """`{kind: {in_app}}` for every kind: one query."""
    row = NotificationPreferences.objects.filter(pk=user_id).first()
    off = row.in_app_off if row else []
    return {kind: {"in_app": kind not in off} for kind in Kind.values}
