"""Levels, categories and priorities as clients write them: in any case, or by another name.

`Expert` is the level expert, `Programming` the category technology, `High` the priority 5. Answers always have our
own spelling. What is not known stays as it was sent, so that whoever asked refuses it as they refuse everything else.
"""

from typing import Any

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from skills.models import Category

OTHER_CATEGORIES = {"programming": Category.TECHNOLOGY.value}
PRIORITIES = {"low": 1, "medium": 3, "high": 5}


def level_spelled(sent: str) -> str:
    """Our spelling of a level: "Expert" → "expert"."""
    return sent.strip().lower()


def category_spelled(sent: str) -> str:
    """Our spelling of a category: "Music" → "music", "Programming" → "technology"."""
    plain = sent.strip().lower()
    return OTHER_CATEGORIES.get(plain, plain)


def priority_spelled(sent: str) -> int | str:
    """The number of a named priority: "Low" → 1, "medium" → 3, "HIGH" → 5."""
    return PRIORITIES.get(sent.strip().lower(), sent)


class LevelField(serializers.ChoiceField):
    """A level in a request; choices are `Level.choices`."""

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(level_spelled(data) if isinstance(data, str) else data)


class CategoryField(serializers.ChoiceField):
    """A category in a request; choices are `Category.choices`."""

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(category_spelled(data) if isinstance(data, str) else data)


class PriorityField(serializers.IntegerField):
    """A priority in a request, from 1 (some day) to 5 (now), or `Low`, `Medium`, `High`."""

    default_error_messages = {"invalid": gettext_lazy("Use a number from 1 to 5, or Low, Medium or High.")}

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(priority_spelled(data) if isinstance(data, str) else data)
