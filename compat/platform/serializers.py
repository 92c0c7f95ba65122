"""What system B's clients send, and the shapes of the answers for the OpenAPI document."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from accounts import pictures
from accounts.serializers.fields import NameField
from skills.models import NAME_LENGTH
from skillswap.text_fields import TextField
from swaps.models import MESSAGE_LENGTH, Swap

ANSWERS = (Swap.Status.ACCEPTED, Swap.Status.REJECTED, Swap.Status.CANCELLED, Swap.Status.COMPLETED)


class StatusField(serializers.ChoiceField):
    """In any case."""

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(data.lower() if isinstance(data, str) else data)


class SkillNameField(TextField):
    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=NAME_LENGTH, **options)


class SkillNamesField(serializers.ListField):
    def __init__(self, **options: Any) -> None:
        super().__init__(child=SkillNameField(), max_length=settings.SKILLS_PER_MEMBER, **options)


class PlatformUserIn(serializers.Serializer):
    """What is left out stays; whatever else is sent is ignored."""

    name = NameField(required=False)
    location = TextField(required=False, allow_blank=True, max_length=120)
    skills_offered = SkillNamesField(required=False)
    skills_wanted = SkillNamesField(required=False)
    availability = TextField(multiline=True, required=False, allow_blank=True, max_length=300)
    is_public = serializers.BooleanField(required=False)


class PlatformUserOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    name = serializers.CharField()
    email = serializers.EmailField(help_text="One's own.")
    photo_url = serializers.CharField(help_text="Absolute, or empty.")
    location = serializers.CharField()
    skills_offered = serializers.ListField(child=serializers.CharField())
    skills_wanted = serializers.ListField(child=serializers.CharField())
    availability = serializers.CharField()
    is_public = serializers.BooleanField()


class PlatformSignedInOut(serializers.Serializer):
    token = serializers.CharField()
    user = PlatformUserOut()


class PlatformSwapIn(serializers.Serializer):
    to_user_id = serializers.UUIDField()
    from_user_id = serializers.UUIDField(required=False, allow_null=True, help_text="Oneself.")
    offered_skill = SkillNameField(help_text="The name of a skill that I offer, in any spelling.")
    wanted_skill = SkillNameField(help_text="The name of a skill that they offer.")
    message = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=MESSAGE_LENGTH)


class PlatformSwapAnswerIn(serializers.Serializer):
    status = StatusField(choices=[(status.value, status.label) for status in ANSWERS])
    unequal_agreed = serializers.BooleanField(
        default=False, help_text="Needed to accept a proposal of ours whose two sessions differ in length."
    )


class PlatformSwapOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    from_user_id = serializers.UUIDField()
    to_user_id = serializers.UUIDField()
    offered_skill = serializers.CharField()
    wanted_skill = serializers.CharField()
    message = serializers.CharField()
    status = serializers.ChoiceField(choices=Swap.Status.choices)
    created_at = serializers.DateTimeField()


class PlatformMessageIn(serializers.Serializer):
    swap_id = serializers.UUIDField()
    message = TextField(multiline=True, trim_whitespace=False, max_length=settings.MESSAGE_LENGTH)


class PlatformMessageOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    swap_id = serializers.UUIDField()
    from_user_id = serializers.UUIDField()
    to_user_id = serializers.UUIDField()
    message = serializers.CharField()
    created_at = serializers.DateTimeField()


class PlatformUploadIn(serializers.Serializer):
    file = serializers.FileField(help_text=pictures.RULES)


class PlatformUploadOut(serializers.Serializer):
    secure_url = serializers.CharField(help_text="Absolute.")
    public_id = serializers.CharField()


class PlatformSocketOut(serializers.Serializer):
    path = serializers.CharField()
    namespace = serializers.CharField()
