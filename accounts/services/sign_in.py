"""Logging in. Nobody learns from the answer, or from how long it took, which addresses exist."""

from accounts.addresses import clean_address
from accounts.errors import BadCredentials, Banned
from accounts.hooks import member_changed
from accounts.known_devices import KnownDevice
from accounts.models import User
from accounts.password_text import password_fits, password_hash, password_waste
from accounts.services.devices import SignedIn, device_sign_in, devices_end
from accounts.services.tries import Tries
from skillswap.db import run, transactional
from skillswap.fields import now_ms

CHECKED = 3  # accounts with one e-mail address that a password is tried on


def log_in(
    *, email: str, password: str, device_name: str = "", address: str = "localhost", known: KnownDevice | None = None
) -> SignedIn:
    """Sign in on a new device; `address` is the caller's, `known` what their browser proves.

    Raises BadCredentials, Banned, TooFast. Calls the hook `member_changed` when a ban has run out.
    """
    user = credentials_check(email=email, password=password, address=address, known=known)
    if user.is_banned:
        _forget_past_ban(user)
    signed_in = device_sign_in(user=user, name=device_name)
    # A reset that ran meanwhile either sees the new device and ends it, or has changed the password by now.
    if not User.objects.filter(pk=user.pk, password=user.password).exists():
        devices_end(user_id=user.pk, reason="password_changed", only=[signed_in.device.pk])
        raise BadCredentials
    return signed_in


def credentials_check(
    *, email: str, password: str, address: str = "localhost", known: KnownDevice | None = None
) -> User:
    """The member with this address and password. Raises BadCredentials, Banned, TooFast.

    Only failures count against the limits (`accounts.services.tries`).
    """
    email = clean_address(email)
    tries = Tries(email, address, known or KnownDevice())
    accounts = _accounts_at(email, tries.device)
    user, outdated = _find(tries.allowed(accounts), password)
    if user is None:
        tries.failed(accounts)
        raise BadCredentials
    if user not in tries.allowed(accounts):  # of many guesses at once, those after the last try count for nothing
        raise BadCredentials
    if outdated:
        _keep_anew(user, password)
    if user.banned_now():
        raise Banned(user.ban_reason, user.banned_until)
    return user


@transactional
def _forget_past_ban(user: User) -> None:
    """A ban signs out everywhere, so the first log-in after its end is where it is cleared away."""
    past = User.objects.filter(pk=user.pk, is_banned=True, banned_until__lte=now_ms())
    if past.update(is_banned=False, banned_until=None, ban_reason=""):
        user.is_banned, user.banned_until, user.ban_reason = False, None, ""
        member_changed(user.pk)


def _accounts_at(email: str, device: KnownDevice) -> list[User]:
    """The accounts with this address that may try: those that the device knows, the one that owns it, the newest.

    An address that nobody has proved may have several, and a new one hides none of them. At most CHECKED, in at most
    three queries.
    """
    there = User.objects.filter(email=email, is_active=True)
    accounts = list(there.filter(pk__in=list(device.marks))) if device.marks else []
    accounts += there.filter(login_email=email)
    accounts += there.filter(login_email=None).order_by("-id")[:CHECKED]
    return list(dict.fromkeys(accounts))[:CHECKED]


def _find(accounts: list[User], password: str) -> tuple[User | None, bool]:
    """The account that the password opens, and whether its hash is outdated.

    A wrong password costs CHECKED checks, however many accounts there are.
    """
    for user in accounts:
        fits, outdated = password_fits(password, user.password)
        if fits:
            return user, outdated
    for _ in range(CHECKED - len(accounts)):
        password_waste(password)
    return None, False


def _keep_anew(user: User, password: str) -> None:
    """Store the password as it is kept today; a change made meanwhile wins."""
    kept = user.password
    user.password = password_hash(password)
    if not run(User.objects.filter(pk=user.pk, password=kept).update, password=user.password):
        user.password = kept
