"""In which language an answer of the API speaks: the one of LANGUAGES that `Accept-Language` likes best.

Django's own middleware also asks a cookie and the address, and turns pages; here the admin stays English.
"""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from skillswap.http.paths import is_api_path

_WITH_WORDS = ("application/json", "text/html", "text/calendar", "text/plain")


class LanguageMiddleware:
    """Inside, `gettext` speaks the caller's language; the answer says which, and that it depends on who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_api_path(request.path):
            return self.get_response(request)
        language = language_for(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
        with translation.override(language):
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith(_WITH_WORDS):
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ["Accept-Language"])
        return response


@lru_cache(maxsize=1024)
def language_for(accepted: str) -> str:
    """The language for an `Accept-Language` header: `de-AT, en;q=0.5` → `de`; English when we speak none of them."""
    for wanted, quality in parse_accept_lang_header(accepted):  # 0 refuses it
        if quality and (spoken := wanted.partition("-")[0]) in dict(settings.LANGUAGES):
            return spoken
    return settings.LANGUAGE_CODE
