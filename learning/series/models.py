"""What sessions of one series have in common. The rest each of them says itself."""

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms
from skillswap.db.idempotency import IdempotentModel


class Series(IdempotentModel, KeyedModel):
    """Sessions of two people, one a week at the same time on the clock of `timezone`, the teacher's when it was asked.

    `weeks` is how many weeks it covers, those that were left out too. `Session.series_id` names it; it has no state of
    its own: what becomes of each session is that session's.
    """

    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    weeks = models.IntegerField()
    timezone = models.CharField(max_length=64)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["student", "request_key"], name="series_request_once")]

    def __str__(self) -> str:
        return f"A lesson a week for {self.weeks} weeks"
