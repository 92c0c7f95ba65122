"""Query parameters that narrow a list: an app's `filters.py` declares them, and OpenAPI documents them from there.

Names are snake_case in Python and camelCase in the address: `with_user` reads `?withUser=`. A parameter that is left
out or empty narrows nothing. A bad value is 400 with the parameter's name. A viewset names its FilterSet in
`filterset_class` and calls `filter_queryset`, or, where a selector takes the values themselves, `read`:

    class SwapFilter(QueryFilterSet):
        box = ChoiceFilter(("inbox", "sent"))
        with_user = IdFilter(help_text="Only those with this person.")

    swaps_of(request.user.pk, **SwapFilter.read(request))
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import filters
from django_filters.fields import ChoiceField
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from django_filters.utils import translate_validation
from drf_spectacular.extensions import OpenApiFilterExtension
from rest_framework.request import Request

from skillswap.http.instants import HOW, read_instant
from skillswap.http.json import camel_case
from skillswap.phrases import one_of_lazy


class QueryFilterSet(FilterSet):
    """Base of every FilterSet."""

    def __init__(
        self, data: Mapping[str, str] | None = None, queryset: QuerySet[Any, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(self._named(data or {}), queryset, **options)
        self.is_bound = True

    @classmethod
    def read(cls, request: Request) -> dict[str, Any]:
        """What the caller wants of each filter, None where it is left out. Raises ValidationError."""
        return cls.read_from(request.query_params)

    @classmethod
    def read_from(cls, sent: Mapping[str, str]) -> dict[str, Any]:
        """`read` of parameters that came in another way than with an address."""
        form = cls._form_for(sent)
        if not form.is_valid():
            raise translate_validation(form.errors)
        return {name: None if value == "" else value for name, value in form.cleaned_data.items()}

    @classmethod
    def errors_of(cls, sent: Mapping[str, str]) -> dict[str, str]:
        """What is wrong with these parameters: the first error of each, by the name that it has in an address."""
        return {camel_case(name): str(errors[0]) for name, errors in cls._form_for(sent).errors.items()}

    @classmethod
    def _form_for(cls, sent: Mapping[str, str]) -> forms.Form:
        fields = {name: deepcopy(each).field for name, each in cls.base_filters.items()}
        form: forms.Form = type(f"{cls.__name__}Form", (forms.Form,), fields)(cls._named(sent))
        return form

    @classmethod
    def _named(cls, sent: Mapping[str, str]) -> dict[str, str]:
        """What was sent, by the filters' own names."""
        return {name: sent[camel_case(name)] for name in cls.base_filters if camel_case(name) in sent}


class _SpelledChoiceField(ChoiceField):
    def __init__(self, *, spelled: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.spelled = spelled

    def to_python(self, value: Any) -> Any:
        return self.spelled(super().to_python(value))


class ChoiceFilter(filters.ChoiceFilter):
    """One of `values`; `spelled` gives our spelling of what was sent, where clients have others."""

    field_class = _SpelledChoiceField

    def __init__(self, values: Iterable[str], *, spelled: Callable[[str], str] = str, **options: Any) -> None:
        self.values = sorted(values)
        messages = {"invalid_choice": one_of_lazy(self.values)}
        choices = [(value, value) for value in self.values]
        super().__init__(choices=choices, error_messages=messages, spelled=spelled, **options)

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": self.values}


class IdFilter(filters.UUIDFilter):
    """The id of something."""

    schema = {"type": "string", "format": "uuid"}

    def __init__(self, **options: Any) -> None:
        super().__init__(error_messages={"invalid": gettext_lazy("Use an id.")}, **options)


class TextFilter(filters.CharFilter):
    """A text, with `max_length` characters at most when that is given."""

    @property
    def schema(self) -> dict[str, Any]:
        longest = self.extra.get("max_length")
        return {"type": "string"} | ({"maxLength": longest} if longest else {})


class WholeNumberFilter(filters.Filter):
    """A whole number, from `min_value` to `max_value` when they are given."""

    field_class = forms.IntegerField
    schema = {"type": "integer"}


class NumberFilter(filters.Filter):
    """A number, from `min_value` to `max_value` when they are given."""

    field_class = forms.FloatField
    schema = {"type": "number", "format": "double"}


class _InstantField(forms.Field):
    def to_python(self, value: Any) -> dt.datetime | None:
        try:
            return read_instant(value) if value else None
        except ValueError as error:
            raise forms.ValidationError(HOW) from error


class InstantFilter(filters.Filter):
    """A time with an offset, in UTC."""

    field_class = _InstantField
    schema = {"type": "string", "format": "date-time"}


class _SwitchField(forms.Field):
    def to_python(self, value: Any) -> bool | None:
        if value not in ("true", "false", "", None):
            raise forms.ValidationError(_("Use true or false."))
        return value == "true" if value else None


class SwitchFilter(filters.Filter):
    """`true` or `false`."""

    field_class = _SwitchField
    schema = {"type": "boolean"}


class QueryFilterBackend(DjangoFilterBackend):
    """Narrows a viewset's queryset by its `filterset_class`."""

    filterset_base = QueryFilterSet


class _FiltersInDocument(OpenApiFilterExtension):  # type: ignore[no-untyped-call]
    """The parameters of a view's FilterSet in OpenAPI."""

    target_class = "skillswap.http.filters.QueryFilterBackend"

    def get_schema_operation_parameters(self, auto_schema: Any, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        declared = auto_schema.view.filterset_class.base_filters
        return [_parameter(camel_case(name), each) for name, each in declared.items()]


def _parameter(name: str, declared: Any) -> dict[str, Any]:
    parameter: dict[str, Any] = {"in": "query", "name": name, "schema": declared.schema}
    if declared.extra["required"]:
        parameter["required"] = True
    if text := declared.extra.get("help_text"):
        parameter["description"] = text
    return parameter
