"""How many failed sign-ins are allowed, and to whom.

Failures count for the caller's address, for the account from that address, and for the account from everywhere. The
last slows down who guesses from many addresses; a known device is let in all the same, for it has a limit of its own.
Whether an account exists changes none of it: what counts is the e-mail address that was typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from accounts.known_devices import KnownDevice
from accounts.models import User
from skillswap.errors import TooFast
from skillswap.http import throttling

Limit = tuple[str, ...]


@dataclass(frozen=True)
class SignInAttempts:
    """The sign-in attempts at one e-mail address by one caller."""

    email: str
    address: str
    device: KnownDevice = field(default_factory=KnownDevice)

    @property
    def _of_strangers(self) -> list[Limit]:
        return [
            ("sign_in", "at", self.address, self.email),
            ("sign_in_address", self.address),
            ("sign_in_account", self.email),
        ]

    def _of_device(self, user: User) -> Limit:
        return ("sign_in", "device", self.device.id, str(user.pk))

    def allowed(self, accounts: Sequence[User]) -> list[User]:
        """Those of the accounts at this address that the caller may try now. Raises TooFast when no attempt is left.

        Without an attempt left for strangers, only the accounts that the device knows are tried.
        """
        known = [user for user in accounts if self.device.knows(user) and not _refusal([self._of_device(user)])]
        refusal = _refusal(self._of_strangers)
        if refusal is None:
            return list(accounts)
        if not known:
            raise refusal
        return known

    def failed(self, tried: Sequence[User]) -> None:
        """Count a wrong password. Raises TooFast when others used up the attempts at the same moment.

        The strangers' limits always count, or an account of one's own would be a way to try others at its address.
        """
        known = [self._of_device(user) for user in tried if self.device.knows(user)]
        refusals = [_count(limit) for limit in known + self._of_strangers]
        if not known and (refusal := next(filter(None, refusals), None)):
            raise refusal


def own_password_limit(device_id: UUID | None, user: User) -> Limit:
    """The limit of a member who is signed in and types their own password again: nobody else can use it up."""
    return ("sign_in", "own", str(device_id or user.pk))


def _refusal(limits: Sequence[Limit]) -> TooFast | None:
    try:
        for limit in limits:
            throttling.check(*limit)
    except TooFast as error:
        return error
    return None


def _count(limit: Limit) -> TooFast | None:
    try:
        throttling.hit(*limit)
    except TooFast as error:
        return error
    return None
