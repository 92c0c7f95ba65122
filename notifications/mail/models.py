"""The outbox: one row for each mail. It holds ids, instants and numbers, never what people wrote."""

from typing import Any

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms


class Mail(KeyedModel):
    """One mail to one member. What it says is read when it is sent; its id is in its Message-ID.

    `name` is which mail it is (`notifications.mail.kinds`), `kind` what the member can turn off, `about_id` the thing
    that it is about (of the account: the member). While it waits, `due_at` is when it is sent, or looked at again by
    somebody else.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        DROPPED = "dropped"  # when its time came it was no longer true, not wanted, or had nowhere to go
        FAILED = "failed"  # given up

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=200, unique=True)  # of one occasion there is one mail
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    about_id = models.UUIDField()
    data: Any = models.JSONField(default=dict)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    due_at = MsDateTimeField(default=now_ms)
    tries = models.IntegerField(default=0)
    ended_at = MsDateTimeField(null=True)  # sent, dropped or given up
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="mail_due"),
            models.Index(fields=["user", "about_id", "-id"], name="mail_of_user"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"
