"""Errors as REST answers them: one JSON shape, `{code, message}`, and with 400 `errors` by field."""

from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from skillswap.db import is_busy
from skillswap.errors import Busy, DomainError, TooFast
from skillswap.http.json import CamelCaseRenderer, camel_case

log = structlog.get_logger(__name__)


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
        first = fields[0]["message"] if fields else _("Check what you sent.")
        return Response({"code": "invalid", "message": first, "errors": fields}, status=400)
    body: dict[str, Any] = {"code": str(error.get_codes()), "message": str(error.detail)}
    if error.status_code == 400:
        body["errors"] = []
    response = Response(body, status=error.status_code)
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    return response


def domain_error_response(error: DomainError) -> Response:
    """The HTTP answer to an app's error."""
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
