"""Shapes of sessions, as one of the two people sees them."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import AgreeingPersonOut, PersonCardOut
from learning.models import Dispute, Status
from skillswap.http.pagination import NumberedPagination


class SessionSkillOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    category = serializers.CharField()
    level = serializers.CharField()


class ProposalOut(serializers.Serializer):
    by_id = serializers.UUIDField()
    scheduled_time = serializers.DateTimeField()
    duration_minutes = serializers.IntegerField()


@extend_schema_serializer(component_name="DealEffect")
class DealEffectOut(serializers.Serializer):
    """Minutes of what is taught here: what the swap agreed on, and what becomes of it with this session."""

    agreed_minutes = serializers.IntegerField()
    other_minutes = serializers.IntegerField(help_text="Booked in other sessions of the swap, or paid for them.")
    left_minutes = serializers.IntegerField(
        help_text="Still to book with the length of this session; with the proposed one while another is proposed."
    )
    over_minutes = serializers.IntegerField(help_text="What goes beyond the agreement with it.")


@extend_schema_serializer(component_name="AttendanceOut")
class AttendanceOut(serializers.Serializer):
    joined_at = serializers.DateTimeField()
    left_at = serializers.DateTimeField(allow_null=True, help_text="null: still in the call.")


@extend_schema_serializer(component_name="ExtensionOut")
class ExtensionOut(serializers.Serializer):
    minutes = serializers.IntegerField()
    by_id = serializers.UUIDField()
    expires_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="SeatOut")
class ParticipantOut(serializers.Serializer):
    user_id = serializers.UUIDField()
    joined_at = serializers.DateTimeField(allow_null=True)
    has_reviewed = serializers.BooleanField()
    attendance = AttendanceOut(
        many=True, help_text="When they were in the call, the first time first; a dropped connection is no absence."
    )


@extend_schema_serializer(component_name="SessionSummary")
class SummaryOut(serializers.Serializer):
    text = serializers.CharField(allow_blank=True)
    updated_by_id = serializers.UUIDField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(help_text="Send it with a change.")


@extend_schema_serializer(component_name="OpenCaseOut")
class OpenDisputeOut(serializers.Serializer):
    kind = serializers.ChoiceField(choices=Dispute.Kind.choices)
    by_id = serializers.UUIDField()
    text = serializers.CharField()
    created_at = serializers.DateTimeField()


ACTIONS = (
    "accept",
    "decline",
    "edit",
    "link",
    "cancel",
    "start",
    "end",
    "confirm",
    "dispute",
    "extend",
    "no_show",
    "excuse",
    "appeal",
    "review",
)


@extend_schema_serializer(component_name="SessionReview")
class ReviewOut(serializers.Serializer):  # what handlers of `hooks.reviews_of_sessions` give
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
    updated_at = serializers.DateTimeField(help_text="When it was written, or edited last.")


@extend_schema_serializer(component_name="Session")
class SessionOut(serializers.Serializer):
    id = serializers.UUIDField()
    teacher = AgreeingPersonOut()
    student = AgreeingPersonOut()
    skill = SessionSkillOut()
    status = serializers.ChoiceField(choices=Status.choices)
    scheduled_time = serializers.DateTimeField()
    duration_minutes = serializers.IntegerField()
    actual_minutes = serializers.IntegerField(allow_null=True, help_text="What was paid, once it is settled.")
    passed_minutes = serializers.IntegerField(
        allow_null=True,
        help_text="While it goes on, 1 to `durationMinutes`: what ending it says when nobody used the call.",
    )
    together_minutes = serializers.IntegerField(
        allow_null=True, help_text="How long both were in the call, a begun minute counts; null: nobody used it."
    )
    extend_from = serializers.DateTimeField(help_text="Until its end you two may agree to go on from then on.")
    extension = ExtensionOut(allow_null=True, help_text="That one of the two proposes to go on; the other may agree.")
    description = serializers.CharField(allow_blank=True)
    accepted_at = serializers.DateTimeField(allow_null=True, help_text="Of the time that is agreed on now.")
    accepted_by_id = serializers.UUIDField(allow_null=True, help_text="Who said yes to that time.")
    started_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    conversation_id = serializers.UUIDField()
    swap_id = serializers.UUIDField(allow_null=True)
    ring_id = serializers.UUIDField(allow_null=True)
    deal_effect = DealEffectOut(
        allow_null=True, help_text="Of a session of an agreed swap that is not over: what it does to the deal."
    )
    series_id = serializers.UUIDField(allow_null=True, help_text="Of recurring lessons, which are one series.")
    series_number = serializers.IntegerField(allow_null=True, help_text="3 of `seriesCount`; it stays when it moves.")
    series_count = serializers.IntegerField(allow_null=True)
    is_held = serializers.BooleanField(help_text="The learner's minutes are set aside for it now.")
    fell_out = serializers.BooleanField(
        help_text="Cancelled by nobody: the learner had too few minutes a day before this lesson of a series."
    )
    meeting_link = serializers.CharField(
        allow_blank=True, help_text="The teacher's own https address; the learner sees it while it is agreed on."
    )
    waits_for_id = serializers.UUIDField(allow_null=True, help_text="Who has to answer a request or a proposal.")
    proposal = ProposalOut(allow_null=True, help_text="Another time that one of the two proposes.")
    expires_at = serializers.DateTimeField(help_text="An unanswered request ends then.")
    opens_at = serializers.DateTimeField(help_text="It can be started from then on.")
    cancel_free_until = serializers.DateTimeField(
        help_text="Cancelling later costs you half. A learner has half an hour after a late acceptance."
    )
    no_show_from = serializers.DateTimeField(help_text="Whoever waits may say so from then on.")
    seats = ParticipantOut(many=True)
    ended_by_id = serializers.UUIDField(allow_null=True)
    claimed_minutes = serializers.IntegerField(allow_null=True, help_text="What `endedById` says it took.")
    settles_at = serializers.DateTimeField(allow_null=True, help_text="It settles by itself then.")
    settled_at = serializers.DateTimeField(allow_null=True)
    absent_id = serializers.UUIDField(allow_null=True, help_text="Who did not come.")
    absence_answer = serializers.CharField(allow_blank=True, help_text="What they say to it.")
    cancelled_by_id = serializers.UUIDField(allow_null=True)
    cancel_reason = serializers.CharField(allow_blank=True)
    was_late = serializers.BooleanField(help_text="Cancelled later than the notice period.")
    open_case = OpenDisputeOut(allow_null=True, help_text="What a moderator has to decide.")
    my_notes = serializers.CharField(allow_blank=True, help_text="Nobody else reads them.")
    summary = SummaryOut(allow_null=True, help_text="Written and read by both; null while nobody has written.")
    my_review = ReviewOut(allow_null=True)
    their_review = ReviewOut(allow_null=True, help_text="Once it is shown.")
    actions = serializers.ListField(
        child=serializers.ChoiceField(choices=ACTIONS), help_text="What you may do with it now."
    )
    is_reduced = serializers.BooleanField(
        help_text="One of you two blocked the other: what is owed stays, without the other person."
    )
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="When its state, time or texts last changed; own notes aside.")


class SessionPage(serializers.Serializer):
    data = SessionOut(many=True)  # type: ignore[assignment]
    pagination = NumberedPagination()


@extend_schema_serializer(component_name="ExtensionChoice")
class ExtensionChoiceOut(serializers.Serializer):
    minutes = serializers.IntegerField()
    refusal = serializers.CharField(
        allow_null=True,
        help_text="The code that `extend` would answer with: `too_long`, `time_taken`, `insufficient_credits`, or for "
        "all of them `too_early` and the like while it is not the time; null: it is possible.",
    )


@extend_schema_serializer(component_name="ExtensionChoices")
class ExtensionChoicesOut(serializers.Serializer):
    data = ExtensionChoiceOut(many=True)  # type: ignore[assignment]
