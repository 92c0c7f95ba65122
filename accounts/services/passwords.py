"""Passwords: their strength, forgetting, resetting and changing them."""

from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts import tasks
from accounts.addresses import clean_address
from accounts.errors import LinkNotValid
from accounts.models import User
from accounts.services.devices import devices_end
from accounts.services.verification import address_take
from accounts.tokens import reset_link_user
from skillswap import throttling
from skillswap.db import transactional
from skillswap.errors import Conflict, InvalidInput


def require_good_password(password: str, *, user: User, field: str) -> None:
    """Raises InvalidInput for `field` when the password is short, common, or like the member's name or address."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInput(field, " ".join(error.messages)) from error


def require_own_password(user: User, password: str, *, field: str) -> None:
    """Raises InvalidInput for `field` when it is not theirs; counts as a failed log-in. Raises TooFast."""
    throttling.check("sign_in", "account", user.email)
    if not check_password(password, user.password):
        throttling.hit("sign_in", "account", user.email)
        raise InvalidInput(field, "This is not your password.")


def password_forgot(*, email: str, address: str = "localhost") -> None:
    """Send a reset link, if the address belongs to anyone. Looks nothing up, so it tells nothing. Raises TooFast."""
    email = clean_address(email)
    with throttling.counted("mail", "from", address), throttling.counted("mail", "to", email):
        tasks.send_reset_mail(email)


def password_reset(*, token: str, password: str) -> None:
    """Set a new password with the token of a mail. Raises LinkNotValid, InvalidInput.

    Ends every device. The mail also proved the address, so it is verified now. Call it outside a transaction.
    """
    user = reset_link_user(token)
    require_good_password(password, user=user, field="password")
    try:
        _reset(user, make_password(password))
    except IntegrityError as error:  # another account has proved the address since
        raise LinkNotValid from error


@transactional
def _reset(user: User, password: str) -> None:
    if not User.objects.filter(pk=user.pk, password=user.password).update(password=password):
        raise LinkNotValid
    if not user.is_verified:
        address_take(user)
    devices_end(user_id=user.pk, reason="password_changed")


def password_change(*, user: User, current: str, new: str, keep: UUID | None = None) -> None:
    """Change the password; every device but `keep` ends. Raises InvalidInput, TooFast, and Conflict in a race."""
    require_own_password(user, current, field="current_password")
    require_good_password(new, user=user, field="new_password")
    _change(user, make_password(new), keep)


@transactional
def _change(user: User, password: str, keep: UUID | None) -> None:
    if not User.objects.filter(pk=user.pk, password=user.password).update(password=password):
        raise Conflict("The password was changed meanwhile.")
    devices_end(user_id=user.pk, reason="password_changed", keep=keep)
