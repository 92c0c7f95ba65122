"""Devices: signing in makes one, refreshing rotates its token, and it ends once and for all."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from accounts.errors import Banned, SignInEnded
from accounts.hooks import devices_ended
from accounts.models import Device, User
from accounts.tokens import Claims, TokenNotValid, access_token, new_token_id, read_refresh, refresh_token
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound


@dataclass(frozen=True)
class SignedIn:
    """A device with its tokens of this moment."""

    access: str
    refresh: str
    device: Device


@transactional
def device_sign_in(*, user: User, name: str = "") -> SignedIn:
    """Sign `user` in on a new device. Whoever calls has proved who they are."""
    device = Device.objects.create(user=user, name=name[:120], refresh_id=new_token_id())
    return _with_tokens(device)


def device_refresh(*, refresh: str) -> SignedIn:
    """Swap a refresh token for new tokens. Raises SignInEnded, Banned.

    Each token works once. The one just before the living one still brings the living one, for a few
    seconds, so that a lost answer or parallel calls do not sign anybody out; any older one is theft,
    and ends the device.
    """
    try:
        claims = read_refresh(refresh)
    except TokenNotValid as error:
        raise SignInEnded from error
    now = now_ms()
    rotated = _rotate(claims, now)
    device = Device.objects.select_related("user").filter(pk=claims.device_id).first()
    if device is None or device.ended or not device.user.is_active:
        raise SignInEnded
    if device.user.banned_now():
        raise Banned(device.user.ban_reason, device.user.banned_until)
    if not rotated and not _answer_was_lost(device, claims.token_id, now):
        devices_end(user_id=device.user_id, reason="token_reuse", only=[device.pk])
        raise SignInEnded
    return _with_tokens(device)


@transactional
def _rotate(claims: Claims, now: dt.datetime) -> int:
    """Of many at once with the same token one gets 1, the others 0."""
    living = Device.objects.filter(pk=claims.device_id, refresh_id=claims.token_id, ended=False)
    return living.update(
        refresh_id=new_token_id(), previous_refresh_id=claims.token_id, rotated_at=now, last_used_at=now
    )


@transactional
def devices_end(
    *, user_id: UUID, reason: str, only: Collection[UUID] | None = None, keep: UUID | None = None
) -> list[UUID]:
    """End the member's devices: `only` these, all but `keep`, or all. Returns those that ended now.

    Their tokens are void from here on; calls the hook `devices_ended`, which closes their sockets.
    """
    living = Device.objects.filter(user_id=user_id, ended=False).values_list("pk", flat=True)
    ids = [pk for pk in living if pk != keep and (only is None or pk in only)]
    if not ids:
        return []
    Device.objects.filter(pk__in=ids, ended=False).update(ended=True, ended_reason=reason)
    devices_ended(user_id, ids, reason)
    return ids


def device_end(*, device_id: UUID, by: User) -> None:
    """Sign `by` out on one of their own devices. Raises NotFound."""
    if not devices_end(user_id=by.pk, reason="signed_out", only=[device_id]):
        raise NotFound


def _answer_was_lost(device: Device, token_id: str, now: dt.datetime) -> bool:
    grace = dt.timedelta(seconds=settings.REFRESH_GRACE_SECONDS)
    return token_id == device.previous_refresh_id and now - device.rotated_at <= grace


def _with_tokens(device: Device) -> SignedIn:
    return SignedIn(access_token(device), refresh_token(device), device)
