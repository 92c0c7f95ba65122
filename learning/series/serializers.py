"""Shapes of recurring lessons on the wire."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from learning.models import TEXT_LENGTH
from learning.serializers import SessionOut
from learning.series.dates import FEWEST_WEEKS, MOST_WEEKS
from learning.times import time_wrong
from skills.session_minutes import SessionMinutesField
from skillswap.http.instants import InstantField
from skillswap.http.serializers import AllErrorsSerializer
from skillswap.text_fields import TextField


@extend_schema_serializer(component_name="Series")
class SeriesOut(serializers.Serializer):
    id = serializers.UUIDField()
    weeks = serializers.IntegerField(help_text="How many weeks it covers, with those that were left out.")
    timezone = serializers.CharField(help_text="The teacher's when it was asked: its hour stays on this clock.")
    status = serializers.ChoiceField(choices=["requested", "scheduled", "ended"])
    total_minutes = serializers.IntegerField(help_text="What is asked for, agreed on or done: the price in all.")
    held_count = serializers.IntegerField(help_text="For how many of them minutes are held now.")
    held_minutes = serializers.IntegerField()
    actions = serializers.ListField(
        child=serializers.ChoiceField(choices=["accept", "decline", "cancel"]),
        help_text="What you may do with all of it now.",
    )
    sessions = SessionOut(many=True, help_text="In the order of their times.")
    created_at = serializers.DateTimeField()


class SeriesAsk(AllErrorsSerializer):
    """A request for a session a week."""

    teacher_id = serializers.UUIDField()
    skill_id = serializers.UUIDField(help_text="A skill that the teacher offers.")
    first_time = InstantField(help_text="With an offset or `Z`. The others have the same hour on the teacher's clock.")
    duration_minutes = SessionMinutesField()
    weeks = serializers.IntegerField(min_value=FEWEST_WEEKS, max_value=MOST_WEEKS)
    left_out = serializers.ListField(
        child=serializers.IntegerField(min_value=2, max_value=MOST_WEEKS),
        required=False,
        default=list,
        max_length=MOST_WEEKS,
        help_text="Numbers of weeks without a session; the first week is 1 and cannot be left out.",
    )
    description = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=TEXT_LENGTH)

    def service_errors(self, sent: dict[str, str]) -> list[tuple[str, str]]:
        try:
            wrong = time_wrong(InstantField().to_internal_value(sent.get("first_time", "")))
        except serializers.ValidationError:
            return []
        return [("first_time", message) for _, message in wrong]


@extend_schema_serializer(component_name="SeriesWeek")
class SeriesWeekOut(serializers.Serializer):
    week = serializers.IntegerField(help_text="From 1.")
    scheduled_time = serializers.DateTimeField()
    state = serializers.ChoiceField(
        choices=["free", "outside", "taken"],
        help_text="taken: one of you is booked, leave it out. outside: no free time of one of you; you may ask.",
    )


@extend_schema_serializer(component_name="SeriesWeeks")
class SeriesWeeksOut(serializers.Serializer):
    data = SeriesWeekOut(many=True)  # type: ignore[assignment]
    timezone = serializers.CharField(help_text="The teacher's, on whose clock the hour stays.")
