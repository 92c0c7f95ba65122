"""Tickets: a program or a page fetches one over REST, signed in, and opens a socket with it."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

from accounts.models import Device
from realtime.errors import Close, Refused
from realtime.models import SocketTicket
from skillswap.db import run, transactional
from skillswap.fields import now_ms

LIFETIME = dt.timedelta(seconds=30)


@dataclass(frozen=True)
class Admitted:
    """Whose socket it is, and which sign-in opened it."""

    user_id: UUID
    device_id: UUID


@transactional
def ticket_issue(*, device: Device) -> str:
    """A new ticket for the device's member: usable once, within LIFETIME. Old ones of anyone are cleared away."""
    now = now_ms()
    SocketTicket.objects.filter(expires_at__lt=now).delete()
    secret = secrets.token_urlsafe(32)
    SocketTicket.objects.create(
        secret_hash=_hash(secret), user_id=device.user_id, device_id=device.pk, expires_at=now + LIFETIME
    )
    return secret


def ticket_redeem(secret: str) -> Admitted:
    """Use a ticket up. Raises Refused (4401, 4403)."""
    ticket = SocketTicket.objects.filter(secret_hash=_hash(secret)).first()
    if ticket is None or not run(SocketTicket.objects.filter(pk=ticket.pk).delete)[0] or ticket.expires_at < now_ms():
        raise Refused(Close.SESSION_ENDED, "That ticket is used up or too old. Fetch a new one.")
    device = Device.objects.select_related("user").filter(pk=ticket.device_id).first()
    if device is not None and device.user.banned_now():
        raise Refused(Close.BANNED, "This account is banned.")
    if device is None or device.ended or not device.user.is_active:
        raise Refused(Close.SESSION_ENDED, "This sign-in has ended. Log in again.")
    return Admitted(device.user_id, device.pk)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
