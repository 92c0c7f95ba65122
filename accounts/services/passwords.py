"""Passwords: their strength, forgetting, resetting and changing them."""

from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import tasks
from accounts.addresses import clean_address
from accounts.errors import FieldErrors, LinkNotValid
from accounts.models import User
from accounts.password_text import normalized_password, password_hash
from accounts.services.devices import devices_end
from accounts.services.takeover import address_change_end, ways_in_forget
from accounts.services.verification import address_take
from accounts.sign_in_limits import own_password_limit
from accounts.tokens import reset_link_user
from skillswap.db import transactional
from skillswap.errors import Conflict, InvalidInput
from skillswap.http import throttling
from skillswap.jobs import job_add


def password_errors(password: str, *, user: User, field: str) -> FieldErrors:
    """What is wrong with a new password of `user`: too short, common, or like their name or address."""
    try:
        validate_password(normalized_password(password), user)
    except ValidationError as error:
        return [(field, message) for message in error.messages]
    return []


def own_password_errors(user: User, password: str, *, field: str, device: UUID | None) -> FieldErrors:
    """Errors unless `password` is the member's own. Failures count for the signed-in `device` alone. Raises TooFast."""
    limit = own_password_limit(device, user)
    throttling.check(*limit)
    if user.check_password(password):
        return []
    throttling.hit(*limit)
    return [(field, _("This is not your password."))]


def password_forgot(*, email: str, address: str = "localhost") -> None:
    """Send a reset link, if the address belongs to anyone. Looks nothing up, so it reveals nothing. Raises TooFast."""
    email = clean_address(email)
    with throttling.counted("mail", "from", address), throttling.counted("mail", "reset", email):
        job_add(tasks.send_reset_mail, email)


def password_reset(*, token: str, password: str) -> User:
    """Set a new password with the token of a mail. Raises LinkNotValid, InvalidInput; both name what is weak.

    Ends every device, and a change of address that waits. The mail also proved the address, so it is verified now; of
    an account that had not proved it, all that a stranger may have added to sign in with goes.
    Call it outside a transaction.
    """
    try:
        user = reset_link_user(token)
    except LinkNotValid as error:
        error.fields = [*error.fields, *password_errors(password, user=User(), field="password")]
        raise
    InvalidInput.require_none(password_errors(password, user=user, field="password"))
    try:
        return _reset(user, password_hash(password))
    except IntegrityError as error:  # another account has proved the address since
        raise LinkNotValid from error


@transactional
def _reset(user: User, password: str) -> User:
    if not User.objects.filter(pk=user.pk, password=user.password).update(password=password):
        raise LinkNotValid
    if not user.is_verified:
        ways_in_forget(user)  # whoever signed up with this address need not be who reads its mail
        address_take(user)
    address_change_end(user.pk)
    devices_end(user_id=user.pk, reason="password_changed")
    return User.objects.get(pk=user.pk)


def password_change(*, user: User, current: str, new: str, keep: UUID | None = None) -> User:
    """Change the password; every device but `keep`, the one it is done on, ends, and a change of address that waits.

    Raises InvalidInput with everything that is wrong with either password, TooFast, and Conflict in a race.
    """
    wrong = own_password_errors(user, current, field="current_password", device=keep)
    InvalidInput.require_none(wrong + password_errors(new, user=user, field="new_password"))
    return _change(user, password_hash(new), keep)


@transactional
def _change(user: User, password: str, keep: UUID | None) -> User:
    if not User.objects.filter(pk=user.pk, password=user.password).update(password=password):
        raise Conflict(_("The password was changed meanwhile."))
    address_change_end(user.pk)
    devices_end(user_id=user.pk, reason="password_changed", keep=keep)
    return User.objects.get(pk=user.pk)
