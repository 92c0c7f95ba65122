"""What every way of signing in ends with, once somebody has proved who they are."""

from accounts.errors import BadCredentials, Banned, SecondFactorNeeded
from accounts.hooks import member_changed
from accounts.models import User
from accounts.services.devices import SignedIn, device_sign_in, devices_end
from accounts.tokens import second_factor_token
from skillswap.db import transactional
from skillswap.db.fields import now_ms


def member_sign_in(*, user: User, device_name: str = "", both_factors: bool = False) -> SignedIn:
    """Sign `user` in on a new device. Whoever calls has just read the row, and proof of who they are.

    Raises Banned; SecondFactorNeeded for who turned it on, unless `both_factors` are proved; and BadCredentials for an
    account that is deleted, or whose password or second factor was changed meanwhile.
    Calls the hook `member_changed` when a ban has run out.
    """
    if user.banned_now():
        raise Banned(user.ban_reason, user.banned_until)
    if user.has_second_factor and not both_factors:
        raise SecondFactorNeeded(second_factor_token(user))
    if user.is_banned:
        _past_ban_clear(user)
    signed_in = device_sign_in(user=user, name=device_name)
    # A reset that ran meanwhile either sees the new device and ends it, or has changed the password by now.
    unchanged = User.objects.filter(pk=user.pk, password=user.password, has_second_factor=user.has_second_factor)
    if not unchanged.filter(is_active=True).exists():
        devices_end(user_id=user.pk, reason="password_changed", only=[signed_in.device.pk])
        raise BadCredentials
    return signed_in


@transactional
def _past_ban_clear(user: User) -> None:
    """A ban signs out everywhere, so the first sign-in after its end is where it is removed."""
    past = User.objects.filter(pk=user.pk, is_banned=True, banned_until__lte=now_ms())
    if past.update(is_banned=False, banned_until=None, ban_reason=""):
        user.is_banned, user.banned_until, user.ban_reason = False, None, ""
        member_changed(user.pk)
