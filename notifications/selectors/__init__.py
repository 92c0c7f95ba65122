"""Every read of notifications."""

from notifications.selectors.inbox import (
    SHOWN,
    inbox_of,
    notification_event,
    notifications_now,
    notifications_page,
    unread_by_group,
)
from notifications.selectors.preferences import (
    digest_days,
    mails_wanted,
    preferences_by_member,
    preferences_of,
    quiet_until,
    wanted_by,
)

__all__ = [
    "SHOWN",
    "digest_days",
    "inbox_of",
    "mails_wanted",
    "notification_event",
    "notifications_now",
    "notifications_page",
    "preferences_by_member",
    "preferences_of",
    "quiet_until",
    "unread_by_group",
    "wanted_by",
]
