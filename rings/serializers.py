"""Shapes of rings on the wire."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import AgreeingPersonOut, PersonCardOut
from rings.models import REASON_LENGTH, Ring, RingMember
from skills.models import Category, Level
from skills.serializers import LessonOut
from skillswap.text_fields import TextField


class RingSkillOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    level = serializers.ChoiceField(choices=Level.choices, help_text="How well they know it.")


@extend_schema_serializer(component_name="RingMember")
class RingMemberOut(serializers.Serializer):
    """A place in the ring; an empty one, for which somebody is looked for, has neither a user nor a skill."""

    user = AgreeingPersonOut(allow_null=True)
    skill = RingSkillOut(allow_null=True, help_text="What they teach the next one.")
    answer = serializers.ChoiceField(choices=RingMember.Answer.choices)
    answered_at = serializers.DateTimeField(allow_null=True)
    is_replacement = serializers.BooleanField(help_text="They were asked when somebody else had left.")


@extend_schema_serializer(component_name="Ring")
class RingOut(serializers.Serializer):
    """As one of its members sees it. Who has left sees it as it was then, and over."""

    id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=Ring.Status.choices)
    members = RingMemberOut(many=True, help_text="In the order of the ring, myself first: each teaches the next one.")
    my_answer = serializers.ChoiceField(choices=RingMember.Answer.choices)
    conversation_id = serializers.UUIDField(
        allow_null=True, help_text="Of the people of the ring, from when everybody said yes; null: I never was in it."
    )
    lesson_minutes = serializers.IntegerField(help_text="Of each lesson.")
    expires_at = serializers.DateTimeField(help_text="Until when all have to say yes.")
    lessons = LessonOut(many=True, help_text="All lessons to book, once everybody said yes; else empty.")
    repairs = serializers.IntegerField(help_text="How often a replacement was asked.")
    ended_reason = serializers.ChoiceField(choices=Ring.Ending.choices, allow_null=True)
    created_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True, help_text="When everybody had said yes.")
    closed_at = serializers.DateTimeField(allow_null=True)
    updated_at = serializers.DateTimeField()


class RingCountsOut(serializers.Serializer):
    waiting = serializers.IntegerField()
    agreed = serializers.IntegerField()
    past = serializers.IntegerField()
    waiting_for_me = serializers.IntegerField(help_text="Rings that wait for my answer.")


class RingHintMemberOut(serializers.Serializer):
    """Somebody in a circle that would be there, and what they teach the next one in it."""

    user = PersonCardOut()
    skill_name = serializers.CharField()


@extend_schema_serializer(component_name="RingHint")
class RingHintOut(serializers.Serializer):
    """A topic that I do not teach, and for whom I could."""

    topic_id = serializers.UUIDField()
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=Category.choices)
    level = serializers.ChoiceField(choices=Level.choices, help_text="The one that was counted with.")
    nobody_teaches = serializers.BooleanField(help_text="No other member offers it: whoever wants it waits for that.")
    groups = serializers.IntegerField(help_text="Circles of different people that I would complete with it.")
    members = RingHintMemberOut(
        many=True,
        help_text="The likeliest of them, two or three people, myself first: each would teach the next one, and the "
        "last one me.",
    )


class RingLeave(serializers.Serializer):
    reason = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=REASON_LENGTH)
