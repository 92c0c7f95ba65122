"""The forms that moderators fill in about topics."""

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextInputWidget

from skills.models import NAME_LENGTH, Topic, TopicAlias
from skills.selectors import topic_named
from skillswap.folding import fold
from skillswap.text_fields import FormTextField


class MergeForm(forms.Form):
    """`into` is a topic, asked for by any of its names."""

    into = FormTextField(
        max_length=NAME_LENGTH,
        widget=UnfoldAdminTextInputWidget,
        label="Merge into",
        help_text="Any name of the topic that stays. Its skills and names are joined by this one's.",
    )

    def clean_into(self) -> Topic:
        topic = topic_named(fold(self.cleaned_data["into"]))
        if topic is None:
            raise forms.ValidationError("No topic has this name.")
        return topic


class AliasForm(forms.Form):
    name = FormTextField(
        max_length=NAME_LENGTH,
        widget=UnfoldAdminTextInputWidget,
        help_text="Case, accents and spaces make no difference.",
    )


class AliasRemoveForm(AliasForm):
    """`alias` is one of the topic's own names."""

    def __init__(self, topic: Topic, data: Any) -> None:
        super().__init__(data)
        self._topic = topic

    def clean_name(self) -> TopicAlias:
        alias = TopicAlias.objects.filter(folded=fold(self.cleaned_data["name"]), topic_id=self._topic.pk).first()
        if alias is None:
            raise forms.ValidationError("This topic has no such name.")
        return alias
