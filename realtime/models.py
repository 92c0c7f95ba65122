"""The event log of every member: a counter and a log of events, and tickets to open a socket with."""

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, KeyOneToOneField, MsDateTimeField


class Inbox(models.Model):
    """The head of a member's log. Its counter is raised in the transaction that appends, so no event is missed."""

    user = KeyOneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox")
    cursor = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"Inbox at {self.cursor}"


class UserEvent(KeyedModel):
    """One persistent event as one member received it; the id tells its age.

    `data` is JSON text; of an event that repeats what people wrote only `{"id": …}` (`Event.by_id`).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    cursor = models.BigIntegerField()
    type = models.CharField(max_length=40)
    data = models.TextField()
    other_id = models.UUIDField(null=True)  # the member it is about: an empty step while one of the two is hidden

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "cursor"], name="event_once_per_cursor")]

    def __str__(self) -> str:
        return f"{self.type} at {self.cursor}"


class SocketTicket(KeyedModel):
    """Lets one socket in, once, within 30 seconds."""

    secret_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    device_id = models.UUIDField()
    expires_at = MsDateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"Ticket until {self.expires_at}"
