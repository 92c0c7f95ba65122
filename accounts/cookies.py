"""The cookies of a signed-in browser, and of one that was."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from rest_framework.request import Request

from accounts.known_devices import KnownDevice, read_known_device
from accounts.models import User
from accounts.services.devices import SignedIn

ACCESS_COOKIE = "skillswap_access"
REFRESH_COOKIE = "skillswap_refresh"
KNOWN_COOKIE = "skillswap_known"
REFRESH_PATH = "/api/auth"


def set_cookies(request: Request, response: HttpResponseBase, tokens: SignedIn) -> None:
    """Both tokens and the proof that this device is known, out of reach of scripts.

    The access cookie outlives its token, so that a late request is answered with `token_expired` and not that
    nobody is signed in.
    """
    _set(response, ACCESS_COOKIE, tokens.access, "/")
    _set(response, REFRESH_COOKIE, tokens.refresh, REFRESH_PATH)
    remember_device(request, response, tokens.device.user)


def clear_cookies(response: HttpResponseBase) -> None:
    response.delete_cookie(ACCESS_COOKIE, path="/", samesite="Lax")
    response.delete_cookie(REFRESH_COOKIE, path=REFRESH_PATH, samesite="Lax")


def known_device(request: HttpRequest | Request) -> KnownDevice:
    """Who has signed in with this browser before."""
    return read_known_device(request.COOKIES.get(KNOWN_COOKIE, ""))


def remember_device(request: HttpRequest | Request, response: HttpResponseBase, user: User) -> None:
    """From now on this browser proves that `user` signed in with it; logging out does not change that."""
    _set(response, KNOWN_COOKIE, known_device(request).signed_in(user).signed(), "/", settings.KNOWN_DEVICE_LIFETIME)


def forget_account(request: HttpRequest | Request, response: HttpResponseBase, user_id: UUID) -> None:
    """The browser of who deleted their account says nothing of them."""
    device = known_device(request).without(user_id)
    if device.fingerprints:
        _set(response, KNOWN_COOKIE, device.signed(), "/", settings.KNOWN_DEVICE_LIFETIME)
    else:
        response.delete_cookie(KNOWN_COOKIE, path="/", samesite="Lax")


def _set(
    response: HttpResponseBase,
    name: str,
    value: str,
    path: str,
    lifetime: dt.timedelta = settings.REFRESH_TOKEN_LIFETIME,
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=lifetime,
        path=path,
        secure=settings.COOKIES_SECURE,
        httponly=True,
        samesite="Lax",
    )
