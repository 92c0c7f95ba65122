"""Passwords: their strength, forgetting, resetting and changing them."""

from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts import tasks
from accounts.addresses import clean_address
from accounts.errors import LinkNotValid
from accounts.models import User
from accounts.password_text import password_hash, plain_password
from accounts.services.devices import devices_end
from accounts.services.tries import own_password_limit
from accounts.services.verification import address_take
from accounts.tokens import reset_link_user
from skillswap import throttling
from skillswap.db import transactional
from skillswap.errors import Conflict, InvalidInput
from skillswap.jobs import job_add

Wrong = list[tuple[str, str]]  # (field, message)


def password_weaknesses(password: str, *, user: User, field: str) -> Wrong:
    """What is wrong with a new password of `user`: too short, common, or like their name or address."""
    try:
        validate_password(plain_password(password), user)
    except ValidationError as error:
        return [(field, message) for message in error.messages]
    return []


def require_good_password(password: str, *, user: User, field: str) -> None:
    """Raises InvalidInput for `field` with everything that is wrong with the password."""
    InvalidInput.require_none(password_weaknesses(password, user=user, field=field))


def own_password_wrong(user: User, password: str, *, field: str, device: UUID | None) -> Wrong:
    """What to say when it is not theirs. Failures count for the signed-in `device` alone. Raises TooFast."""
    limit = own_password_limit(device, user)
    throttling.check(*limit)
    if user.check_password(password):
        return []
    throttling.hit(*limit)
    return [(field, "This is not your password.")]


def password_forgot(*, email: str, address: str = "localhost") -> None:
    """Send a reset link, if the address belongs to anyone. Looks nothing up, so it tells nothing. Raises TooFast."""
    email = clean_address(email)
    with throttling.counted("mail", "from", address), throttling.counted("mail", "reset", email):
        job_add(tasks.send_reset_mail, email)


def password_reset(*, token: str, password: str) -> User:
    """Set a new password with the token of a mail. Raises LinkNotValid, InvalidInput; both name what is weak.

    Ends every device. The mail also proved the address, so it is verified now. Call it outside a transaction.
    """
    try:
        user = reset_link_user(token)
    except LinkNotValid as error:
        error.fields = [*error.fields, *password_weaknesses(password, user=User(), field="password")]
        raise
    require_good_password(password, user=user, field="password")
    try:
        return _reset(user, password_hash(password))
    except IntegrityError as error:  # another account has proved the address since
        raise LinkNotValid from error


@transactional
def _reset(user: User, password: str) -> User:
    if not User.objects.filter(pk=user.pk, password=user.password).update(password=password):
        raise LinkNotValid
    if not user.is_verified:
        address_take(user)
    devices_end(user_id=user.pk, reason="password_changed")
    return User.objects.get(pk=user.pk)


def password_change(*, user: User, current: str, new: str, keep: UUID | None = None) -> User:
    """Change the password; every device but `keep`, the one it is done on, ends.

    Raises InvalidInput with everything that is wrong with either password, TooFast, and Conflict in a race.
    """
    wrong = own_password_wrong(user, current, field="current_password", device=keep)
    InvalidInput.require_none(wrong + password_weaknesses(new, user=user, field="new_password"))
    return _change(user, password_hash(new), keep)


@transactional
def _change(user: User, password: str, keep: UUID | None) -> User:
    if not User.objects.filter(pk=user.pk, password=user.password).update(password=password):
        raise Conflict("The password was changed meanwhile.")
    devices_end(user_id=user.pk, reason="password_changed", keep=keep)
    return User.objects.get(pk=user.pk)
