"""Shapes of people, matches and searches on the wire. The selectors build the lists; these describe and check."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import PersonCardOut
from matching.models import SEARCH_NAME_LENGTH, SavedSearch
from skills.models import Category, Level
from skills.serializers import MySkillsOut, SkillOut
from skillswap.text_fields import TextField

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
OPENINGS = ("teach", "learn", "language", "free", "level", "any_mode", "bring_back", "show_all")
HINTS = ("add_learn", "add_offer", "add_availability", "broaden_level", "add_language", "complete_profile")


@extend_schema_serializer(component_name="MatchReason")
class ReasonOut(serializers.Serializer):
    code = serializers.ChoiceField(choices=REASONS)
    message = serializers.CharField(help_text="A sentence for the member.")


@extend_schema_serializer(component_name="FoundPerson")
class FoundPersonOut(PersonCardOut):
    """A person that a search found."""

    is_saved = serializers.BooleanField(help_text="I keep them among my saved people. Nobody else knows.")
    is_empty = serializers.BooleanField(help_text="Says nothing of themselves and has no picture.")
    next_free_at = serializers.DateTimeField(
        allow_null=True,
        help_text="With `sort=soonest` or `freeWhenIAm`: when we are both free first in the next week, by our weeks "
        "(booked sessions are not counted); while my week is empty, when they are. Else, and without such time: null.",
    )
    reasons = ReasonOut(many=True, help_text="With `sort=best`: the two best. Else empty.")


@extend_schema_serializer(component_name="SkillWithOwner")
class SkillWithOwnerOut(SkillOut):
    owner = FoundPersonOut()


@extend_schema_serializer(component_name="DiscoveredPerson")
class DiscoveredPersonOut(FoundPersonOut):
    bio = serializers.CharField()
    skills = MySkillsOut()


@extend_schema_serializer(component_name="MarkedPerson")
class MarkedPersonOut(PersonCardOut):
    bio = serializers.CharField()
    skills = MySkillsOut()
    is_saved = serializers.BooleanField()
    is_empty = serializers.BooleanField()
    marked_at = serializers.DateTimeField(help_text="When I saved or dismissed them.")


@extend_schema_serializer(component_name="Person")
class PersonOut(PersonCardOut):
    bio = serializers.CharField()
    skills = MySkillsOut()
    availability_note = serializers.CharField(help_text="When they have time, in words.")
    is_verified = serializers.BooleanField(help_text="They have proved their e-mail address.")
    member_since = serializers.DateTimeField()
    taught_minutes = serializers.IntegerField(help_text="In all sessions that took place, as they were paid.")
    learned_minutes = serializers.IntegerField()
    response_minutes = serializers.IntegerField(
        allow_null=True,
        help_text="Within how long they usually answer requests and proposals: the median of the last 90 days, rounded "
        "up to 5, 15 or 30 minutes, 1, 2, 3, 6 or 12 hours, 1, 2 or 3 days; null under three answers.",
    )
    is_saved = serializers.BooleanField(help_text="I keep them among my saved people. Nobody else knows.")
    is_dismissed = serializers.BooleanField(help_text="I said that they are not for me. Nobody else knows.")


@extend_schema_serializer(component_name="MatchHint")
class HintOut(serializers.Serializer):
    code = serializers.ChoiceField(choices=HINTS)
    message = serializers.CharField(help_text="A sentence for the member.")


@extend_schema_serializer(component_name="MatchOpening")
class OpeningOut(serializers.Serializer):
    code = serializers.ChoiceField(
        choices=OPENINGS,
        help_text="`teach` or `learn` the topic with this `level`; speak `language`; be `free` on `weekday` from "
        "`start` to `end`; lower the `level` of the wish `skillId`; let the skill `skillId` be for `any_mode`; "
        "`bring_back` whom I dismissed; `show_all`: ask without `lessonPossible`.",
    )
    count = serializers.IntegerField(min_value=1, help_text="How many more people I am suggested then.")
    people = PersonCardOut(many=True, help_text="At most two of them, who joined last.")
    topic_id = serializers.UUIDField(allow_null=True)
    name = serializers.CharField(help_text="Of the topic; else empty.")
    category = serializers.ChoiceField(choices=Category.choices, allow_null=True, help_text="Of the topic.")
    skill_id = serializers.UUIDField(allow_null=True, help_text="My skill to change.")
    level = serializers.ChoiceField(choices=Level.choices, allow_null=True)
    language = serializers.CharField(help_text="ISO 639-1; else empty.")
    weekday = serializers.IntegerField(allow_null=True, help_text="0 is Monday, in my timezone.")
    start = serializers.CharField(help_text='"HH:MM"; else empty.')
    end = serializers.CharField()


@extend_schema_serializer(component_name="MatchOpenings")
class OpeningsOut(serializers.Serializer):
    matches = serializers.IntegerField(help_text="How many people I am suggested as things are.")
    openings = OpeningOut(many=True)


@extend_schema_serializer(component_name="BoardTopic")
class BoardTopicOut(serializers.Serializer):
    """How many people, among those who count and without me, offer and want a topic; nobody is named."""

    topic_id = serializers.UUIDField()
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=Category.choices)
    offers = serializers.IntegerField()
    wants = serializers.IntegerField()
    offers_added = serializers.IntegerField(help_text="Of these offers, those of the last 30 days.")
    offers_added_before = serializers.IntegerField(help_text="Those of the 30 days before.")
    wants_added = serializers.IntegerField()
    wants_added_before = serializers.IntegerField()
    i_offer = serializers.BooleanField()
    i_want = serializers.BooleanField()


@extend_schema_serializer(component_name="Suggestion")
class SuggestionOut(serializers.Serializer):
    user = PersonCardOut()
    score = serializers.IntegerField(min_value=0, max_value=100)
    they_teach = SkillOut(many=True, help_text="Their offers that I want to learn.")
    you_teach = SkillOut(many=True, help_text="My offers that they want to learn.")
    mutual = serializers.BooleanField()
    overlap_minutes = serializers.IntegerField(help_text="Minutes of this week in which both are free.")
    reasons = ReasonOut(many=True)
    is_saved = serializers.BooleanField(help_text="I keep them among my saved people. Nobody else knows.")


@extend_schema_serializer(component_name="SavedSearch")
class SavedSearchOut(serializers.ModelSerializer):
    class Meta:
        model = SavedSearch
        fields = ("id", "name", "view", "query", "notify", "new_count", "last_seen_at", "created_at")
        read_only_fields = fields

    query = serializers.DictField(child=serializers.CharField(), help_text="The filters as they stand in an address.")


class SavedSearchIn(serializers.Serializer):
    name = TextField(max_length=SEARCH_NAME_LENGTH)
    view = serializers.ChoiceField(choices=SavedSearch.View.choices)
    query = serializers.DictField(
        child=serializers.CharField(allow_blank=True, max_length=200),
        help_text="The filters of `GET /discover` or `GET /search/skills` as they stand in an address.",
    )
    notify = serializers.BooleanField(default=True, help_text="Tell me when somebody new fits, once a day at most.")


class SavedSearchChange(serializers.Serializer):
    name = TextField(max_length=SEARCH_NAME_LENGTH, required=False)
    notify = serializers.BooleanField(required=False)


def corrections() -> dict[str, Any]:
    """What the envelope of a search says of its text."""
    return {
        "searched_for": serializers.CharField(
            allow_null=True, help_text="What was searched in place of `q`, which found nothing itself; else null."
        ),
        "did_you_mean": serializers.ListField(
            child=serializers.CharField(), help_text="At most three other texts like `q` that find something."
        ),
    }
