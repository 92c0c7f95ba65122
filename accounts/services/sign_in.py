"""Logging in. Nobody learns from the answer, or from how long it took, which addresses exist."""

from accounts.addresses import clean_address
from accounts.errors import BadCredentials, Banned
from accounts.known_devices import KnownDevice
from accounts.models import User
from accounts.password_text import password_dummy_check, password_hash, password_matches
from accounts.services.devices import SignedIn
from accounts.services.entry import member_sign_in
from accounts.sign_in_limits import SignInAttempts
from skillswap.db import run

MOST_CHECKED = 3  # accounts with one e-mail address that a password is tried on


def log_in(
    *, email: str, password: str, device_name: str = "", address: str = "localhost", known: KnownDevice | None = None
) -> SignedIn:
    """Sign in on a new device; `address` is the caller's, `known` what their browser proves.

    Raises BadCredentials, Banned, SecondFactorNeeded, TooFast. Calls the hook `member_changed` when a ban has run out.
    """
    user = credentials_check(email=email, password=password, address=address, known=known)
    return member_sign_in(user=user, device_name=device_name)


def credentials_check(
    *, email: str, password: str, address: str = "localhost", known: KnownDevice | None = None
) -> User:
    """The member with this address and password. Raises BadCredentials, Banned, TooFast.

    Only failures count against the limits (`accounts.sign_in_limits`).
    """
    email = clean_address(email)
    attempts = SignInAttempts(email, address, known or KnownDevice())
    accounts = _accounts_at(email, attempts.device)
    user, outdated = _matching(attempts.allowed(accounts), password)
    if user is None:
        attempts.failed(accounts)
        raise BadCredentials
    if user not in attempts.allowed(accounts):  # of many guesses at once, those beyond the limit count for nothing
        raise BadCredentials
    if outdated:
        _rehash(user, password)
    if user.banned_now():
        raise Banned(user.ban_reason, user.banned_until)
    return user


def _accounts_at(email: str, device: KnownDevice) -> list[User]:
    """The accounts with this address that may try: those that the device knows, the one that owns it, the newest.

    An address that nobody has verified may have several, and a new one hides none of them. At most MOST_CHECKED, in
    at most three queries.
    """
    there = User.objects.filter(email=email, is_active=True)
    accounts = list(there.filter(pk__in=list(device.fingerprints))) if device.fingerprints else []
    accounts += there.filter(login_email=email)
    accounts += there.filter(login_email=None).order_by("-id")[:MOST_CHECKED]
    return list(dict.fromkeys(accounts))[:MOST_CHECKED]


def _matching(accounts: list[User], password: str) -> tuple[User | None, bool]:
    """The account that the password opens, and whether its hash is outdated.

    A wrong password costs MOST_CHECKED checks, however many accounts there are.
    """
    for user in accounts:
        matches, outdated = password_matches(password, user.password)
        if matches:
            return user, outdated
    for _ in range(MOST_CHECKED - len(accounts)):
        password_dummy_check(password)
    return None, False


def _rehash(user: User, password: str) -> None:
    """Store the password with today's hasher; a change made meanwhile wins."""
    stored = user.password
    user.password = password_hash(password)
    if not run(User.objects.filter(pk=user.pk, password=stored).update, password=user.password):
        user.password = stored
