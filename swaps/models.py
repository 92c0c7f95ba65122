"""Proposals between two people: what the one would teach, what the other would."""

from uuid import UUID

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms
from skillswap.db.idempotency import IdempotentModel
from skillswap.db.locks import LockableModel

MESSAGE_LENGTH = 1000


def skills_key(one: UUID, two: UUID) -> str:
    """The same text for the same two skills, whoever proposes them."""
    return "-".join(sorted((one.hex, two.hex)))


class Swap(LockableModel, IdempotentModel, KeyedModel):
    """One proposal. The offered skill is taught by `from_user`, the wanted one by `to_user`.

    Names of the skills are copied: a proposal still shows what was answered, whatever became of the skill. `is_open`
    (pending or accepted) is a column because it makes the proposal unique, see `swap_open_once`. Booking a session of
    it and ending it lock its row, see `services.locking`.
    """

    class Status(models.TextChoices):
        PENDING = "pending"
        ACCEPTED = "accepted"
        REJECTED = "rejected"
        COUNTERED = "countered"
        CANCELLED = "cancelled"
        COMPLETED = "completed"
        EXPIRED = "expired"

    from_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    offered_skill_id = models.UUIDField()
    offered_skill_name = models.CharField(max_length=60)
    offered_minutes = models.IntegerField(default=60)  # of the session in which from_user teaches
    wanted_skill_id = models.UUIDField()
    wanted_skill_name = models.CharField(max_length=60)
    wanted_minutes = models.IntegerField(default=60)
    message = models.CharField(max_length=MESSAGE_LENGTH, blank=True)
    skills_key = models.CharField(max_length=65)
    status = models.CharField(max_length=9, choices=Status, default=Status.PENDING)
    is_open = models.BooleanField(default=True)
    is_hidden = models.BooleanField(default=False)  # while one of the two has blocked the other: it is not there
    counter_of = models.UUIDField(null=True)  # the proposal that this one answers
    countered_by = models.UUIDField(null=True)  # the proposal that answered this one
    conversation_id = models.UUIDField(null=True)  # from acceptance on
    expires_at = MsDateTimeField()
    answered_at = MsDateTimeField(null=True)
    closed_at = MsDateTimeField(null=True)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skills_key"], condition=models.Q(is_open=True), name="swap_open_once"),
            models.UniqueConstraint(fields=["from_user", "request_key"], name="swap_request_once"),
        ]
        indexes = [
            models.Index(fields=["from_user", "-id"], name="swap_sent"),
            models.Index(fields=["to_user", "-id"], name="swap_inbox"),
            models.Index(fields=["from_user", "status", "-id"], name="swap_sent_in_status"),
            models.Index(fields=["to_user", "status", "-id"], name="swap_inbox_in_status"),
            models.Index(fields=["from_user", "to_user", "-id"], name="swap_between"),
            models.Index(fields=["status", "expires_at"], name="swap_due"),
        ]

    @property
    def people(self) -> tuple[UUID, UUID]:
        return self.from_user_id, self.to_user_id

    @property
    def is_unequal(self) -> bool:
        return self.offered_minutes != self.wanted_minutes

    def other_than(self, user_id: UUID) -> UUID:
        """The other one of the two."""
        one: UUID = self.to_user_id if user_id == self.from_user_id else self.from_user_id
        return one

    def __str__(self) -> str:
        return f"{self.offered_skill_name} for {self.wanted_skill_name} ({self.status})"
