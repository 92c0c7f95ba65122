"""Logging in. Nobody learns from the answer, or from how long it took, which addresses exist."""

from django.contrib.auth.hashers import check_password, make_password

from accounts.addresses import clean_address
from accounts.errors import BadCredentials, Banned
from accounts.hooks import member_changed
from accounts.models import User
from accounts.services.devices import SignedIn, device_sign_in, devices_end
from skillswap import throttling
from skillswap.db import transactional
from skillswap.fields import now_ms


def log_in(*, email: str, password: str, device_name: str = "", address: str | None = None) -> SignedIn:
    """Sign in on a new device; `address` is the caller's. Raises BadCredentials, Banned, TooFast.

    Calls the hook `member_changed` when a ban has run out.
    """
    user = credentials_check(email=email, password=password, address=address)
    if user.is_banned:
        _forget_past_ban(user)
    signed_in = device_sign_in(user=user, name=device_name)
    # A reset that ran meanwhile either sees the new device and ends it, or has changed the password by now.
    if not User.objects.filter(pk=user.pk, password=user.password).exists():
        devices_end(user_id=user.pk, reason="password_changed", only=[signed_in.device.pk])
        raise BadCredentials
    return signed_in


def credentials_check(*, email: str, password: str, address: str | None = None) -> User:
    """The member with this address and password. Raises BadCredentials, Banned, TooFast.

    Only failures count against the limit, for the caller's address and for the account.
    """
    email = clean_address(email)
    counted = [("account", email)] + ([("address", address)] if address else [])
    _require_tries_left(counted)
    user = _find(email, password)
    if user is None:
        for who in counted:
            throttling.hit("sign_in", *who)
        raise BadCredentials
    _require_tries_left(counted)  # of many guesses at once, those that came after the last try count for nothing
    if user.banned_now():
        raise Banned(user.ban_reason, user.banned_until)
    return user


def _require_tries_left(counted: list[tuple[str, str]]) -> None:
    for who in counted:
        throttling.check("sign_in", *who)


@transactional
def _forget_past_ban(user: User) -> None:
    """A ban signs out everywhere, so the first log-in after its end is where it is cleared away."""
    past = User.objects.filter(pk=user.pk, is_banned=True, banned_until__lte=now_ms())
    if past.update(is_banned=False, banned_until=None, ban_reason=""):
        user.is_banned, user.banned_until, user.ban_reason = False, None, ""
        member_changed(user.pk)


def _find(email: str, password: str) -> User | None:
    """The owner of the address, or the newest account that has yet to prove it, if the password fits.

    Everyone but a verified owner waits for two checks, so that an account made with a taken address is
    not told apart from one made with a free address.
    """
    accounts = User.objects.filter(email=email, is_active=True)
    owner = accounts.filter(is_verified=True).first()
    if _fits(owner, password):
        return owner
    newest = accounts.filter(is_verified=False).order_by("-id").first()
    return newest if _fits(newest, password) else None


def _fits(user: User | None, password: str) -> bool:
    if user is None:
        make_password(password)  # costs what a check costs
        return False
    return check_password(password, user.password, setter=lambda raw: _keep_anew(user, raw))


def _keep_anew(user: User, password: str) -> None:
    """Store the password as today's hasher does; a change made meanwhile wins."""
    kept = user.password
    user.password = make_password(password)
    if not User.objects.filter(pk=user.pk, password=kept).update(password=user.password):
        user.password = kept
