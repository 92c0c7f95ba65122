"""Sessions, each person's side of them, and disputes for a moderator. `docs/time.md` says how they run."""

import datetime as dt
from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_noop as N_

from learning.busy.models import BusyCalendar
from learning.series.models import Series
from skills.session_minutes import LONGEST_MINUTES
from skillswap.db.fields import KeyedModel, KeyOneToOneField, MsDateTimeField, now_ms
from skillswap.db.idempotency import IdempotentModel
from skillswap.db.locks import LockableModel

__all__ = [  # with the models that stand in files of their own
    "BOOKED",
    "LINK_LENGTH",
    "MATERIAL_NAME_LENGTH",
    "NOTES_LENGTH",
    "NOT_BEGUN",
    "OPEN",
    "SUMMARY_LENGTH",
    "TEXT_LENGTH",
    "UNSETTLED",
    "Attendance",
    "BusyCalendar",
    "Calendar",
    "Dispute",
    "Material",
    "Outcome",
    "Role",
    "Series",
    "Session",
    "SessionParticipant",
    "SessionParticipantQuerySet",
    "Status",
]

TEXT_LENGTH = 2000
NOTES_LENGTH = 4000
SUMMARY_LENGTH = 4000
LINK_LENGTH = 500
MATERIAL_NAME_LENGTH = 150


class Status(models.TextChoices):
    REQUESTED = "requested"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    EXPIRED = "expired"
    NO_SHOW = "no_show"
    ABANDONED = "abandoned"


BOOKED = (Status.SCHEDULED, Status.IN_PROGRESS)  # takes the time of both people
NOT_BEGUN = (Status.REQUESTED, Status.SCHEDULED)  # may still be cancelled
OPEN = (Status.REQUESTED, *BOOKED)
UNSETTLED = (*OPEN, Status.NO_SHOW, Status.ABANDONED)  # something may be owed


class Role(models.TextChoices):
    TEACHER = "teacher"
    STUDENT = "student"


class Outcome(models.TextChoices):
    """How a session ended for one person: what reliability is counted from."""

    CAME = "came"
    MISSED = "missed"
    LATE_CANCEL = "late_cancel"


class Calendar(LockableModel):
    """One row a member. Every booking locks it first, so bookings of one person wait for each other.

    `feed_version` is part of the secret of the calendar feed: raising it ends the old address.
    """

    user = KeyOneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    feed_version = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"Calendar feed {self.feed_version}"


class Session(IdempotentModel, LockableModel, KeyedModel):
    """A time of teaching that one person asks another for: agreed on, held, paid.

    `waits_for` is who has to answer: a request, or a proposal of another time (`proposed_…`). Minutes are held
    from acceptance (`hold_id`) until they are settled; those of later sessions of a series once they are near. `due_at`
    is the next moment at which time itself does something to it: expire, remind, hold, abandon, settle. `paid_minutes`
    is what settling will pay or has paid the teacher.
    """

    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    skill_id = models.UUIDField()
    skill_name = models.CharField(max_length=60)
    skill_category = models.CharField(max_length=10)
    skill_level = models.CharField(max_length=12)
    swap_id = models.UUIDField(null=True, db_index=True)
    ring_id = models.UUIDField(null=True, db_index=True)
    series_id = models.UUIDField(null=True, db_index=True)
    series_number = models.IntegerField(null=True)  # 1 to `series_count`, in the order they were asked for
    series_count = models.IntegerField(null=True)
    conversation_id = models.UUIDField()
    status = models.CharField(max_length=11, choices=Status, default=Status.REQUESTED)
    scheduled_time = MsDateTimeField()
    duration_minutes = models.IntegerField()
    ends_at = MsDateTimeField()
    description = models.CharField(max_length=TEXT_LENGTH, blank=True)
    waits_for_id = models.UUIDField(null=True)
    proposed_time = MsDateTimeField(null=True)
    proposed_minutes = models.IntegerField(null=True)
    proposed_by_id = models.UUIDField(null=True)
    expires_at = MsDateTimeField()
    hold_id = models.UUIDField(null=True)
    hold_due_at = MsDateTimeField(null=True)  # agreed on without minutes held: when they are asked for, at the latest
    fell_out = models.BooleanField(default=False)  # of a series: the learner had too few minutes a day before it
    room_key = models.CharField(max_length=43)
    meeting_link = models.CharField(max_length=LINK_LENGTH, blank=True)  # of the teacher; empty: our room
    linked_at = MsDateTimeField(null=True)  # since when there is one: a change of it does not count
    accepted_at = MsDateTimeField(null=True)
    grace_until = MsDateTimeField(null=True)  # accepted late: the learner may cancel free of charge until then
    accepted_by_id = models.UUIDField(null=True)
    started_at = MsDateTimeField(null=True)
    ended_at = MsDateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)
    claimed_minutes = models.IntegerField(null=True)  # what `ended_by` says it took; the other agrees or disputes
    paid_minutes = models.IntegerField(null=True)
    settles_at = MsDateTimeField(null=True)
    settled_at = MsDateTimeField(null=True)
    extension_minutes = models.IntegerField(null=True)  # that `extension_by` proposes to go on for
    extension_by_id = models.UUIDField(null=True)
    extended_minutes = models.IntegerField(null=True)  # that they agreed on last, at `extended_at`
    extended_at = MsDateTimeField(null=True)
    absent_id = models.UUIDField(null=True)
    absence_answer = models.CharField(max_length=TEXT_LENGTH, blank=True)
    cancelled_by_id = models.UUIDField(null=True)
    cancel_reason = models.CharField(max_length=500, blank=True)
    was_late = models.BooleanField(default=False)  # cancelled later than the notice period
    has_open_dispute = models.BooleanField(default=False)  # a moderator decides; nothing settles by itself
    summary_text = models.CharField(max_length=SUMMARY_LENGTH, blank=True)  # that both write and both read
    summary_by_id = models.UUIDField(null=True)  # who changed it last
    summary_at = MsDateTimeField(null=True)
    summary_version = models.IntegerField(default=0)  # 0: nobody has written yet; each change raises it by one
    teacher_wrote_summary = models.BooleanField(default=False)
    student_wrote_summary = models.BooleanField(default=False)
    reminded_minutes = models.IntegerField(null=True)  # the last reminder sent or passed over: 1440, 60, 15; 0 is all
    due_at = MsDateTimeField(null=True)
    version = models.IntegerField(default=0)  # every change raises it, on the condition that it is what was read
    changed_at = MsDateTimeField(default=now_ms)  # when `version` was raised for more than a reminder
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["student", "request_key"], name="session_request_once")]
        indexes = [models.Index(fields=["due_at", "id"], name="session_due")]

    def __str__(self) -> str:
        return f"{self.skill_name}, {self.scheduled_time:%Y-%m-%d %H:%M} UTC, {self.duration_minutes} min"


class SessionParticipantQuerySet(models.QuerySet["SessionParticipant"]):
    def booked_between(self, user_ids: Collection[UUID], start: dt.datetime, end: dt.datetime) -> Self:
        """Bookings of these members that overlap `start` to `end`; no long past session makes the read longer."""
        earliest = start - dt.timedelta(minutes=LONGEST_MINUTES)  # what began before it does not reach into `start`
        return self.filter(
            user_id__in=list(user_ids), is_booked=True, starts_at__gt=earliest, starts_at__lt=end, ends_at__gt=start
        )


class SessionParticipant(KeyedModel):
    """One person's side of a session. Status and times are copied, so that lists and calendars read one index."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="participants", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    other_id = models.UUIDField()
    role = models.CharField(max_length=7, choices=Role)
    status = models.CharField(max_length=11, choices=Status, default=Status.REQUESTED)
    starts_at = MsDateTimeField()
    ends_at = MsDateTimeField()
    is_booked = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)  # of both sides while one has blocked the other: no contact
    is_listed = models.BooleanField(default=True)  # hidden and listed: reduced to what is still owed (`reduced.py`)
    joined_at = MsDateTimeField(null=True)
    outcome = models.CharField(max_length=11, choices=Outcome, blank=True)
    notes = models.CharField(max_length=NOTES_LENGTH, blank=True)  # nobody else reads them
    reply_minutes = models.IntegerField(null=True)  # how long the first request waited for this person's answer

    objects = SessionParticipantQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "user"], name="session_participant_once")]
        indexes = [
            models.Index(fields=["user", "is_listed", "-starts_at", "-id"], name="session_participant_list"),
            models.Index(fields=["user", "status", "-starts_at", "-id"], name="session_participant_in_status"),
            models.Index(fields=["user", "role", "-starts_at", "-id"], name="session_participant_in_role"),
            models.Index(fields=["user", "is_booked", "starts_at"], name="session_participant_booked"),
            models.Index(fields=["user", "outcome"], name="session_participant_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.status}"


class Material(KeyedModel):
    """A link or a file that one of the two gave the other for a session. A file has the id it was uploaded under."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=MATERIAL_NAME_LENGTH)
    link = models.CharField(max_length=LINK_LENGTH, blank=True)  # empty: a file
    file = models.CharField(max_length=200, blank=True)  # its name in the storage "private"
    type = models.CharField(max_length=100, blank=True)  # media type, by content
    size = models.BigIntegerField(default=0)  # bytes
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        indexes = [
            models.Index(fields=["session", "id"], name="material_of_session"),
            models.Index(fields=["by"], name="material_of_member"),
        ]

    def __str__(self) -> str:
        return self.name


class Attendance(KeyedModel):
    """A stretch of time in which a member was in the call of a session. It is the last word on where they are.

    `peer_id` is the tab that they are in now; another tab that takes over writes its own here. `seen_at` is the last
    time that the tab said it is there; without `left_at`, silence says that it is gone (`learning/attendance.py`).
    Who is back within CALL_DROP_GRACE_SECONDS goes on with the same stretch.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    peer_id = models.UUIDField()
    device_id = models.UUIDField(null=True)  # the sign-in of that tab
    joined_at = MsDateTimeField()
    seen_at = MsDateTimeField()
    left_at = MsDateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["session", "user"], name="attendance_of_session"),
            models.Index(fields=["user"], name="attendance_of_member"),
        ]

    def __str__(self) -> str:
        return f"In the call from {self.joined_at:%Y-%m-%d %H:%M} UTC"


class Dispute(KeyedModel):
    """What the two could not settle: a dispute about a session's time, or an appeal against a no-show."""

    class Kind(models.TextChoices):
        DISPUTE = "dispute"
        APPEAL = "appeal"

    class Decision(models.TextChoices):
        TOOK_PLACE = "took_place", N_("It took place")  # `minutes` are paid
        NOT_HELD = "not_held", N_("It was not held, nobody's fault")
        TEACHER_ABSENT = "teacher_absent", N_("The teacher was absent")
        STUDENT_ABSENT = "student_absent", N_("The learner was absent")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=TEXT_LENGTH)
    is_open = models.BooleanField(default=True)
    decision = models.CharField(max_length=14, choices=Decision, blank=True)
    minutes = models.IntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = MsDateTimeField(null=True)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session"], condition=models.Q(is_open=True), name="dispute_open_once")
        ]
        indexes = [models.Index(fields=["is_open", "-id"], name="dispute_queue")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} about a session"
