"""Signed tokens: access and refresh for devices, and the links in mails."""

import hashlib
import time
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from rest_framework_simplejwt.exceptions import ExpiredTokenError, TokenError
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken, Token

from accounts.errors import LinkNotValid, SignInTooOld
from accounts.models import Device, User

RESET_SALT = "accounts.reset-password"
VERIFY_SALT = "accounts.verify-email"
SECOND_FACTOR_SALT = "accounts.second-factor"
RESET_SECONDS = 60 * 60
VERIFY_SECONDS = 3 * 24 * 60 * 60
SECOND_FACTOR_SECONDS = 10 * 60


class TokenNotValid(Exception):
    """Not a token of ours, or not of this kind."""


class TokenTooOld(TokenNotValid):
    """It was ours, and its time is over."""


@dataclass(frozen=True)
class Claims:
    """Whom a token speaks for. `token_id` is its `jti`."""

    user_id: UUID
    device_id: UUID
    token_id: str


def new_token_id() -> str:
    """A `jti` that nobody can guess."""
    return uuid4().hex


def access_token(device: Device) -> str:
    """A token that opens the API for ACCESS_TOKEN_LIFETIME."""
    return _sign(AccessToken(), device, new_token_id())


def program_token(device: Device) -> str:
    """An access token for a program, which keeps no second token: good for PROGRAM_TOKEN_LIFETIME."""
    token = AccessToken()
    token.set_exp(lifetime=settings.PROGRAM_TOKEN_LIFETIME)
    return _sign(token, device, new_token_id())


def refresh_token(device: Device) -> str:
    """The device's refresh token that may be used next: always the same `jti` for the same state of the device."""
    return _sign(RefreshToken(), device, device.refresh_id)


def read_access(text: str) -> Claims:
    """Raises TokenTooOld or TokenNotValid. A signature is checked once, the time at every call."""
    claims, expires_at = _checked_access(text)
    if time.time() > expires_at + settings.TOKEN_LEEWAY_SECONDS:
        raise TokenTooOld
    return claims


@lru_cache(maxsize=4096)
def _checked_access(text: str) -> tuple[Claims, int]:
    """What the token says and the second its life ends; tokens that are no good are not kept."""
    return _read(AccessToken, text)


def read_refresh(text: str) -> Claims:
    """Raises TokenTooOld or TokenNotValid."""
    return _read(RefreshToken, text)[0]


def reset_link_token(user: User) -> str:
    """Good for one reset within an hour: a new password or another address makes it invalid."""
    return signing.dumps([str(user.pk), _reset_stamp(user)], salt=RESET_SALT)


def verify_link_token(user: User) -> str:
    """Good for verifying `user.email` once, within three days."""
    return signing.dumps([str(user.pk), fingerprint(user.email)], salt=VERIFY_SALT)


def reset_link_user(token: str) -> User:
    """The member whom a reset link is for. Raises LinkNotValid. One query."""
    user, stamp = _link_user(token, RESET_SALT, RESET_SECONDS)
    if stamp != _reset_stamp(user):
        raise LinkNotValid
    return user


def _reset_stamp(user: User) -> str:
    return fingerprint(f"{user.password} {user.email}")


def verify_link_user(token: str) -> User:
    """The member whose address a link verifies. Raises LinkNotValid, also when it is verified. One query."""
    user, stamp = _link_user(token, VERIFY_SALT, VERIFY_SECONDS)
    if user.is_verified or stamp != fingerprint(user.email):
        raise LinkNotValid
    return user


def second_factor_token(user: User) -> str:
    """Says that `user` has proved the first factor; good for ten minutes, and until the password changes."""
    return signing.dumps([str(user.pk), fingerprint(user.password)], salt=SECOND_FACTOR_SALT)


def second_factor_user(token: str) -> User:
    """Who has proved the first factor. Raises SignInTooOld. One query."""
    try:
        user, stamp = _link_user(token, SECOND_FACTOR_SALT, SECOND_FACTOR_SECONDS)
    except LinkNotValid as error:
        raise SignInTooOld from error
    if stamp != fingerprint(user.password):
        raise SignInTooOld
    return user


def _link_user(token: str, salt: str, seconds: int) -> tuple[User, str]:
    try:
        user_id, stamp = signing.loads(token, salt=salt, max_age=seconds)
        return User.objects.get(pk=user_id, is_active=True), stamp
    except (signing.BadSignature, User.DoesNotExist) as error:
        raise LinkNotValid from error


def fingerprint(text: str) -> str:
    """A short hash from which nobody learns `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _sign(token: Token, device: Device, token_id: str) -> str:
    token["sub"] = str(device.user_id)
    token["device"] = str(device.pk)
    token["jti"] = token_id
    return str(token)


def _read(kind: type[Token], text: str) -> tuple[Claims, int]:
    try:
        token = kind(text)  # type: ignore[arg-type]  # the library annotates Token and takes text
        return Claims(UUID(token["sub"]), UUID(token["device"]), token["jti"]), token["exp"]
    except ExpiredTokenError as error:
        raise TokenTooOld from error
    except (TokenError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise TokenNotValid from error
