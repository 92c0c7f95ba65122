"""The inbox in a member's export, what becomes of it when they leave, and what it says of both."""

from typing import Any
from uuid import UUID

from notifications.models import Kind, Notification, NotificationPreferences
from notifications.selectors import SHOWN, inbox_of, preferences_of
from notifications.services import notify
from notifications.words import told
from skillswap.batches import delete_in_batches, each, in_batches

THEIR_REASONS = ("session_cancelled", "session_declined", "session_time_declined")  # a decision's is a moderator's


def inbox_data(user_id: UUID) -> tuple[str, Any]:
    """Handler of `member_data`."""
    rows = inbox_of(user_id).values(*SHOWN)
    shown = (row for batch in in_batches(rows) for row in told(batch))
    return "notifications", {"preferences": preferences_of(user_id), "inbox": shown}


def inbox_erase(user_id: UUID) -> None:
    """Delete the member's inbox, and what they wrote in others'. Handler of `member_erase`.

    Names need nothing: they are read from the member's row.
    """
    delete_in_batches(Notification.objects.filter(user_id=user_id))
    NotificationPreferences.objects.filter(pk=user_id).delete()
    for row in each(Notification.objects.filter(from_id=user_id).values("id", "data")):
        if row["data"].get("reason") and row["data"].get("event") in THEIR_REASONS:
            Notification.objects.filter(pk=row["id"]).update(data=row["data"] | {"reason": ""})


def export_tell(user_id: UUID, export_id: UUID, is_ready: bool) -> None:
    """Say that the member's data is there, or that it failed. Handler of `export_ended`. Emits notification:new."""
    event = "export_ready" if is_ready else "export_failed"
    notify(user_id=user_id, kind=Kind.ACCOUNT, key=f"export:{export_id}", data={"event": event})
