"""DRF serializers made from the typed payloads of events, so that REST and the socket describe a thing once."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin
from uuid import UUID

from rest_framework import serializers

from realtime.events import Payload

_FIELDS: dict[Any, type[serializers.Field]] = {
    UUID: serializers.UUIDField,
    int: serializers.IntegerField,
    str: serializers.CharField,
    bool: serializers.BooleanField,
    dt.datetime: serializers.DateTimeField,
    dict: serializers.DictField,
}


def payload_serializer(
    payload: type[Payload], *, name: str = "", choices: Mapping[str, Any] | None = None
) -> type[serializers.Serializer]:
    """A serializer with the fields of `payload`, for the OpenAPI document, named `name` or after it with "Out" behind.

    `choices` are the values that a text field may have, by its name.
    """
    fields = {
        field: serializers.ChoiceField(choices[field])
        if choices and field in choices
        else _field(info.annotation, help_text=info.description)
        for field, info in payload.model_fields.items()
    }
    return type(name or f"{payload.__name__}Out", (serializers.Serializer,), fields)


_nested = cache(payload_serializer)  # one class, and so one component of the document, wherever it is used


def _field(annotation: Any, **options: Any) -> serializers.Field:
    """The field of one type: of JSON, or of another payload; alone, in a list, or nullable."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _field(parts[0], **options)
    if NoneType in parts:
        (present,) = (part for part in parts if part is not NoneType)
        return _field(present, allow_null=True, **options)
    if origin is list:
        return _list(parts[0], **options)
    if isinstance(annotation, type) and issubclass(annotation, Payload):
        return _nested(annotation)(**options)
    return _FIELDS[origin or annotation](**options)


def _list(item: Any, **options: Any) -> serializers.Field:
    if isinstance(item, type) and issubclass(item, Payload):
        return _nested(item)(many=True, **options)
    return serializers.ListField(child=_FIELDS.get(item, serializers.JSONField)(), **options)
