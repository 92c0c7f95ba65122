"""Errors outside of REST views: under /api they have the API's shape, elsewhere they are Django's plain pages."""

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from django.views import csrf, defaults

from skillswap.db import is_busy
from skillswap.errors import BadRequest, Busy, CrossSite, DomainError, NotAllowed, NotFound, ServerError, TooLarge
from skillswap.http.error_responses import error_body, error_headers
from skillswap.http.json import to_json
from skillswap.http.paths import is_api_path

_TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def is_api(request: HttpRequest) -> bool:
    return is_api_path(request.path)


def refusal(error: DomainError) -> HttpResponse:
    """The answer to `error` in the API's shape."""
    return HttpResponse(
        to_json(error_body(error)),
        status=error.status,
        headers=error_headers(error),
        content_type="application/json",
    )


class RefusalMiddleware(MiddlewareMixin):
    """Answers what the handler refused before it came here, so that these answers have the usual headers too."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        error: DomainError | None = getattr(request, "refused", None)
        return None if error is None else refusal(error)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for a host or a body that Django refuses, 413 for one that is too large."""
    error = TooLarge() if isinstance(exception, _TOO_LARGE) else BadRequest()
    return refusal(error) if is_api(request) else defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal(NotAllowed()) if is_api(request) else defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal(NotFound()) if is_api(request) else defaults.page_not_found(request, exception)


def csrf_failed(request: HttpRequest, reason: str = "", **options: Any) -> HttpResponse:
    return refusal(CrossSite()) if is_api(request) else csrf.csrf_failure(request, reason, **options)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when the database is locked or away (Django calls this while it handles the error), else 500."""
    busy = is_busy(sys.exc_info()[1])
    if is_api(request):
        return refusal(Busy() if busy else ServerError())
    if busy:
        return HttpResponse(Busy().message, status=503, headers=error_headers(Busy()), content_type="text/plain")
    return defaults.server_error(request)
