"""The inbox in a member's export, what becomes of it when they leave, and what it says of both."""

from typing import Any
from uuid import UUID

from accounts.models import DELETED_NAME
from notifications.models import Kind, Notification, NotificationPreferences
from notifications.selectors import inbox_of, preferences_of
from notifications.services import notify
from skillswap.batches import delete_in_batches, each

NAMES = ("senderName", "personName", "name")  # in a notification's data: whom it tells of


def inbox_data(user_id: UUID) -> tuple[str, Any]:
    """Handler of `member_data`."""
    rows = inbox_of(user_id).values("id", "type", "data", "is_read", "created_at")
    return "notifications", {"preferences": preferences_of(user_id), "inbox": each(rows)}


def inbox_erase(user_id: UUID) -> None:
    """Delete the member's inbox; other people's no longer name them. Handler of `member_erase`."""
    delete_in_batches(Notification.objects.filter(user_id=user_id))
    NotificationPreferences.objects.filter(pk=user_id).delete()
    for row in each(Notification.objects.filter(from_id=user_id).values("id", "data")):
        if named := [name for name in NAMES if name in row["data"]]:
            nameless = row["data"] | dict.fromkeys(named, DELETED_NAME)
            Notification.objects.filter(pk=row["id"]).update(data=nameless)


def export_tell(user_id: UUID, export_id: UUID, is_ready: bool) -> None:
    """Say that the member's data is there, or that it failed. Handler of `export_ended`. Emits notification:new."""
    event = "export_ready" if is_ready else "export_failed"
    notify(user_id=user_id, kind=Kind.ACCOUNT, key=f"export:{export_id}", data={"event": event})
