"""The cookies of a signed-in browser."""

from django.conf import settings
from django.http import HttpResponseBase

from accounts.services.devices import SignedIn

ACCESS_COOKIE = "skillswap_access"
REFRESH_COOKIE = "skillswap_refresh"
REFRESH_PATH = "/api/auth"


def set_cookies(response: HttpResponseBase, tokens: SignedIn) -> None:
    """Both tokens, out of reach of scripts.

    The access cookie outlives its token, so that a late request hears `token_expired` and not that
    nobody is signed in.
    """
    _set(response, ACCESS_COOKIE, tokens.access, "/")
    _set(response, REFRESH_COOKIE, tokens.refresh, REFRESH_PATH)


def clear_cookies(response: HttpResponseBase) -> None:
    response.delete_cookie(ACCESS_COOKIE, path="/", samesite="Lax")
    response.delete_cookie(REFRESH_COOKIE, path=REFRESH_PATH, samesite="Lax")


def _set(response: HttpResponseBase, name: str, value: str, path: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=settings.REFRESH_TOKEN_LIFETIME,
        path=path,
        secure=settings.COOKIES_SECURE,
        httponly=True,
        samesite="Lax",
    )
