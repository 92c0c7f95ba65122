"""A member's own calendar, and when they are busy by it."""

import datetime as dt

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyOneToOneField, MsDateTimeField, now_ms

URL_LENGTH = 2000
UNDO = dt.timedelta(minutes=10)  # for so long a removal can be taken back


class State(models.TextChoices):
    WAITING = "waiting"  # it has not been fetched yet
    OK = "ok"
    FAILED = "failed"  # the last time; what was read before still counts


class BusyCalendar(models.Model):
    """The address of an .ics file and what was read of it: intervals, and nothing of what happens in them.

    The address is a secret of the member: whoever has it reads their calendar. `busy` has pairs of epoch seconds, in
    order and apart. What a fetch brings is written only while `version` is what it was when the fetch began.
    """

    user = KeyOneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    url = models.CharField(max_length=URL_LENGTH)
    version = models.IntegerField(default=1)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    error = models.CharField(max_length=20, blank=True)
    failures = models.IntegerField(default=0)  # in a row
    etag = models.CharField(max_length=300, blank=True)
    busy = models.JSONField(default=list)
    fetched_at = MsDateTimeField(null=True)  # the last time that it could be fetched
    read_at = MsDateTimeField(null=True)  # or, when it had not changed since, the last time before that
    removed_at = MsDateTimeField(null=True)  # the member may take that back for a while; until then it counts no more
    due_at = MsDateTimeField(default=now_ms)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="busy_calendar_due")]

    def __str__(self) -> str:
        return f"Busy times, {self.state}"
