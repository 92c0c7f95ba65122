"""Shapes of swaps on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import PersonCardOut
from skillswap.text_fields import TextField
from swaps.models import MESSAGE_LENGTH, Swap

SHORTEST, LONGEST = 15, 240


class LessonMinutes(serializers.IntegerField):
    """How long a lesson may be."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=SHORTEST, max_value=LONGEST, **options)


class SwapSkillOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    minutes = serializers.IntegerField(help_text="Of the lesson in it.")


class LessonOut(serializers.Serializer):
    """One of the two lessons of an accepted swap."""

    teacher_id = serializers.UUIDField()
    student_id = serializers.UUIDField()
    skill_id = serializers.UUIDField()
    skill_name = serializers.CharField()
    minutes = serializers.IntegerField()
    session_id = serializers.UUIDField(allow_null=True, help_text="The last one booked that still counts.")
    session_status = serializers.CharField(allow_null=True)


@extend_schema_serializer(component_name="Swap")
class SwapOut(serializers.Serializer):
    id = serializers.UUIDField()
    from_user = PersonCardOut()
    to_user = PersonCardOut()
    offered_skill = SwapSkillOut(help_text="Taught by fromUser.")
    wanted_skill = SwapSkillOut(help_text="Taught by toUser.")
    message = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(choices=Swap.Status.choices)
    is_unequal = serializers.BooleanField(help_text="The two lessons differ in length: whoever accepts has to agree.")
    counter_of = serializers.UUIDField(allow_null=True, help_text="The proposal that this one answers.")
    countered_by = serializers.UUIDField(allow_null=True, help_text="The proposal that answered this one.")
    conversation_id = serializers.UUIDField(allow_null=True, help_text="From acceptance on.")
    lessons = LessonOut(many=True, help_text="Both lessons to book, once the swap is accepted; else empty.")
    expires_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()


class SwapPropose(serializers.Serializer):
    to_user_id = serializers.UUIDField()
    offered_skill_id = serializers.UUIDField(help_text="A skill that you offer.")
    wanted_skill_id = serializers.UUIDField(help_text="A skill that they offer.")
    offered_minutes = LessonMinutes(required=False, default=60)
    wanted_minutes = LessonMinutes(required=False, default=60)
    message = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=MESSAGE_LENGTH)


class SwapAccept(serializers.Serializer):
    unequal_agreed = serializers.BooleanField(
        required=False, default=False, help_text="Needed when the two lessons differ in length."
    )


class SwapCounter(serializers.Serializer):
    """What is left out stays as it was; offered and wanted are now seen from your side."""

    offered_skill_id = serializers.UUIDField(required=False, help_text="A skill that you offer.")
    wanted_skill_id = serializers.UUIDField(required=False, help_text="A skill that they offer.")
    offered_minutes = LessonMinutes(required=False)
    wanted_minutes = LessonMinutes(required=False)
    message = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=MESSAGE_LENGTH)
