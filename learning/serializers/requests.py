"""What is sent about a session."""

from django.conf import settings
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from learning.models import LINK_LENGTH, NOTES_LENGTH, SUMMARY_LENGTH, TEXT_LENGTH
from learning.times import time_wrong
from skills.session_minutes import LONGEST_MINUTES, SessionMinutesField
from skillswap.http.instants import InstantField
from skillswap.http.serializers import AllErrorsSerializer
from skillswap.text_fields import TextField


class _WithTime(AllErrorsSerializer):
    """Says of a time that it lies behind, also when other fields are wrong."""

    def service_errors(self, sent: dict[str, str]) -> list[tuple[str, str]]:
        try:
            return time_wrong(InstantField().to_internal_value(sent.get("scheduled_time", "")))
        except serializers.ValidationError:
            return []


class SessionAsk(_WithTime):
    """A request for a session."""

    teacher_id = serializers.UUIDField()
    skill_id = serializers.UUIDField(help_text="A skill that the teacher offers.")
    scheduled_time = InstantField(help_text="With an offset or `Z`.")
    duration_minutes = SessionMinutesField()
    description = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=TEXT_LENGTH)
    swap_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="An accepted swap of you two."
    )
    ring_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="A ring that you agreed on."
    )
    send_card = serializers.BooleanField(required=False, default=True, help_text="Put a card into your conversation.")


class SessionEdit(_WithTime):
    """A request is changed at once and waits for the other. An agreed session: the other has to accept first."""

    scheduled_time = InstantField(required=False)
    duration_minutes = SessionMinutesField(required=False)
    description = TextField(multiline=True, required=False, allow_blank=True, max_length=TEXT_LENGTH)


class MeetingLinkIn(serializers.Serializer):
    meeting_link = TextField(allow_blank=True, max_length=LINK_LENGTH, help_text="An https address; empty: none.")


class SessionCancel(serializers.Serializer):
    reason = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=500)


class SessionEnd(serializers.Serializer):
    actual_minutes = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=LONGEST_MINUTES,
        help_text="When left out: `togetherMinutes`, or `passedMinutes` when nobody used the call. What is shorter "
        "than those waits for the other.",
    )


class SessionExtend(serializers.Serializer):
    minutes = serializers.ChoiceField(choices=settings.EXTENSION_MINUTES)


@extend_schema_serializer(component_name="Words")
class TextIn(serializers.Serializer):
    text = TextField(multiline=True, max_length=TEXT_LENGTH)


class NotesIn(serializers.Serializer):
    text = TextField(multiline=True, allow_blank=True, max_length=NOTES_LENGTH, trim_whitespace=False)


class SummaryIn(serializers.Serializer):
    text = TextField(multiline=True, allow_blank=True, max_length=SUMMARY_LENGTH, trim_whitespace=False)
    version = serializers.IntegerField(min_value=0, help_text="Of the text that was changed; 0 when there was none.")


@extend_schema_serializer(component_name="ExcuseIn")
class ExcuseIn(TextIn):
    """An answer to a no-show."""
