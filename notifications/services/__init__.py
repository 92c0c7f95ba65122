"""Every write to the inbox, and to what members want to get."""

from notifications.push.subscriptions import push_subscribe, push_unsubscribe, subscriptions_end
from notifications.services.celebrating import milestones_note
from notifications.services.inbox import (
    Notice,
    export_notify,
    notification_read,
    notifications_end,
    notifications_read_all,
    notifications_updated,
    notify,
    notify_many,
    sign_in_notify,
)
from notifications.services.marking import notifications_mark_read, notifications_mark_unread
from notifications.services.preferences import channel_set, preferences_set
from notifications.services.unsubscribing import unsubscribe, unsubscribe_all, unsubscribe_undo

__all__ = [
    "Notice",
    "channel_set",
    "export_notify",
    "milestones_note",
    "notification_read",
    "notifications_end",
    "notifications_mark_read",
    "notifications_mark_unread",
    "notifications_read_all",
    "notifications_updated",
    "notify",
    "notify_many",
    "preferences_set",
    "push_subscribe",
    "push_unsubscribe",
    "sign_in_notify",
    "subscriptions_end",
    "unsubscribe",
    "unsubscribe_all",
    "unsubscribe_undo",
]
