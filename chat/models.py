"""Conversations of two people, who takes part and how far they have read, and messages in order."""

from uuid import UUID

from django.conf import settings
from django.db import models

from skillswap.fields import KeyedModel, MsDateTimeField, now_ms


def pair_key(one: UUID, two: UUID) -> str:
    """The same text for the same two people, whoever asks."""
    return "-".join(sorted((one.hex, two.hex)))


class Conversation(KeyedModel):
    """What two people say to each other. `last_seq` counts its messages and gives them their order."""

    pair_key = models.CharField(max_length=65, unique=True)  # both ids in order: one conversation a pair
    last_seq = models.BigIntegerField(default=0)
    last_message_at = MsDateTimeField(default=now_ms)
    created_at = MsDateTimeField(default=now_ms)

    def __str__(self) -> str:
        return f"Conversation of {self.last_seq} messages"


class Participant(KeyedModel):
    """One person's side of a conversation, with what their list of conversations needs."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="participants", db_index=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    other_id = models.UUIDField()  # the other person: contacts without a join
    last_message_at = MsDateTimeField(null=True)  # None: not in this person's list yet
    unread = models.IntegerField(default=0)
    has_written = models.BooleanField(default=False)
    both_wrote = models.BooleanField(default=False)  # of both sides: from then on they are contacts
    read_seq = models.BigIntegerField(default=0)
    read_at = MsDateTimeField(null=True)
    is_blocked = models.BooleanField(default=False)  # of both sides while one has blocked the other: it is not there
    is_closed = models.BooleanField(default=False)  # of both sides once one has deleted their account: only to be read
    read_marks = models.JSONField(default=list)  # [[seq, epoch ms], …] oldest first: when each message was seen

    class Meta:
        verbose_name = "side of a conversation"
        verbose_name_plural = "conversations"
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="participant_once")]
        indexes = [
            models.Index(fields=["user", "-last_message_at", "-id"], name="participant_list"),
            models.Index(fields=["user", "both_wrote", "other_id"], name="participant_contacts"),
        ]

    def __str__(self) -> str:
        return f"Read up to {self.read_seq}, {self.unread} unread"


class Message(KeyedModel):
    """One message. `client_id` is the sender's own id for it, so that sending twice makes one."""

    class Kind(models.TextChoices):
        TEXT = "text"
        SESSION = "session"  # a card: `subject_id` is the session that it asks for
        SWAP = "swap"  # a card: `subject_id` is the swap that was agreed on

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.BigIntegerField()
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    client_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TEXT)
    content = models.TextField(blank=True)
    reply_to = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    subject = models.JSONField(null=True)  # of a card: what it is about when it was sent, as the client gets it
    created_at = MsDateTimeField(default=now_ms)
    deleted_at = MsDateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="message_order"),
            models.UniqueConstraint(fields=["client_id", "sender"], name="message_once"),
        ]

    def __str__(self) -> str:
        return f"Message {self.seq}"
