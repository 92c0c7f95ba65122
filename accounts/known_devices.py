"""The proof, kept by a browser, that somebody signed in to an account there before.

Strangers can use up the tries that strangers have. A known device has tries of its own, so nobody can lock a member
out of it. The proof is for one password: with a new one, who knew the old one is a stranger again.
"""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.core import signing

from accounts.models import User
from accounts.tokens import print_of

SALT = "accounts.known-device"
MOST_ACCOUNTS = 5  # of one browser; the one that signed in longest ago goes first


@dataclass(frozen=True)
class KnownDevice:
    """A browser: `id` tells it from others, `marks` are prints of the passwords that were right, by account."""

    id: str = field(default_factory=lambda: secrets.token_hex(16))
    marks: dict[UUID, str] = field(default_factory=dict)

    def knows(self, user: User) -> bool:
        """True when `user` signed in here with the password that they have now. No query."""
        return self.marks.get(user.pk) == print_of(user.password)

    def signed_in(self, user: User) -> "KnownDevice":
        """The same browser after `user` proved the password."""
        others = list(self.without(user.pk).marks.items())[-MOST_ACCOUNTS + 1 :]
        return KnownDevice(self.id, dict([*others, (user.pk, print_of(user.password))]))

    def without(self, user_id: UUID) -> "KnownDevice":
        """The same browser once it has forgotten an account."""
        return KnownDevice(self.id, {pk: mark for pk, mark in self.marks.items() if pk != user_id})

    def signed(self) -> str:
        """The cookie's value."""
        return signing.dumps([self.id, {pk.hex: mark for pk, mark in self.marks.items()}], salt=SALT)


def read_known_device(text: str) -> KnownDevice:
    """The browser that a cookie's value speaks of; a new one that knows nobody when it is no value of ours."""
    try:
        device_id, marks = signing.loads(text, salt=SALT, max_age=settings.KNOWN_DEVICE_LIFETIME)
        return KnownDevice(device_id, {UUID(pk): mark for pk, mark in marks.items()})
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return KnownDevice()
