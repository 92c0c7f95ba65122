"""Keeping other sites' pages from acting as the member whose browser they run in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext
from rest_framework.request import Request

from skillswap.errors import CrossSite


class _Check(CsrfViewMiddleware):
    """Django's check, answering with the reason in place of a page."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def require_csrf_token(request: Request) -> None:
    """For requests that a cookie vouches for: unsafe methods need X-CSRFToken. Raises CrossSite."""
    check = _Check(lambda _: HttpResponse())
    check.process_request(request)
    if check.process_view(request, None, (), {}):  # type: ignore[arg-type]
        raise CrossSite(gettext("This needs the csrftoken cookie's value as X-CSRFToken."))


def require_same_origin(request: Request) -> None:
    """For requests that give a browser its cookies: no other site's page may send them. Raises CrossSite.

    Programs send neither header; browsers send Origin with every POST.
    """
    origin = request.headers.get("origin")
    if origin is not None:
        if not _is_ours(origin, request):
            raise CrossSite
    elif request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise CrossSite


def is_browser(request: Request) -> bool:
    """Only these two headers make a browser: Node's `fetch` sends Sec-Fetch-Mode as well."""
    return "origin" in request.headers or "sec-fetch-site" in request.headers


def _is_ours(origin: str, request: Request) -> bool:
    return origin in settings.CSRF_TRUSTED_ORIGINS or urlsplit(origin)[:2] == (request.scheme, request.get_host())
