"""Shapes of sessions, slots, reviews and the calendar on the wire."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.forms import WholeForm
from accounts.serializers import PersonCardOut
from learning.models import NOTES_LENGTH, TEXT_LENGTH, Case, Status
from learning.times import time_wrong
from skillswap.instants import InstantField
from skillswap.pagination import NumberedPagination
from skillswap.text_fields import TextField
from swaps.serializers import LONGEST, LessonMinutes


class SessionSkillOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    category = serializers.CharField()
    level = serializers.CharField()


class ProposalOut(serializers.Serializer):
    by_id = serializers.UUIDField()
    scheduled_time = serializers.DateTimeField()
    duration_minutes = serializers.IntegerField()


class SeatOut(serializers.Serializer):
    user_id = serializers.UUIDField()
    joined_at = serializers.DateTimeField(allow_null=True)
    has_reviewed = serializers.BooleanField()


class OpenCaseOut(serializers.Serializer):
    kind = serializers.ChoiceField(choices=Case.Kind.choices)
    by_id = serializers.UUIDField()
    text = serializers.CharField()
    created_at = serializers.DateTimeField()


ACTIONS = (
    "accept",
    "decline",
    "edit",
    "cancel",
    "start",
    "end",
    "confirm",
    "dispute",
    "no_show",
    "excuse",
    "appeal",
    "review",
)


@extend_schema_serializer(component_name="SessionReview")
class ReviewOut(serializers.Serializer):
    id = serializers.UUIDField()
    session_id = serializers.UUIDField()
    author = PersonCardOut()
    about_id = serializers.UUIDField()
    author_role = serializers.CharField(help_text="teacher or student: what the author was in that session.")
    skill_name = serializers.CharField()
    stars = serializers.IntegerField()
    text = serializers.CharField(allow_blank=True)
    would_recommend = serializers.BooleanField(allow_null=True, help_text="null: they did not say.")
    is_shown = serializers.BooleanField()
    shows_at = serializers.DateTimeField(help_text="Shown then, or as soon as both have written.")
    created_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="Session")
class SessionOut(serializers.Serializer):
    id = serializers.UUIDField()
    teacher = PersonCardOut()
    student = PersonCardOut()
    skill = SessionSkillOut()
    status = serializers.ChoiceField(choices=Status.choices)
    scheduled_time = serializers.DateTimeField()
    duration_minutes = serializers.IntegerField()
    actual_minutes = serializers.IntegerField(allow_null=True, help_text="What was paid, once it is settled.")
    passed_minutes = serializers.IntegerField(
        allow_null=True, help_text="While it goes on: what ending it now says, 1 to `durationMinutes`."
    )
    description = serializers.CharField(allow_blank=True)
    accepted_at = serializers.DateTimeField(allow_null=True, help_text="Of the time that is agreed on now.")
    accepted_by_id = serializers.UUIDField(allow_null=True, help_text="Who said yes to that time.")
    started_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    conversation_id = serializers.UUIDField()
    swap_id = serializers.UUIDField(allow_null=True)
    waits_for_id = serializers.UUIDField(allow_null=True, help_text="Who has to answer a request or a proposal.")
    proposal = ProposalOut(allow_null=True, help_text="Another time that one of the two proposes.")
    expires_at = serializers.DateTimeField(help_text="An unanswered request ends then.")
    opens_at = serializers.DateTimeField(help_text="It can be started from then on.")
    cancel_free_until = serializers.DateTimeField(
        help_text="Cancelling later costs you half. A learner has half an hour after a late acceptance."
    )
    no_show_from = serializers.DateTimeField(help_text="Whoever waits may say so from then on.")
    seats = SeatOut(many=True)
    ended_by_id = serializers.UUIDField(allow_null=True)
    claimed_minutes = serializers.IntegerField(allow_null=True, help_text="What `endedById` says it took.")
    settles_at = serializers.DateTimeField(allow_null=True, help_text="It settles by itself then.")
    settled_at = serializers.DateTimeField(allow_null=True)
    absent_id = serializers.UUIDField(allow_null=True, help_text="Who did not come.")
    absence_answer = serializers.CharField(allow_blank=True, help_text="What they say to it.")
    cancelled_by_id = serializers.UUIDField(allow_null=True)
    cancel_reason = serializers.CharField(allow_blank=True)
    was_late = serializers.BooleanField(help_text="Cancelled later than the notice period.")
    open_case = OpenCaseOut(allow_null=True, help_text="What a moderator has to decide.")
    my_notes = serializers.CharField(allow_blank=True, help_text="Nobody else reads them.")
    my_review = ReviewOut(allow_null=True)
    their_review = ReviewOut(allow_null=True, help_text="Once it is shown.")
    actions = serializers.ListField(
        child=serializers.ChoiceField(choices=ACTIONS), help_text="What you may do with it now."
    )
    is_reduced = serializers.BooleanField(
        help_text="One of you two blocked the other: what is owed stays, without the other person."
    )
    created_at = serializers.DateTimeField()


class SessionPage(serializers.Serializer):
    data = SessionOut(many=True)  # type: ignore[assignment]
    pagination = NumberedPagination()


class _WithTime(WholeForm):
    """Says of a time that it lies behind, also when other fields are wrong."""

    def also_wrong(self, sent: dict[str, str]) -> list[tuple[str, str]]:
        try:
            return time_wrong(InstantField().to_internal_value(sent.get("scheduled_time", "")))
        except serializers.ValidationError:
            return []


class SessionAsk(_WithTime):
    """A request for a session."""

    teacher_id = serializers.UUIDField()
    skill_id = serializers.UUIDField(help_text="A skill that the teacher offers.")
    scheduled_time = InstantField(help_text="With an offset or `Z`.")
    duration_minutes = LessonMinutes()
    description = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=TEXT_LENGTH)
    swap_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="An accepted swap of you two."
    )
    send_card = serializers.BooleanField(required=False, default=True, help_text="Put a card into your conversation.")


class SessionEdit(_WithTime):
    """A request is changed at once and waits for the other. An agreed session: the other has to accept first."""

    scheduled_time = InstantField(required=False)
    duration_minutes = LessonMinutes(required=False)
    description = TextField(multiline=True, required=False, allow_blank=True, max_length=TEXT_LENGTH)


class SessionCancel(serializers.Serializer):
    reason = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=500)


class SessionEnd(serializers.Serializer):
    actual_minutes = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=LONGEST,
        help_text="The minutes that passed when left out. What is shorter than those waits for the other.",
    )


class Words(serializers.Serializer):
    text = TextField(multiline=True, max_length=TEXT_LENGTH)


class NotesIn(serializers.Serializer):
    text = TextField(multiline=True, allow_blank=True, max_length=NOTES_LENGTH, trim_whitespace=False)


class ExcuseIn(Words):
    """An answer to a no-show."""


@extend_schema_serializer(component_name="Room")
class RoomOut(serializers.Serializer):
    provider = serializers.ChoiceField(choices=["jitsi", "builtin"])
    url = serializers.CharField(help_text="Good for you alone and until `expiresAt`.")
    expires_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="RoomAdmission")
class AdmissionOut(serializers.Serializer):
    session_id = serializers.UUIDField()
    user_id = serializers.UUIDField()
    other_id = serializers.UUIDField()
    room = serializers.CharField()
    expires_at = serializers.DateTimeField()


class ReviewIn(serializers.Serializer):
    stars = serializers.IntegerField(min_value=1, max_value=5)
    text = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=TEXT_LENGTH)
    would_recommend = serializers.BooleanField(required=False, allow_null=True, default=None)


@extend_schema_serializer(component_name="Reliability")
class ReliabilityOut(serializers.Serializer):
    figure = serializers.FloatField(allow_null=True, help_text="Share of sessions kept, 0 to 1; null before the first.")
    came_count = serializers.IntegerField()
    missed_count = serializers.IntegerField()
    late_cancel_count = serializers.IntegerField()
    reply_minutes = serializers.IntegerField(allow_null=True, help_text="Median of the last answers to requests.")


class LocalSlotOut(serializers.Serializer):
    start = serializers.CharField(help_text="ISO 8601 with the offset of that day.")
    end = serializers.CharField()


@extend_schema_serializer(component_name="FreeSlot")
class FreeSlotOut(serializers.Serializer):
    start = serializers.DateTimeField()
    end = serializers.DateTimeField()
    mine = LocalSlotOut(help_text="In your timezone.")
    theirs = LocalSlotOut(help_text="In theirs.")


@extend_schema_serializer(component_name="Slots")
class SlotsOut(serializers.Serializer):
    data = FreeSlotOut(many=True)  # type: ignore[assignment]
    my_timezone = serializers.CharField()
    their_timezone = serializers.CharField()
    missing_availability = serializers.ListField(
        child=serializers.ChoiceField(choices=["mine", "theirs"]), help_text="Who has not said when they are free."
    )


class CalendarFeedOut(serializers.Serializer):
    url = serializers.CharField(help_text="Secret: whoever has it sees when and with whom you meet.")
