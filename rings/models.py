"""Rings: three or four people of whom each teaches the next one, and the last one the first."""

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms
from skillswap.db.locks import LockableModel

FEWEST, MOST = 3, 4  # people in a ring
MOST_PROPOSALS = 2  # that wait at once for the answers of one member and those with them
REASON_LENGTH = 500


class Ring(LockableModel, KeyedModel):
    """One ring, proposed by the search. Whoever changes it, or books a lesson of it, locks its row first.

    While a replacement for somebody is looked for, it is proposed and a place of it is empty. `key` names the people
    and topics of now, see `rules.ring_key`.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        ACCEPTED = "accepted"
        COMPLETED = "completed"
        DECLINED = "declined"
        EXPIRED = "expired"
        CANCELLED = "cancelled"

    class Ending(models.TextChoices):
        """Why a ring ended, or somebody's part in it."""

        DECLINED = "declined"
        SILENCE = "silence"
        BLOCKED = "blocked"  # one of them another one; on the wire it is "left", because nobody is told of a block
        LEFT = "left"
        DELETED = "deleted"
        NO_REPLACEMENT = "no_replacement"

    status = models.CharField(max_length=9, choices=Status, default=Status.PROPOSED)
    ended_reason = models.CharField(max_length=14, choices=Ending, blank=True)
    size = models.SmallIntegerField()
    lesson_minutes = models.SmallIntegerField(default=60)
    key = models.CharField(max_length=64)
    repairs = models.SmallIntegerField(default=0)  # how often a replacement was asked
    expires_at = MsDateTimeField()
    answered_at = MsDateTimeField(null=True)  # when all had said yes
    closed_at = MsDateTimeField(null=True)
    created_at = MsDateTimeField(default=now_ms)
    changed_at = MsDateTimeField(default=now_ms)

    class Meta:
        indexes = [models.Index(fields=["status", "expires_at"], name="ring_due")]

    def __str__(self) -> str:
        return f"Ring of {self.size} ({self.status})"


class RingMember(KeyedModel):
    """Somebody's part in a ring: at `place` they teach whoever is at the next one. Who left keeps their row.

    The name and level of the skill are copied, so that a ring still shows what was agreed on. `tab` says in which list
    of the member the ring is. `proposal_slot` numbers the open proposals of a member from 1 (0: it is none): its
    constraint keeps them at MOST_PROPOSALS. `is_hidden` is set while a block stands between them and somebody whom they
    would see here.
    """

    class Answer(models.TextChoices):
        WAITING = "waiting"
        YES = "yes"
        NO = "no"
        LEFT = "left"

    class Tab(models.TextChoices):
        WAITING = "waiting"
        AGREED = "agreed"
        PAST = "past"

    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="parts", db_index=False)
    place = models.SmallIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    topic_id = models.UUIDField()
    skill_id = models.UUIDField()
    skill_name = models.CharField(max_length=60)
    skill_level = models.CharField(max_length=12)
    answer = models.CharField(max_length=7, choices=Answer, default=Answer.WAITING)
    answered_at = MsDateTimeField(null=True)  # the first time
    tab = models.CharField(max_length=7, choices=Tab, default=Tab.WAITING)
    proposal_slot = models.SmallIntegerField(default=0)
    is_replacement = models.BooleanField(default=False)
    is_present = models.BooleanField(default=True)
    is_agreed = models.BooleanField(default=False)  # all said yes, and it was not cancelled since
    is_hidden = models.BooleanField(default=False)
    left_at = MsDateTimeField(null=True)
    left_reason = models.CharField(max_length=14, choices=Ring.Ending, blank=True)
    conversation_id = models.UUIDField(null=True)  # of the ring's people, which they are or were in since all said yes
    words = models.CharField(max_length=REASON_LENGTH, blank=True)  # written when they left, and read by nobody else
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ring", "user"], name="ring_member_once"),
            models.UniqueConstraint(
                fields=["ring", "place"], condition=models.Q(is_present=True), name="ring_place_taken_once"
            ),
            models.UniqueConstraint(
                fields=["user", "proposal_slot"], condition=models.Q(proposal_slot__gt=0), name="ring_proposals_at_most"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "tab", "-id"], name="ring_member_in_tab"),
            models.Index(fields=["user", "-id"], name="ring_member_of"),
        ]

    def __str__(self) -> str:
        return f"{self.skill_name} ({self.answer})"


class RingSearch(KeyedModel):
    """Rings with this member are to be looked for, because something of theirs changed. As many rows as changes."""

    member_id = models.UUIDField(db_index=True)
    due_at = MsDateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.member_id)


class ProposedRing(KeyedModel):
    """These people were asked for a ring of these topics: once ever, whatever they said."""

    key = models.CharField(max_length=64, unique=True)
    created_at = MsDateTimeField(default=now_ms)

    def __str__(self) -> str:
        return self.key


class DismissedHint(KeyedModel):
    """A member wants to hear no more that they could teach this topic."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    topic_id = models.UUIDField()
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "topic_id"], name="ring_hint_dismissed_once")]

    def __str__(self) -> str:
        return str(self.topic_id)
