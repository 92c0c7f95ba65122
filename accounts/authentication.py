"""Who is calling: a device, known by an access token in the Authorization header or in a cookie."""

from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts.cookies import ACCESS_COOKIE
from accounts.csrf import require_csrf_token
from accounts.errors import Banned
from accounts.models import Device, User
from accounts.tokens import TokenNotValid, TokenTooOld, read_access

SCHEME = "bearer"


class DeviceAuthentication(BaseAuthentication):
    """Sets `request.user` and `request.auth`, the Device. One query.

    401 `token_expired` asks for a refresh, 401 `not_authenticated` for a log-in; 403 `banned` says until when.
    A cookie needs X-CSRFToken on unsafe methods; the header does not, because no browser adds it by itself.
    """

    def authenticate(self, request: Request) -> tuple[User, Device] | None:
        if (token := bearer_token(request)) is not None:
            return self._sign_in(token)
        if token := request.COOKIES.get(ACCESS_COOKIE):
            signed_in = self._sign_in(token)
            require_csrf_token(request)
            return signed_in
        return None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"

    def _sign_in(self, token: str) -> tuple[User, Device]:
        try:
            claims = read_access(token)
        except TokenTooOld as error:
            raise exceptions.AuthenticationFailed("This token is too old. Refresh it.", "token_expired") from error
        except TokenNotValid as error:
            raise exceptions.NotAuthenticated("Log in first.") from error
        device = Device.objects.select_related("user").filter(pk=claims.device_id).first()
        if device is None or device.ended or not device.user.is_active:
            raise exceptions.NotAuthenticated("This sign-in has ended. Log in again.")
        if device.user.banned_now():
            raise Banned(device.user.ban_reason, device.user.banned_until)
        return device.user, device


def bearer_token(request: Request) -> str | None:
    """The token of the Authorization header; None when there is none, "" when it is not one."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == SCHEME else ""
