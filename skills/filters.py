"""Query parameters of skills and topics."""

from typing import Any

from django.db.models import TextChoices

from skillswap.http.filters import ChoiceFilter, QueryFilterSet, TextFilter


class LabelledChoiceFilter(ChoiceFilter):
    """One of a model's choices; the document says their labels, and that the parameter may be sent empty."""

    def __init__(self, choices: type[TextChoices], help_text: str = "", **options: Any) -> None:
        labels = "\n".join(f"* `{value}` - {label}" for value, label in choices.choices)
        super().__init__(choices.values, help_text=f"{help_text}\n\n{labels}".strip(), **options)
        self.in_order = choices.values

    @property
    def schema(self) -> dict[str, Any]:
        return {"enum": [*self.in_order, ""], "type": "string"}


class TopicFilter(QueryFilterSet):
    q = TextFilter(help_text="What was typed so far.")
