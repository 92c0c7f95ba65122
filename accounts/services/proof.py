"""Proving once more who one is, before what would let a stranger at an open screen keep the account."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.errors import FieldErrors, PasskeyRefused, SignInAgain
from accounts.models import Device, PasskeyChallenge, User
from accounts.relying_party import Json
from accounts.services.passkeys import passkey_prove
from accounts.services.passwords import own_password_errors
from accounts.sign_in_limits import own_password_limit
from skillswap.db.fields import now_ms
from skillswap.http import throttling


def own_proof_errors(
    user: User, password: str, *, field: str = "password", device: UUID | None, credential: Json | None = None
) -> FieldErrors:
    """Errors unless `password` is the member's own, or `credential` the answer of one of their passkeys.

    Neither is needed where they signed in a moment ago on `device`. A moment is FRESH_SIGN_IN_MINUTES.
    Raises TooFast, and SignInAgain for no proof on any other device.
    """
    if credential is not None:
        return _passkey_errors(user, credential, device)
    if password:
        return own_password_errors(user, password, field=field, device=device)
    if not signed_in_freshly(device):
        raise SignInAgain
    return []


def _passkey_errors(user: User, credential: Json, device: UUID | None) -> FieldErrors:
    """Errors unless the passkey answers what `passkey_ask` asked as a proof. Counts as a password does."""
    limit = own_password_limit(device, user)
    throttling.check(*limit)
    try:
        passkey_prove(credential=credential, purpose=PasskeyChallenge.Purpose.PROOF, owner=user)
    except PasskeyRefused:
        throttling.hit(*limit)
        return [("credential", _("This passkey did not work here. Try again, or type your password."))]
    return []


def signed_in_freshly(device: UUID | None) -> bool:
    """True when the sign-in on `device` is at most FRESH_SIGN_IN_MINUTES old: one query."""
    since = now_ms() - dt.timedelta(minutes=settings.FRESH_SIGN_IN_MINUTES)
    return device is not None and Device.objects.filter(pk=device, ended=False, created_at__gte=since).exists()
