"""A member's inbox of notifications, and which kinds they want."""

from typing import Self

from django.conf import settings
from django.db import models

from skillswap.fields import KeyedModel, KeyOneToOneField, MsDateTimeField, now_ms


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


# What the moderators say, and what one asked for oneself, reaches everyone.
OPTIONAL = (Kind.MESSAGE, Kind.MATCH, Kind.REQUEST, Kind.SESSION, Kind.CREDITS, Kind.REVIEW)


class NotificationQuerySet(models.QuerySet["Notification"]):
    def unread_of(self, user_id: object) -> Self:
        return self.filter(user_id=user_id, is_read=False)


class Notification(KeyedModel):
    """One thing to know. `key` names what it is about: of each key at most one is unread."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    type = models.CharField(max_length=20, choices=Kind)
    key = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    from_id = models.UUIDField(null=True)  # the member it tells of: nobody hears of people hidden from them
    is_read = models.BooleanField(default=False)
    repeats = models.IntegerField(default=0)  # what it could have told of too; raised, so that who reads it now waits
    created_at = MsDateTimeField(default=now_ms)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "-id"], name="notification_of_user"),
            models.Index(fields=["user", "is_read", "-id"], name="notification_unread"),
            models.Index(fields=["from_id", "id"], name="notification_of_whom"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], condition=models.Q(is_read=False), name="notification_unread_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.type} at {self.created_at:%Y-%m-%d %H:%M}"


class NotificationPreferences(models.Model):
    """Kinds that the member does not want in the inbox; without a row they want all."""

    user = KeyOneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    in_app_off = models.JSONField(default=list)
    changes = models.IntegerField(default=0)  # raised first by every change: of two at once the second sees the first

    def __str__(self) -> str:
        return f"off: {self.in_app_off}"
