"""Who may open a socket with what: a ticket, a token for sockets, or an access token."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext as _

from accounts.models import Device
from accounts.tokens import TokenNotValid, read_access
from realtime.errors import Close, Refused
from skillswap.errors import NotSignedIn
from skillswap.language import spoken

TOKEN_LIFETIME = dt.timedelta(minutes=1)
_SALT = "realtime.socket"


@dataclass(frozen=True)
class Admitted:
    """Whose socket it is, which sign-in opened it, and the language that its member has chosen ("" for none)."""

    user_id: UUID
    device_id: UUID
    locale: str = ""


def socket_token(device: Device) -> str:
    """A token that opens sockets of this device for TOKEN_LIFETIME, as often as it is needed, and nothing else."""
    return signing.dumps(str(device.pk), salt=_SALT)


def token_admit(token: str) -> Admitted:
    """Whom a socket token or an access token lets in: one query. Raises Refused (4401, 4403), NotSignedIn."""
    return device_admit(_device_of(token))


def device_admit(device_id: UUID) -> Admitted:
    """The device, if it may hold sockets. Raises Refused (4401, 4403)."""
    device = Device.objects.select_related("user").filter(pk=device_id).first()
    if device is not None and device.user.banned_now():
        with spoken(device.user.locale):
            raise Refused(Close.BANNED, _("This account is banned."))
    if device is None or device.ended or not device.user.is_active:
        raise Refused(Close.SESSION_ENDED, _("This sign-in has ended. Log in again."))
    return Admitted(device.user_id, device.pk, device.user.locale)


def is_ticket(secret: str) -> bool:
    """Tokens have parts; tickets have none."""
    return "." not in secret and ":" not in secret


def _device_of(token: str) -> UUID:
    try:
        if ":" in token:
            return UUID(signing.loads(token, salt=_SALT, max_age=TOKEN_LIFETIME))
        return read_access(token).device_id
    except (signing.BadSignature, ValueError, TypeError, TokenNotValid) as error:
        raise NotSignedIn(_("That token is too old, or not one of ours. Log in again.")) from error
