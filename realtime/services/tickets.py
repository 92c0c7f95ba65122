"""Tickets: a program or a page fetches one over REST, signed in, and opens a socket with it."""

import datetime as dt
import hashlib
import secrets

from django.utils.translation import gettext as _

from accounts.models import Device
from realtime.errors import Close, Refused
from realtime.models import SocketTicket
from realtime.services.admission import Admitted, device_admit
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms

LIFETIME = dt.timedelta(seconds=30)


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
        raise Refused(Close.SESSION_ENDED, _("That ticket is used up or too old. Fetch a new one."))
    return device_admit(ticket.device_id)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
