"""In which ways a member can sign in, and that there is always one of their own."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import is_password_usable

from accounts.errors import LastWayIn, SignInEnded
from accounts.models import Device, ExternalIdentity, Passkey, User
from skillswap.db.locks import lock_rows


@dataclass(frozen=True)
class WaysIn:
    """What a member can sign in with. What the installation has turned off is none, nor is a link by e-mail."""

    has_password: bool
    has_passkey: bool
    identities: int  # accounts elsewhere

    def __bool__(self) -> bool:
        return self.has_password or self.has_passkey or self.identities > 0


def ways_in(user_id: UUID) -> WaysIn:
    """The ways that the member has now: three queries."""
    password = User.objects.values_list("password", flat=True).get(pk=user_id)
    identities = ExternalIdentity.objects.filter(user_id=user_id, provider__in=list(settings.OAUTH))
    return WaysIn(
        has_password=is_password_usable(password),
        has_passkey=Passkey.objects.filter(user_id=user_id).exists(),
        identities=identities.count(),
    )


def ways_in_lock(user_id: UUID, *, device: UUID | None = None) -> None:
    """Of two changes at once to how a member signs in, the second waits. Call it first in the transaction.

    Whatever adds a way in says on which `device`: a call of a thief may be on its way while the owner takes the
    account back. Raises SignInEnded when that device has ended by now.
    """
    lock_rows(User.objects.filter(pk=user_id))
    if device is not None and not Device.objects.filter(pk=device, user_id=user_id, ended=False).exists():
        raise SignInEnded


def way_in_left(user_id: UUID) -> None:
    """Raise LastWayIn when the member has no way in any more: the transaction that took the last one is undone."""
    if not ways_in(user_id):
        raise LastWayIn
