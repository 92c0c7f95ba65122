"""Fields for what people write: one for serializers, one for the admin's forms, one for commands of the socket.

Every text that somebody else may read comes in through one of them (`skillswap.text` says what becomes of it).
Lengths are counted after cleaning. Names of things that are checked against a list (time zones, languages), and
secrets (passwords, tokens), are no such texts.
"""

from typing import Annotated, Any

from django import forms
from django.utils.translation import gettext_lazy
from pydantic import AfterValidator
from rest_framework import serializers

from skillswap.text import clean_line, clean_lines, is_readable

NOTHING_TO_READ = gettext_lazy("There is nothing to read in this.")

# In a command's data. It does not refuse: what is then empty is the service's to refuse, with an error of its own.
CommandText = Annotated[str, AfterValidator(clean_lines)]


class TextField(serializers.CharField):
    """A text of people in a request; `multiline` keeps its line ends and inner spaces.

    400 on the field when nothing that can be seen was sent; with `allow_blank` nothing at all, or spaces, is fine.
    """

    default_error_messages = {"unreadable": NOTHING_TO_READ}

    def __init__(self, *, multiline: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.multiline = multiline

    def to_internal_value(self, data: Any) -> str:
        sent = super().to_internal_value(data)
        text = clean_lines(sent) if self.multiline else clean_line(sent)
        if self.trim_whitespace:
            text = text.strip()
        if not is_readable(text) and not (self.allow_blank and not sent.strip()):
            self.fail("unreadable")
        return text


class FormTextField(forms.CharField):
    """A text of several lines that a moderator writes for people."""

    def to_python(self, value: Any) -> str:
        sent = super().to_python(value) or ""
        text = clean_lines(sent).strip()
        if sent and not is_readable(text):
            raise forms.ValidationError(NOTHING_TO_READ)
        return text
