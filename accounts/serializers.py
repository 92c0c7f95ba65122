"""Shapes of people in answers. Requests are in `forms.py`."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.models import LearningStyle, Role, User, Visibility
from accounts.selectors import me, person_card


class Instant(serializers.DateTimeField):
    """A time that the renderer writes (UTC, milliseconds, `Z`)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format=None, **kwargs)


@extend_schema_serializer(component_name="PersonCard")
class PersonCardOut(serializers.Serializer):
    """A person in a list. Takes a User, or the dictionary that `selectors.cards_of` makes."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    username = serializers.CharField()
    avatar_url = serializers.CharField(help_text="Empty when there is no picture.")
    location = serializers.CharField()
    country = serializers.CharField(help_text="ISO 3166-1 alpha-2, or empty.")
    timezone = serializers.CharField(help_text="IANA name.")
    languages = serializers.ListField(child=serializers.CharField(), help_text="ISO 639-1.")
    learning_style = serializers.ChoiceField(LearningStyle.choices)
    rating = serializers.FloatField(allow_null=True, help_text="Mean stars, null before the first review.")
    total_reviews = serializers.IntegerField()
    reliability = serializers.FloatField(allow_null=True, help_text="Share of sessions kept, 0 to 1.")
    last_online_at = Instant(allow_null=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return person_card(instance) if isinstance(instance, User) else instance


@extend_schema_serializer(component_name="Slot")
class SlotOut(serializers.Serializer):
    weekday = serializers.IntegerField(min_value=0, max_value=6, help_text="0 is Monday.")
    start = serializers.CharField(help_text="HH:MM in the member's timezone.")
    end = serializers.CharField(help_text="HH:MM, after start; 24:00 is the day's end.")


@extend_schema_serializer(component_name="Me")
class MeOut(PersonCardOut):
    """One's own account."""

    email = serializers.EmailField()
    is_verified = serializers.BooleanField()
    bio = serializers.CharField()
    visibility = serializers.ChoiceField(Visibility.choices)
    availability = SlotOut(many=True)
    role = serializers.ChoiceField(Role.choices)
    member_since = Instant()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return me(instance)


@extend_schema_serializer(component_name="SignedIn")
class SignedInOut(serializers.Serializer):
    user = MeOut()


@extend_schema_serializer(component_name="Tokens")
class TokensOut(serializers.Serializer):
    access = serializers.CharField(help_text="Send it as `Authorization: Bearer …`; good for 15 minutes.")
    refresh = serializers.CharField(help_text="Works once; swap it at /api/auth/token/refresh.")


@extend_schema_serializer(component_name="Device")
class DeviceOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    created_at = Instant()
    last_used_at = Instant()
    current = serializers.BooleanField(help_text="The device this request came from.")


@extend_schema_serializer(component_name="Avatar")
class AvatarOut(serializers.Serializer):
    avatar_url = serializers.CharField()


@extend_schema_serializer(component_name="DataExport")
class ExportOut(serializers.Serializer):
    status = serializers.ChoiceField(["none", "preparing", "ready", "failed"])
    created_at = Instant(allow_null=True)
    expires_at = Instant(allow_null=True, help_text="When the file is deleted.")
    size_bytes = serializers.IntegerField(allow_null=True)
    url = serializers.CharField(allow_null=True, help_text="Where to download it, signed in.")


@extend_schema_serializer(component_name="FieldError")
class FieldErrorOut(serializers.Serializer):
    field = serializers.CharField(help_text="Empty when it is about the whole.")
    message = serializers.CharField()


@extend_schema_serializer(component_name="Error")
class ErrorOut(serializers.Serializer):
    code = serializers.CharField(help_text="For programs.")
    message = serializers.CharField(help_text="For people.")
    errors = FieldErrorOut(many=True, required=False, help_text="By field, on 400 only.")  # type: ignore[assignment]  # the metaclass takes it out of the class
