"""How the admin's log-in page checks a password: exactly as the API does."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.cookies import known_device
from accounts.errors import BadCredentials, Banned
from accounts.models import User
from accounts.services.sign_in import credentials_check
from skillswap.errors import TooFast
from skillswap.http.throttling import client_address


class EmailBackend:
    """`username` is the e-mail address. Failures count against the same limits as the API's.

    Who has a second factor is not let in yet: `request.second_factor_of` says who that is, for `admin_log_in`.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        if not username or not password:
            return None
        address = client_address(request) if request else "localhost"
        known = known_device(request) if request else None
        try:
            user = credentials_check(email=username, password=password, address=address, known=known)
        except (BadCredentials, Banned, TooFast) as error:
            raise PermissionDenied from error
        if user.has_second_factor:
            if request and user.is_staff:
                request.second_factor_of = user  # type: ignore[attr-defined]  # Django's own carries no such field
            raise PermissionDenied
        return user

    def get_user(self, user_id: UUID) -> User | None:
        user: User | None = User.objects.filter(pk=user_id, is_active=True).first()
        return None if user is None or user.banned_now() else user
