"""A member's inbox of notifications, and what they want to get in which way."""

from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.db import models

from notifications.mail.models import Mail
from notifications.push.models import PushSubscription
from skillswap.db.fields import KeyedModel, KeyOneToOneField, MsDateTimeField, now_ms
from skillswap.db.locks import LockableModel

__all__ = [
    "OPTIONAL",
    "Channel",
    "Group",
    "Kind",
    "Mail",
    "Milestone",
    "MilestoneName",
    "Notification",
    "NotificationPreferences",
    "NotificationQuerySet",
    "PushSubscription",
]


class Kind(models.TextChoices):
    """What a notification can be about."""

    MESSAGE = "message"
    MATCH = "match"
    REQUEST = "request"  # somebody asks: a swap, a session, another time
    SESSION = "session"  # what became of it, reminders
    CREDITS = "credits"
    REVIEW = "review"
    ACCOUNT = "account"
    MODERATION = "moderation"
    MILESTONE = "milestone"  # something of the member's happened for the first time
    SEARCH = "search"  # somebody new fits a saved search; each search has its own switch
    RING = "ring"  # a ring is proposed, and what became of it


class Group(models.TextChoices):
    """What a member narrows the inbox to. The kinds say how much something interrupts, these what it is about."""

    SESSIONS = "sessions"
    SWAPS = "swaps"
    MESSAGES = "messages"
    CREDITS = "credits"
    REVIEWS = "reviews"
    OTHERS = "others"


_GROUPS: dict[str, Group] = {
    Kind.MESSAGE: Group.MESSAGES,
    Kind.REQUEST: Group.SESSIONS,
    Kind.SESSION: Group.SESSIONS,
    Kind.CREDITS: Group.CREDITS,
    Kind.REVIEW: Group.REVIEWS,
}
_OF_SWAPS = ("swapId", "ringId")  # a ring is a swap of three; a session of one is a session all the same


def group_of(kind: str, data: Mapping[str, Any]) -> Group:
    """The group of a notification: OTHERS for kinds that have none.

    Those of swaps have the kinds that those of sessions have, and are told by what they are about.
    """
    if "sessionId" not in data and any(name in data for name in _OF_SWAPS):
        return Group.SWAPS
    return _GROUPS.get(kind, Group.OTHERS)


class MilestoneName(models.TextChoices):
    """What is celebrated when it happens to a member for the first time."""

    FIRST_MATCH = "first_match"
    FIRST_LESSON_GIVEN = "first_lesson_given"
    FIRST_REVIEW = "first_review"  # of them, that they can read


class Channel(models.TextChoices):
    """How a notification comes to a member."""

    IN_APP = "in_app"  # the inbox, and a toast in open tabs
    PUSH = "push"  # web push, to browsers that the member allowed it in
    EMAIL = "email"


# What moderators write, and what a member requested themselves, is always delivered.
OPTIONAL = (Kind.MESSAGE, Kind.MATCH, Kind.REQUEST, Kind.SESSION, Kind.CREDITS, Kind.REVIEW, Kind.RING)


# Nothing to interrupt anybody for: they are never pushed.
SILENT = (Kind.MILESTONE, Kind.SEARCH)


class NotificationQuerySet(models.QuerySet["Notification"]):
    def unread_of(self, user_id: object) -> Self:
        return self.filter(user_id=user_id, is_read=False)


class Notification(KeyedModel, LockableModel):
    """One thing a member should know. `key` names what it is about: of each key at most one is unread."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    type = models.CharField(max_length=20, choices=Kind)
    group = models.CharField(max_length=10, choices=Group, default=Group.OTHERS)
    key = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    from_id = models.UUIDField(null=True)  # the member it is about: hidden with them
    is_read = models.BooleanField(default=False)
    in_app = models.BooleanField(default=True)  # False: for pushes alone, because the member wants it so
    pushed_at = MsDateTimeField(null=True, blank=True)  # to browsers, the last time; none since it was withdrawn there
    created_at = MsDateTimeField(default=now_ms)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "-id"], name="notification_of_user"),
            models.Index(fields=["user", "is_read", "-id"], name="notification_unread"),
            models.Index(fields=["user", "group", "-id"], name="notification_of_group"),
            models.Index(fields=["from_id", "id"], name="notification_of_whom"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], condition=models.Q(is_read=False), name="notification_unread_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.type} at {self.created_at:%Y-%m-%d %H:%M}"


class Milestone(KeyedModel):
    """A member reached it, once ever: the row stays when the notification of it is read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=20, choices=MilestoneName)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="milestone_once")]

    def __str__(self) -> str:
        return self.name


def push_off_at_first() -> list[str]:
    """On: what one would want to be interrupted for."""
    return [Kind.CREDITS, Kind.MATCH, Kind.REVIEW]


def email_off_at_first() -> list[str]:
    """On: what waits for the member, and one mail a week of new matches."""
    return [Kind.CREDITS]


class NotificationPreferences(LockableModel):
    """What the member does not want of each channel, and when nothing may disturb them.

    Without a row a member has the defaults: an instance that was never saved says what they are.
    """

    user = KeyOneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    in_app_off = models.JSONField(default=list)  # kinds
    push_off = models.JSONField(default=push_off_at_first)
    email_off = models.JSONField(default=email_off_at_first)
    off_by_link = models.JSONField(default=dict)  # of mails, for a short time: see notifications/link_undo.py
    quiet_start = models.CharField(max_length=5, blank=True, default="22:00")  # on the member's clock; both or neither
    quiet_end = models.CharField(max_length=5, blank=True, default="08:00")  # before the start: on the next day
    digest_day = models.SmallIntegerField(null=True, blank=True, default=0)  # of new matches, 0 is Monday
    updated_at = MsDateTimeField(default=now_ms)

    def __str__(self) -> str:
        return f"off: {self.in_app_off}"

    def off(self, channel: str) -> list[str]:
        """The kinds that do not come by that channel."""
        return {
            Channel.IN_APP: self.in_app_off,
            Channel.PUSH: self.push_off,
            Channel.EMAIL: self.email_off,
        }[Channel(channel)]

    def wants(self, kind: str, channel: str) -> bool:
        """Whether it may come by that channel: always, when it cannot be turned off."""
        return kind not in OPTIONAL or kind not in self.off(channel)
