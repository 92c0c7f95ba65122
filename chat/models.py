"""Conversations of two people or of a ring, how far each has read, messages in order, what was put under them, and
their files.
"""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import models

from moderation.models import Report
from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms
from skillswap.db.locks import LockableModel

PINNED_MOST = 5  # conversations that one person may pin
ARRANGED = ("muted_until", "is_archived", "is_pinned", "is_marked_unread")  # of a Participant: how they want it
FOREVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)  # of `Participant.muted_until`


def pair_key(one: UUID, two: UUID) -> str:
    """The same text for the same two people, in either order."""
    return "-".join(sorted((one.hex, two.hex)))


def ring_key(ring_id: UUID) -> str:
    """What stands in `Conversation.pair_key` of a ring's."""
    return f"ring-{ring_id.hex}"


class Conversation(LockableModel, KeyedModel):
    """The messages of two people to each other, or of the people of a ring to each other, if it has a `ring_id`.

    `last_seq` counts its messages and gives them their order.
    """

    pair_key = models.CharField(max_length=65, unique=True)  # `pair_key` or `ring_key`: one conversation a pair or ring
    ring_id = models.UUIDField(null=True)
    closes_at = MsDateTimeField(null=True, db_index=True)  # of a ring that is over: until when they may write there
    last_seq = models.BigIntegerField(default=0)
    indexed_seq = models.BigIntegerField(default=0)  # up to here messages are in the index of the search
    last_message_at = MsDateTimeField(default=now_ms)
    created_at = MsDateTimeField(default=now_ms)

    def __str__(self) -> str:
        return f"Conversation of {self.last_seq} messages"


class Participant(KeyedModel):
    """One person's side of a conversation, with what their list of conversations needs.

    In a ring's, people come and go: they read the messages behind `from_seq`, and up to `until_seq` once they are out.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="participants", db_index=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    other_id = models.UUIDField(null=True)  # the other person: contacts without a join. None: it is a ring's
    from_seq = models.BigIntegerField(default=0)
    until_seq = models.BigIntegerField(null=True)  # None: still in it
    last_message_at = MsDateTimeField(null=True)  # None: not in this person's list yet
    unread = models.IntegerField(default=0)
    has_written = models.BooleanField(default=False)
    both_wrote = models.BooleanField(default=False)  # of both sides: from then on they are contacts
    read_seq = models.BigIntegerField(default=0)
    read_at = MsDateTimeField(null=True)
    is_blocked = models.BooleanField(default=False)  # of both sides while one has blocked the other: it is not there
    # Only to be read: both sides once one has deleted their account; in a ring's, who is out, and all once it closes.
    is_closed = models.BooleanField(default=False)
    read_marks = models.JSONField(default=list)  # [[seq, epoch ms], …] oldest first: when what was read
    muted_until = MsDateTimeField(null=True)  # no notifications before that; None: not muted; FOREVER: until unmuted
    is_archived = models.BooleanField(default=False)  # in this person's archive; a new message brings it back
    is_pinned = models.BooleanField(default=False)  # at the top of this person's list; never together with is_archived
    is_marked_unread = models.BooleanField(default=False)  # by hand, whatever `unread` counts

    class Meta:
        verbose_name = "side of a conversation"
        verbose_name_plural = "conversations"
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="participant_once")]
        indexes = [
            models.Index(
                fields=["user", "is_archived", "is_pinned", "-last_message_at", "-id"], name="participant_lists"
            ),
            models.Index(fields=["user", "both_wrote", "other_id"], name="participant_contacts"),
        ]

    def __str__(self) -> str:
        return f"Read up to {self.read_seq}, {self.unread} unread"


class Message(KeyedModel):
    """One message. `client_id` is the sender's own id for it, so that sending twice makes one."""

    class Kind(models.TextChoices):
        TEXT = "text"
        SESSION = "session"  # a card: `subject_id` is the session that it requests
        SWAP = "swap"  # a card: `subject_id` is the swap that was agreed on
        CORRECTION = "correction"  # the text of `reply_to`, corrected; `subject` holds it as it was then

    WRITTEN = (Kind.TEXT, Kind.CORRECTION)  # what people typed themselves: it can be edited, and waits to be read

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.BigIntegerField()
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    client_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TEXT)
    content = models.TextField(blank=True)
    reply_to = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    subject = models.JSONField(null=True)  # what a card or a correction is about when it was sent, as clients get it
    attachments = models.JSONField(default=list)  # copies of ATTACHMENT_COPIED, so that no list of messages joins
    created_at = MsDateTimeField(default=now_ms)
    edited_at = MsDateTimeField(null=True)
    deleted_at = MsDateTimeField(null=True)
    # These two rise with every change, so that it and a deletion never happen side by side.
    reaction_changes = models.IntegerField(default=0)
    corrections = models.IntegerField(default=0)  # how many messages of kind CORRECTION are about this one

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="message_order"),
            models.UniqueConstraint(fields=["client_id", "sender"], name="message_once"),
        ]

    def __str__(self) -> str:
        return f"Message {self.seq}"


class Reaction(KeyedModel):
    """One emoji that a member put under a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    emoji = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "user", "emoji"], name="reaction_once")]

    def __str__(self) -> str:
        return self.emoji


class MessageWord(KeyedModel):
    """A beginning of a word of a message, for the search: see `chat/services/search_index.py`."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=6)
    message_id = models.UUIDField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "key", "message_id"], name="message_word_once")]

    def __str__(self) -> str:
        return self.key


class Attachment(KeyedModel):
    """A file that somebody uploaded for a conversation: with its message once that is sent."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    message_id = models.UUIDField(null=True, db_index=True)  # None: not sent yet
    file = models.CharField(max_length=200)  # its name in the storage "private"
    name = models.CharField(max_length=150)  # as its sender calls it
    type = models.CharField(max_length=100)  # media type, by content: what is no picture of ours is only a download
    size = models.BigIntegerField()  # bytes
    client_id = models.UUIDField(null=True)  # the sender's own id for it, so that uploading twice makes one
    thumbnail = models.CharField(max_length=200, default="")  # of a large picture: its small copy in the same storage
    width = models.IntegerField(null=True)  # of a picture, in pixels
    height = models.IntegerField(null=True)
    placeholder = models.CharField(max_length=2000, default="")  # of a picture: a tiny copy as a data: address
    duration_ms = models.IntegerField(null=True)  # of a voice message; None says that it is none
    waveform = models.JSONField(default=list)  # of a voice message: how loud it is, 0 to 100, from begin to end
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client_id", "sender"], name="attachment_once")]

    def __str__(self) -> str:
        return self.name


class ReportedFile(KeyedModel):
    """A file of a reported message or session: moderators have it until they decide, whatever becomes of either.

    A file among a session's materials has the id of the attachment that it was uploaded as.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+", db_index=False)
    attachment_id = models.UUIDField()
    file = models.CharField(max_length=200, db_index=True)  # its name in the storage "private"
    name = models.CharField(max_length=150)
    type = models.CharField(max_length=100)
    duration_ms = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "attachment_id"], name="reported_file_once")]

    def __str__(self) -> str:
        return self.name


class UnreadMailScan(KeyedModel):
    """Up to when messages were looked at for mails of what waits unread (`chat.services.unread_mails`). One row."""

    name = models.CharField(max_length=20, unique=True)
    until = MsDateTimeField()

    def __str__(self) -> str:
        return f"{self.name} until {self.until:%Y-%m-%d %H:%M}"
