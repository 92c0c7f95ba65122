"""What every REST view stands on: camelCase JSON in and out, and one shape for errors."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import orjson
import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from djangorestframework_camel_case.parser import CamelCaseJSONParser
from rest_framework import exceptions
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.response import Response

from skillswap.db import is_busy
from skillswap.errors import Busy, DomainError, InvalidInput, TooFast
from skillswap.text import has_half_characters

log = structlog.get_logger(__name__)


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


class CamelCaseParser(CamelCaseJSONParser):
    """The library's parser; a body that is too large, too deep or not UTF-8 is the caller's error, not ours.

    So is half of a character (a lone surrogate) anywhere in it: neither a database nor an answer can hold one.
    """

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig
        try:
            parsed = super().parse(BytesIO(body), media_type, parser_context)
        except (RecursionError, UnicodeDecodeError) as error:
            raise exceptions.ParseError("The body is not JSON that we can read.") from error
        if (field := half_character_in(parsed)) is not None:
            raise InvalidInput(field, "This holds half of a character. Write it again.")
        return parsed


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


def error_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: `{code, message}` and, on 400, `errors` by field; JSON, also where a view is a page."""
    if (request := context.get("request")) is not None:
        request.accepted_renderer, request.accepted_media_type = CamelCaseRenderer(), CamelCaseRenderer.media_type
    if is_busy(error):
        log.warning("database_busy", error=type(error).__name__)
        error = Busy()
    if isinstance(error, DomainError):
        return domain_error_response(error)
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    if isinstance(error, exceptions.ValidationError):
        fields = [{"field": field, "message": text} for field, text in _flatten(error.detail)]
        first = fields[0]["message"] if fields else "Check what you sent."
        return Response({"code": "invalid", "message": first, "errors": fields}, status=400)
    body: dict[str, Any] = {"code": str(error.get_codes()), "message": str(error.detail)}
    if error.status_code == 400:
        body["errors"] = []
    response = Response(body, status=error.status_code)
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    return response


def domain_error_response(error: DomainError) -> Response:
    """The HTTP answer to a room's error."""
    return Response(error_body(error), status=error.status, headers=error_headers(error))


def error_body(error: DomainError) -> dict[str, Any]:
    """`{code, message}`, the error's own details and, on 400, `errors` by field."""
    body: dict[str, Any] = {"code": error.code, "message": error.message, **error.details()}
    if error.status == 400:
        body["errors"] = [{"field": camel_case(field), "message": message} for field, message in error.fields]
    return body


def error_headers(error: DomainError) -> dict[str, str]:
    """What the status asks for: how to sign in, when to come back."""
    if error.status == 401:
        return {"WWW-Authenticate": "Bearer"}
    return limit_headers(error) if isinstance(error, TooFast) else retry_headers(error)


def retry_headers(error: DomainError) -> dict[str, str]:
    """When to come back, in whole seconds, where that is known."""
    return {} if error.retry_after is None else {"Retry-After": str(max(1, round(error.retry_after)))}


def limit_headers(error: TooFast) -> dict[str, str]:
    """When to come back, in whole seconds."""
    seconds = str(max(1, round(error.retry_after)))
    return {
        "Retry-After": seconds,
        "RateLimit-Limit": str(error.limit),
        "RateLimit-Remaining": "0",
        "RateLimit-Reset": seconds,
    }


def _flatten(detail: Any, path: str = "") -> list[tuple[str, str]]:
    """DRF's nested error detail as (dotted field, text) pairs."""
    if isinstance(detail, str):
        return [(path, str(detail))]
    if isinstance(detail, dict):
        steps = [("" if key == "non_field_errors" else camel_case(str(key)), value) for key, value in detail.items()]
    else:
        steps = [("" if isinstance(value, str) else str(index), value) for index, value in enumerate(detail)]
    return [pair for step, value in steps for pair in _flatten(value, ".".join(filter(None, [path, step])))]
