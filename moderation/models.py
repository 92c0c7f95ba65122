"""Who blocked whom, what was reported, and the audit trail: who of the staff did what to whom, and why."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms


class Action(models.TextChoices):
    BAN = "ban", "Banned"
    UNBAN = "unban", "Lifted a ban"
    SET_ROLE = "set_role", "Changed the role"
    CLOSE_REPORT = "close_report", "Closed a report"
    WARN = "warn", "Warned"
    DECIDE_DISPUTE = "decide_dispute", "Decided a dispute"
    REMOVE_CONTENT = "remove_content", "Removed what was reported"


class Block(KeyedModel):
    """One side of a block: `user` and `other` are hidden from each other. `made` says who wanted it.

    A block is two rows, one for each of the two, so that "who is hidden from me" reads one index and joins nothing.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made = models.BooleanField()  # True in the row of the one who blocked
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "other", "made"], name="block_once")]
        indexes = [models.Index(fields=["user", "made", "-id"], name="block_list")]

    def __str__(self) -> str:
        return "Blocked" if self.made else "Was blocked"


class Report(KeyedModel):
    """What a member found wrong, with what it looked like when they reported it."""

    class Kind(models.TextChoices):
        USER = "user", "Person"
        MESSAGE = "message", "Message"
        SKILL = "skill", "Skill"
        SESSION = "session", "Session"
        REVIEW = "review", "Review"

    class Reason(models.TextChoices):
        SPAM = "spam", "Spam"
        HARASSMENT = "harassment", "Harassment"
        INAPPROPRIATE = "inappropriate", "Inappropriate"
        SCAM = "scam", "Scam"
        OTHER = "other", "Something else"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    target_id = models.UUIDField()
    reason = models.CharField(max_length=15, choices=Reason)
    details = models.TextField(blank=True)
    evidence = models.JSONField(default=dict)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    decision = models.CharField(max_length=20, choices=Action, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = MsDateTimeField(null=True)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "kind", "target_id"], condition=models.Q(status="open"), name="report_open_once"
            )
        ]
        indexes = [models.Index(fields=["-status", "-id"], name="report_queue")]  # "open" comes before "closed"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_reason_display().lower()}"


class AuditEntry(KeyedModel):
    """One action. `actor` is None for an operator at the command line. Entries are written once."""

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
