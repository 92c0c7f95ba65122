"""Shapes of skills and topics on the wire. Lists are built by the selectors; these describe and check."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import PersonCardOut
from skills.choices import Category, Level, Mode, SkillType
from skills.models import DESCRIPTION_LENGTH, NAME_LENGTH
from skillswap.text_fields import TextField


class SkillIn(serializers.Serializer):
    name = TextField(max_length=NAME_LENGTH, help_text="Any spelling: JS and javascript are one topic.")
    category = serializers.ChoiceField(
        choices=Category.choices, required=False, help_text="Left out: the topic's category."
    )
    level = serializers.ChoiceField(choices=Level.choices, default=Level.BEGINNER)
    type = serializers.ChoiceField(choices=SkillType.choices)
    description = TextField(multiline=True, max_length=DESCRIPTION_LENGTH, allow_blank=True, default="")
    priority = serializers.IntegerField(min_value=1, max_value=5, default=3)
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


@extend_schema_serializer(component_name="SkillWithOwner")
class SkillWithOwnerOut(SkillOut):
    owner = PersonCardOut()


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


class SkillSearchQuery(serializers.Serializer):
    """The query parameters of a search; empty ones count as left out."""

    q = serializers.CharField(
        required=False, allow_blank=True, max_length=100, help_text="Beginnings of words, literally."
    )
    category = serializers.ChoiceField(choices=Category.choices, required=False, allow_blank=True)
    level = serializers.ChoiceField(choices=Level.choices, required=False, allow_blank=True)
    type = serializers.ChoiceField(choices=SkillType.choices, required=False, allow_blank=True)
    timezone = serializers.CharField(
        required=False, allow_blank=True, max_length=64, help_text="The owner's, as in Europe/Lisbon."
    )
    mode = serializers.ChoiceField(
        choices=Mode.choices, required=False, allow_blank=True, help_text="Also finds skills for any mode."
    )
