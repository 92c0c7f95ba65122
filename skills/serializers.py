"""Shapes of skills and topics on the wire. Lists are built by the selectors; these describe and check."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from skills.models import DESCRIPTION_LENGTH, NAME_LENGTH, Category, Level, Mode, SkillType
from skills.spellings import CategoryField, LevelField, PriorityField
from skillswap.text_fields import TextField


class SkillIn(serializers.Serializer):
    name = TextField(max_length=NAME_LENGTH, help_text="Any spelling: JS and javascript are one topic.")
    category = CategoryField(
        choices=Category.choices,
        required=False,
        help_text="In any case; `Programming` is technology. Left out: the topic's category.",
    )
    level = LevelField(choices=Level.choices, default=Level.BEGINNER, help_text="In any case.")
    type = serializers.ChoiceField(choices=SkillType.choices)
    description = TextField(multiline=True, max_length=DESCRIPTION_LENGTH, allow_blank=True, default="")
    priority = PriorityField(
        min_value=1, max_value=5, default=3, help_text="`Low`, `Medium` and `High` are taken as 1, 3 and 5."
    )
    mode = serializers.ChoiceField(choices=Mode.choices, allow_null=True, default=None, help_text="null: any.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "mode" in attrs:
            attrs["mode"] = attrs["mode"] or ""
        return attrs


@extend_schema_serializer(component_name="Skill")
class SkillOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    topic_id = serializers.UUIDField()
    category = serializers.ChoiceField(choices=Category.choices)
    level = serializers.ChoiceField(choices=Level.choices)
    type = serializers.ChoiceField(choices=SkillType.choices)
    description = serializers.CharField()
    priority = serializers.IntegerField(min_value=1, max_value=5)
    mode = serializers.ChoiceField(choices=Mode.choices, allow_null=True)
    is_verified = serializers.BooleanField(help_text="A moderator has checked it.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="When its owner last changed it.")


@extend_schema_serializer(component_name="MySkills")
class MySkillsOut(serializers.Serializer):
    offer = SkillOut(many=True)
    learn = SkillOut(many=True)


@extend_schema_serializer(component_name="Topic")
class TopicOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=Category.choices)


@extend_schema_serializer(component_name="SkillCategory")
class CategoryOut(serializers.Serializer):
    id = serializers.ChoiceField(choices=Category.choices)
    name = serializers.CharField()
    offers = serializers.IntegerField()
    wants = serializers.IntegerField()


@extend_schema_serializer(component_name="TrendingTopic")
class TrendingTopicOut(serializers.Serializer):
    topic_id = serializers.UUIDField()
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=Category.choices)
    offers = serializers.IntegerField()
    wants = serializers.IntegerField()


@extend_schema_serializer(component_name="LessonOut")
class LessonOut(serializers.Serializer):
    """One of the lessons that people agreed on, in a swap or a ring."""

    teacher_id = serializers.UUIDField()
    student_id = serializers.UUIDField()
    skill_id = serializers.UUIDField()
    skill_name = serializers.CharField()
    minutes = serializers.IntegerField()
    session_id = serializers.UUIDField(allow_null=True, help_text="The last one booked that still counts.")
    session_status = serializers.CharField(allow_null=True)
