"""The audit trail: who of the staff did what to whom, and why."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from skillswap.fields import KeyedModel, MsDateTimeField, now_ms


class Action(models.TextChoices):
    BAN = "ban", "Banned"
    UNBAN = "unban", "Lifted a ban"
    SET_ROLE = "set_role", "Changed the role"


class AuditEntry(KeyedModel):
    """One deed. `actor` is None for an operator at the command line. Entries are written once."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=20, choices=Action)
    target = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    data = models.JSONField(default=dict)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.get_action_display()} at {self.created_at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise TypeError("The audit trail is never changed.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise TypeError("The audit trail is never changed.")
