"""Shapes of swaps on the wire."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import AgreeingPersonOut
from skills.serializers import LessonOut
from skills.session_minutes import SessionMinutesField
from skillswap.text_fields import TextField
from swaps.models import MESSAGE_LENGTH, Swap


class SwapSkillOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    minutes = serializers.IntegerField(help_text="Of the session in it.")


class DealSideOut(serializers.Serializer):
    """What one of the two teaches the other, in minutes."""

    agreed_minutes = serializers.IntegerField()
    booked_minutes = serializers.IntegerField(help_text="Asked for, agreed on or running.")
    delivered_minutes = serializers.IntegerField(help_text="What was paid of the sessions that took place.")
    left_minutes = serializers.IntegerField(help_text="Still to book while the swap is agreed on; else 0.")


class DealOut(serializers.Serializer):
    to = DealSideOut(help_text="Taught by toUser.")

    def get_fields(self) -> dict[str, serializers.Field]:
        return {"from": DealSideOut(help_text="Taught by fromUser."), **super().get_fields()}


@extend_schema_serializer(component_name="Swap")
class SwapOut(serializers.Serializer):
    id = serializers.UUIDField()
    from_user = AgreeingPersonOut()
    to_user = AgreeingPersonOut()
    offered_skill = SwapSkillOut(help_text="Taught by fromUser.")
    wanted_skill = SwapSkillOut(help_text="Taught by toUser.")
    message = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(choices=Swap.Status.choices)
    is_unequal = serializers.BooleanField(help_text="The two sessions differ in length: whoever accepts has to agree.")
    counter_of = serializers.UUIDField(allow_null=True, help_text="The proposal that this one answers.")
    countered_by = serializers.UUIDField(allow_null=True, help_text="The proposal that answered this one.")
    conversation_id = serializers.UUIDField(allow_null=True, help_text="From acceptance on.")
    lessons = LessonOut(many=True, help_text="Both sessions to book, once the swap is accepted; else empty.")
    deal = DealOut()
    expires_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="When it was proposed, answered, or closed: the last of them.")


class SwapCountsOut(serializers.Serializer):
    waiting = serializers.IntegerField()
    agreed = serializers.IntegerField()
    past = serializers.IntegerField()
    waiting_for_me = serializers.IntegerField(help_text="Proposals that wait for your answer.")


class SwapPropose(serializers.Serializer):
    to_user_id = serializers.UUIDField()
    offered_skill_id = serializers.UUIDField(help_text="A skill that you offer.")
    wanted_skill_id = serializers.UUIDField(help_text="A skill that they offer.")
    offered_minutes = SessionMinutesField(required=False, default=60)
    wanted_minutes = SessionMinutesField(required=False, default=60)
    message = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=MESSAGE_LENGTH)


class SwapAccept(serializers.Serializer):
    unequal_agreed = serializers.BooleanField(
        required=False, default=False, help_text="Needed when the two sessions differ in length."
    )


class SwapCounter(serializers.Serializer):
    """What is left out stays as it was; offered and wanted are now seen from your side."""

    offered_skill_id = serializers.UUIDField(required=False, help_text="A skill that you offer.")
    wanted_skill_id = serializers.UUIDField(required=False, help_text="A skill that they offer.")
    offered_minutes = SessionMinutesField(required=False)
    wanted_minutes = SessionMinutesField(required=False)
    message = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=MESSAGE_LENGTH)
