"""Shapes of people and matches on the wire. The selectors build the lists; these describe and check."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import Instant, PersonCardOut
from skills.choices import Category
from skills.serializers import MySkillsOut, SkillOut

REASONS = (
    "mutual",
    "teaches_you",
    "wants_yours",
    "level_fit",
    "shared_language",
    "overlap",
    "same_timezone",
    "active_recently",
    "well_rated",
)
HINTS = ("add_learn", "add_offer", "add_availability", "broaden_level", "add_language", "complete_profile")


@extend_schema_serializer(component_name="DiscoveredPerson")
class DiscoveredPersonOut(PersonCardOut):
    bio = serializers.CharField()
    skills = MySkillsOut()


@extend_schema_serializer(component_name="Person")
class PersonOut(DiscoveredPersonOut):
    member_since = Instant()


@extend_schema_serializer(component_name="MatchReason")
class ReasonOut(serializers.Serializer):
    code = serializers.ChoiceField(choices=REASONS)
    message = serializers.CharField(help_text="A sentence for the member.")


@extend_schema_serializer(component_name="MatchHint")
class HintOut(serializers.Serializer):
    code = serializers.ChoiceField(choices=HINTS)
    message = serializers.CharField(help_text="A sentence for the member.")


@extend_schema_serializer(component_name="Suggestion")
class SuggestionOut(serializers.Serializer):
    user = PersonCardOut()
    score = serializers.IntegerField(min_value=0, max_value=100)
    they_teach = SkillOut(many=True, help_text="Their offers that I want to learn.")
    you_teach = SkillOut(many=True, help_text="My offers that they want to learn.")
    mutual = serializers.BooleanField()
    overlap_minutes = serializers.IntegerField(help_text="Minutes of this week in which both are free.")
    reasons = ReasonOut(many=True)


class DiscoverQuery(serializers.Serializer):
    """The query parameters of discover; empty ones count as left out."""

    skill = serializers.CharField(
        required=False, allow_blank=True, max_length=100, help_text="A name of a topic, or beginnings of its words."
    )
    category = serializers.ChoiceField(choices=Category.choices, required=False, allow_blank=True)
    language = serializers.RegexField(
        "^[A-Za-z]{2,3}$", required=False, allow_blank=True, help_text="ISO 639-1, as in pt."
    )
    min_rating = serializers.FloatField(required=False, min_value=0, max_value=5)
