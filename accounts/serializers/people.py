"""People as others see them, and one's own account."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.models import FirstRun, HourCycle, LearningStyle, Locale, Role, User, Visibility
from accounts.selectors import me, person_card


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
    last_online_at = serializers.DateTimeField(allow_null=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return person_card(instance) if isinstance(instance, User) else instance


@extend_schema_serializer(component_name="AgreeingPerson")
class AgreeingPersonOut(PersonCardOut):
    """Somebody to agree on a session with, which takes a confirmed address. Elsewhere nobody learns of it."""

    is_verified = serializers.BooleanField(help_text="They have proved their e-mail address.")


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
    locale = serializers.ChoiceField(["", *Locale.values], help_text="What we speak to them; empty: they chose none.")
    hour_cycle = serializers.ChoiceField(["", *HourCycle.values], help_text="Empty: as their language has it.")
    show_last_seen = serializers.BooleanField()
    show_read_receipts = serializers.BooleanField()
    availability = SlotOut(many=True)
    availability_note = serializers.CharField(help_text="When they have time, in words.")
    role = serializers.ChoiceField(Role.choices)
    member_since = serializers.DateTimeField()
    first_run = serializers.ChoiceField(
        FirstRun.choices, help_text="open: the steps for newcomers wait; they lead on from what is there already."
    )
    updated_at = serializers.DateTimeField(help_text="When you last changed your profile, week or picture.")

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return me(instance)
