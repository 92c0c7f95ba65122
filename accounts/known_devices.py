"""The proof, kept in a cookie of a browser, that somebody signed in to an account there before.

Strangers can use up the sign-in attempts that strangers have. A known device has a limit of its own, so nobody can
lock a member out of it. The proof is for one password: after a change, a browser that knew the old one is unknown.
"""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.core import signing

from accounts.models import User
from accounts.tokens import fingerprint

SALT = "accounts.known-device"
MOST_ACCOUNTS = 5  # of one browser; the one that signed in longest ago goes first


@dataclass(frozen=True)
class KnownDevice:
    """A browser: `id` is its own, `fingerprints` are those of the passwords that were right, by account."""

    id: str = field(default_factory=lambda: secrets.token_hex(16))
    fingerprints: dict[UUID, str] = field(default_factory=dict)

    def knows(self, user: User) -> bool:
        """True when `user` signed in here with the password that they have now. No query."""
        return self.fingerprints.get(user.pk) == fingerprint(user.password)

    def signed_in(self, user: User) -> "KnownDevice":
        """The same browser after `user` proved the password."""
        others = list(self.without(user.pk).fingerprints.items())[-MOST_ACCOUNTS + 1 :]
        return KnownDevice(self.id, dict([*others, (user.pk, fingerprint(user.password))]))

    def without(self, user_id: UUID) -> "KnownDevice":
        """The same browser once it has forgotten an account."""
        return KnownDevice(self.id, {pk: text for pk, text in self.fingerprints.items() if pk != user_id})

    def signed(self) -> str:
        """The cookie's value."""
        return signing.dumps([self.id, {pk.hex: text for pk, text in self.fingerprints.items()}], salt=SALT)


def read_known_device(text: str) -> KnownDevice:
    """The browser that a cookie's value describes; a new one that knows nobody when the value is not ours."""
    try:
        device_id, fingerprints = signing.loads(text, salt=SALT, max_age=settings.KNOWN_DEVICE_LIFETIME)
        return KnownDevice(device_id, {UUID(pk): text for pk, text in fingerprints.items()})
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return KnownDevice()
