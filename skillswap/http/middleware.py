"""What only pages need is not paid for by the API: sessions, messages and the pages' content policy."""

from collections.abc import Callable
from typing import Any

from csp.constants import UNSAFE_EVAL
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest

from skillswap.http.paths import is_api_path


def is_page(request: HttpRequest) -> bool:
    """False for answers of the API, which are data. Its documentation is a page."""
    return not is_api_path(request.path) or request.path == "/api/docs"


class _ForPages:
    """Mixin: steps aside for the API."""

    get_response: Callable[[HttpRequest], Any]

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_page(request) else self.get_response(request)  # type: ignore[misc]


class PageSessionMiddleware(_ForPages, SessionMiddleware):
    """The admin's sessions."""


class PageAuthenticationMiddleware(_ForPages, AuthenticationMiddleware):
    """The admin's `request.user`; the API finds out by itself who calls."""


class PageMessageMiddleware(_ForPages, MessageMiddleware):
    """The admin's messages."""


class ContentPolicyMiddleware(CSPMiddleware):
    """The pages' policy; data may load nothing and stand in no frame.

    The admin's theme evaluates the expressions in its templates (Alpine), so there, for moderators, it may.
    """

    def get_policy_parts(self, request: HttpRequest, response: Any, report_only: bool = False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith("/admin/"):
            parts.update = {"script-src": [UNSAFE_EVAL]}
        return parts

    def __call__(self, request: HttpRequest) -> Any:
        if is_page(request):
            page: Any = super().__call__(request)
            page.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
            return page
        response: Any = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        return response
