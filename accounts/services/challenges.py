"""Challenges for passkeys: each is answered once, within minutes, by whichever process gets the answer."""

import datetime as dt
import hashlib
import secrets
from uuid import UUID

from accounts.errors import PasskeyRefused
from accounts.models import PasskeyChallenge
from skillswap.db import run
from skillswap.db.fields import now_ms

LIFETIME = dt.timedelta(minutes=5)
BYTES = 32


def challenge_make(*, purpose: str, owner_id: UUID | None = None) -> bytes:
    """Random bytes for a passkey to sign within five minutes; for `owner_id` alone, if that is said."""
    challenge = secrets.token_bytes(BYTES)
    run(
        PasskeyChallenge.objects.create,
        digest=_digest(challenge),
        purpose=purpose,
        owner_id=owner_id,
        expires_at=now_ms() + LIFETIME,
    )
    return challenge


def challenge_take(challenge: bytes, *, purpose: str, owner_id: UUID | None = None) -> None:
    """Use a challenge up. Raises PasskeyRefused when it was not made for this, is too old or was used before.

    It is used up before the answer is checked, so that no answer can be tried twice. Of many at once one gets it.
    """
    mine = PasskeyChallenge.objects.filter(digest=_digest(challenge), purpose=purpose, owner_id=owner_id)
    if not run(mine.filter(expires_at__gt=now_ms()).delete)[0]:
        raise PasskeyRefused


def _digest(challenge: bytes) -> str:
    return hashlib.sha256(challenge).hexdigest()
