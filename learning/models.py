"""Sessions, each person's side of them, reviews, and cases for a moderator. `docs/time.md` says how they run."""

from django.conf import settings
from django.db import models

from skillswap.fields import KeyedModel, KeyOneToOneField, MsDateTimeField, now_ms

TEXT_LENGTH = 2000
NOTES_LENGTH = 4000


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


class Role(models.TextChoices):
    TEACHER = "teacher"
    STUDENT = "student"


class Outcome(models.TextChoices):
    """What a session says of one person's reliability."""

    CAME = "came"
    MISSED = "missed"
    LATE_CANCEL = "late_cancel"


class Calendar(models.Model):
    """One row a member. Every booking raises `bookings` first, so bookings of one person queue up behind each other.

    `feed_version` is part of the secret of the calendar feed: raising it ends the old address.
    """

    user = KeyOneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    bookings = models.IntegerField(default=0)
    feed_version = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.bookings} bookings"


class Session(KeyedModel):
    """A lesson: asked for, agreed on, held, paid.

    `waits_for` is who has to answer: a request, or a proposal of another time (`proposed_…`). Minutes are held
    from acceptance (`hold_id`) until they are settled. `due_at` is the next moment at which time itself does
    something to it: expire, remind, abandon, settle. `paid_minutes` is what settling will pay or has paid the teacher.
    """

    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    skill_id = models.UUIDField()
    skill_name = models.CharField(max_length=60)
    skill_category = models.CharField(max_length=10)
    skill_level = models.CharField(max_length=12)
    swap_id = models.UUIDField(null=True, db_index=True)
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
    room_key = models.CharField(max_length=43)
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
    absent_id = models.UUIDField(null=True)
    absence_answer = models.CharField(max_length=TEXT_LENGTH, blank=True)
    cancelled_by_id = models.UUIDField(null=True)
    cancel_reason = models.CharField(max_length=500, blank=True)
    was_late = models.BooleanField(default=False)  # cancelled later than the notice period
    case_open = models.BooleanField(default=False)  # a moderator decides; nothing settles by itself
    reminded_minutes = models.IntegerField(null=True)  # the last reminder sent or passed over: 1440, 60, 15; 0 is all
    due_at = MsDateTimeField(null=True)
    version = models.IntegerField(default=0)  # every change raises it, on the condition that it is what was read
    changed_at = MsDateTimeField(default=now_ms)  # when `version` was raised
    review_writes = models.IntegerField(default=0)  # raised first by whoever writes or shows its reviews: they queue up
    request_key = models.CharField(max_length=120)
    request_digest = models.CharField(max_length=64)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["student", "request_key"], name="session_request_once")]
        indexes = [models.Index(fields=["due_at", "id"], name="session_due")]

    def __str__(self) -> str:
        return f"{self.skill_name}, {self.scheduled_time:%Y-%m-%d %H:%M} UTC, {self.duration_minutes} min"


class Seat(KeyedModel):
    """One person's side of a session. Status and times are copied, so that lists and calendars read one index."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="seats", db_index=False)
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

    class Meta:
        verbose_name = "side of a session"
        verbose_name_plural = "sides of sessions"
        constraints = [models.UniqueConstraint(fields=["session", "user"], name="seat_once")]
        indexes = [
            models.Index(fields=["user", "is_listed", "-starts_at", "-id"], name="seat_list"),
            models.Index(fields=["user", "status", "-starts_at", "-id"], name="seat_in_status"),
            models.Index(fields=["user", "role", "-starts_at", "-id"], name="seat_in_role"),
            models.Index(fields=["user", "is_booked", "starts_at"], name="seat_booked"),
            models.Index(fields=["user", "outcome"], name="seat_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.status}"


class Review(KeyedModel):
    """What one person says of the other after a session. Hidden until both have written, or until `shows_at`."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+", db_index=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    author_role = models.CharField(max_length=7, choices=Role)
    skill_name = models.CharField(max_length=60)
    stars = models.SmallIntegerField()
    text = models.CharField(max_length=TEXT_LENGTH, blank=True)
    would_recommend = models.BooleanField(null=True)  # None: they did not say
    is_shown = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)  # by a moderator
    shows_at = MsDateTimeField()
    edited_at = MsDateTimeField(null=True)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "author"], name="review_once"),
            models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="review_stars"),
        ]
        indexes = [
            models.Index(fields=["about", "is_shown", "is_removed", "-id"], name="review_list"),
            models.Index(fields=["is_shown", "shows_at"], name="review_due"),
        ]

    def __str__(self) -> str:
        return f"{self.stars} stars for {self.skill_name}"


class Case(KeyedModel):
    """What the two could not settle: a dispute about a session's time, or an appeal against a no-show."""

    class Kind(models.TextChoices):
        DISPUTE = "dispute"
        APPEAL = "appeal"

    class Decision(models.TextChoices):
        TOOK_PLACE = "took_place", "It took place"  # `minutes` are paid
        NOT_HELD = "not_held", "It was not held, nobody's fault"
        TEACHER_ABSENT = "teacher_absent", "The teacher was absent"
        STUDENT_ABSENT = "student_absent", "The learner was absent"

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
            models.UniqueConstraint(fields=["session"], condition=models.Q(is_open=True), name="case_open_once")
        ]
        indexes = [models.Index(fields=["is_open", "-id"], name="case_queue")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} about a session"
