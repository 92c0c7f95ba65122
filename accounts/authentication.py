"""Who is calling: a device, known by an access token in the Authorization header or in a cookie."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts.cookies import ACCESS_COOKIE
from accounts.csrf import require_csrf_token
from accounts.errors import Banned
from accounts.models import Device, User
from accounts.tokens import TokenNotValid, TokenTooOld, read_access
from skillswap.db.prepared import Prepared
from skillswap.errors import TokenExpired

SCHEME = "bearer"

_caller = Prepared(
    lambda pk: Device.objects.filter(pk=pk).values_list("user_id", "ended", "user__is_active", "user__is_banned")
)


class DeviceAuthentication(BaseAuthentication):
    """Sets `request.user`, the member, and `request.auth`, the device. One query, of four columns.

    Both are read when a view asks for more than their key.

    401 `token_expired` asks for a refresh, 401 `not_authenticated` for a log-in; 403 `banned` says until when.
    A cookie needs X-CSRFToken on unsafe methods; the header does not, because no browser adds it by itself.
    """

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        if (token := bearer_token(request)) is not None:
            return self._sign_in(token)
        if token := request.COOKIES.get(ACCESS_COOKIE):
            signed_in = self._sign_in(token)
            require_csrf_token(request)
            return signed_in
        return None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"

    def _sign_in(self, token: str) -> tuple[Any, Any]:
        try:
            claims = read_access(token)
        except TokenTooOld as error:
            raise TokenExpired from error
        except TokenNotValid as error:
            raise exceptions.NotAuthenticated(gettext("Log in first.")) from error
        for user_id, ended, is_active, is_banned in _caller(claims.device_id):
            user = KeyedLazyObject(user_id, partial(User.objects.get, pk=user_id))
            if is_banned and user.banned_now():
                raise Banned(user.ban_reason, user.banned_until)
            if is_active and not ended:
                return user, KeyedLazyObject(claims.device_id, partial(Device.objects.get, pk=claims.device_id))
        raise exceptions.NotAuthenticated(gettext("This sign-in has ended. Log in again."))


class BearerAuthentication(DeviceAuthentication):
    """For paths of programs: the Authorization header alone, so that no page can use its visitor's cookies there."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        token = bearer_token(request)
        return None if token is None else self._sign_in(token)


class KeyedLazyObject(SimpleLazyObject):
    """A row that is read when anything but its key is asked for: most requests need no more than the key."""

    is_authenticated = True

    def __init__(self, key: UUID, read: Callable[[], Any]) -> None:
        super().__init__(read)
        self.__dict__["pk"] = self.__dict__["id"] = key

    def __bool__(self) -> bool:
        return True


def bearer_token(request: Request) -> str | None:
    """The token of the Authorization header; None when there is none, "" when it is not one."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == SCHEME else ""
