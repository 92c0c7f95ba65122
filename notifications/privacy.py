"""The inbox in a member's export, what becomes of it when they leave, and what it says of both."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from notifications.models import Mail, Milestone, Notification, NotificationPreferences, PushSubscription
from notifications.rendering import rendered
from notifications.selectors import SHOWN, inbox_of, preferences_of
from skillswap.db.batches import delete_in_batches, each, in_batches

MODERATORS_REASON = "session_decided"  # the reason of every other event is written by the member whom it is from


def inbox_data(user_id: UUID) -> tuple[str, Any]:
    """Handler of `member_data`."""
    rows = inbox_of(user_id).values(*SHOWN)
    shown = (row for batch in in_batches(rows) for row in rendered(batch))
    reached = Milestone.objects.filter(user_id=user_id).order_by("id").values("name", "created_at")
    return "notifications", {"preferences": preferences_of(user_id), "inbox": shown, "milestones": list(reached)}


def mails_data(user_id: UUID) -> tuple[str, Any]:
    """Which mails were sent to the member, and when; what they said is stored nowhere. Handler of `member_data`."""
    sent = Mail.objects.filter(user_id=user_id, state=Mail.State.SENT)
    rows = each(sent.values("id", "name", "ended_at"))
    return "mails", ({"mail": row["name"], "sent_at": row["ended_at"]} for row in rows)


def subscriptions_data(user_id: UUID) -> tuple[str, Any]:
    """The browsers that get pushes, with the host of their push service; no keys. Handler of `member_data`."""
    columns = ("id", "device_id", "endpoint", "created_at", "last_success_at")
    rows = PushSubscription.objects.filter(user_id=user_id).order_by("id").values(*columns)
    return "push_subscriptions", [row | {"endpoint": urlsplit(row["endpoint"]).hostname} for row in rows]


def inbox_erase(user_id: UUID) -> None:
    """Delete the member's inbox and mails, and what they wrote in others'. Handler of `member_erase`.

    Names need nothing: they are read from the member's row.
    """
    for rows in (Notification, Mail, Milestone):
        delete_in_batches(rows.objects.filter(user_id=user_id))
    NotificationPreferences.objects.filter(pk=user_id).delete()
    PushSubscription.objects.filter(user_id=user_id).delete()
    for row in each(Notification.objects.filter(from_id=user_id).values("id", "data")):
        if row["data"].get("reason") and row["data"].get("event") != MODERATORS_REASON:
            Notification.objects.filter(pk=row["id"]).update(data=row["data"] | {"reason": ""})
