"""JSON in and out: camelCase keys, times in UTC with milliseconds."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext as _
from djangorestframework_camel_case.parser import CamelCaseJSONParser
from rest_framework import exceptions
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import JSONParser
from rest_framework.renderers import BaseRenderer

from skillswap.errors import InvalidInput
from skillswap.text import has_half_characters


@lru_cache(maxsize=4096)
def camel_case(name: str) -> str:
    """`created_at` → `createdAt`; a name without underscores stays."""
    return re.sub(r"(?<=[a-z0-9])_([a-z0-9])", lambda match: match[1].upper(), name)


class Ready(dict[str, Any]):
    """JSON whose keys are in camelCase already: what is served most is not walked through once more."""


def camelize(value: Any) -> Any:
    """`value` with the keys of all dictionaries in camelCase."""
    if isinstance(value, Ready):
        return value
    if isinstance(value, dict):
        return {camel_case(key) if isinstance(key, str) else key: camelize(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [camelize(item) for item in value]
    return value


def to_json(value: Any) -> bytes:
    """JSON as the contract wants it: times in UTC with milliseconds and `Z`."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS)


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return iso(value)
    if isinstance(value, dict | list | tuple):  # DRF's ReturnDict and ReturnList
        return dict(value) if isinstance(value, dict) else list(value)
    return str(value)


def iso(value: Any) -> str | None:
    """ISO 8601 in UTC with milliseconds: `2026-11-21T09:30:00.000Z`; None stays None."""
    if value is None:
        return None
    if not hasattr(value, "hour"):
        return str(value.isoformat())
    if value.utcoffset():
        value = value.astimezone(dt.UTC)
    return f"{value:%Y-%m-%dT%H:%M:%S}.{value.microsecond // 1000:03d}Z"


class CamelCaseRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else to_json(camelize(data))


class PlainRenderer(BaseRenderer):
    """JSON with the keys as they are: for vocabularies that are not camelCase."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else to_json(data)


class _CheckedBody:
    """Mixin of a JSON parser: a body that is too large, too deep or not UTF-8 is the caller's error, not ours.

    So is half of a character (a lone surrogate) anywhere in it: neither a database nor an answer can hold one.
    """

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig
        try:
            parsed = super().parse(BytesIO(body), media_type, parser_context)  # type: ignore[misc]
        except (RecursionError, UnicodeDecodeError) as error:
            raise exceptions.ParseError(_("The body is not JSON that we can read.")) from error
        if (field := half_character_in(parsed)) is not None:
            raise InvalidInput(field, _("This holds half of a character. Write it again."))
        return parsed


class CamelCaseParser(_CheckedBody, CamelCaseJSONParser):
    """JSON with camelCase keys, which become snake_case."""


class PlainParser(_CheckedBody, JSONParser):
    """JSON with the keys as they are."""


def half_character_in(body: Any) -> str | None:
    """The dotted path of the first text in parsed JSON that holds a lone surrogate, "" for a key; else None."""
    try:
        orjson.dumps(body)
    except TypeError:  # it refuses them, and whole numbers that are too large
        return next(_half_characters(body, ""), None)
    return None


def _half_characters(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, str) and has_half_characters(value):
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in steps:
        if has_half_characters(str(step)):
            yield path
        else:
            yield from _half_characters(item, f"{path}.{step}" if path else str(step))


class OnlyJSON(DefaultContentNegotiation):
    """Answers JSON whatever the Accept header says: an error page in another format helps no program."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type
