"""Making accounts."""

from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import tasks, usernames
from accounts.addresses import clean_address
from accounts.errors import FieldErrors
from accounts.models import User
from accounts.services.devices import SignedIn, device_sign_in
from accounts.services.passwords import password_errors
from skillswap.db import transactional
from skillswap.errors import Conflict, InvalidInput
from skillswap.http import throttling
from skillswap.jobs import job_add

_TRIES = 3  # with a chosen username only a race for the address fails, and then the address is taken


def sign_up(
    *,
    name: str,
    email: str,
    password: str,
    username: str = "",
    timezone: str = "UTC",
    locale: str = "",
    device_name: str = "",
    address: str = "localhost",
) -> SignedIn:
    """Make an account and sign it in; a mail asks to prove the e-mail address. `address` is the caller's.

    Never reveals whether the e-mail address is taken: then the account does not own it, and the mail says
    what to do. Raises InvalidInput for a weak password or a taken username, and TooFast.
    Call it outside a transaction.
    """
    user = User(name=name, email=clean_address(email), username=username, timezone=timezone, locale=locale)
    InvalidInput.require_none(password_errors(password, user=user, field="password") + username_errors(username))
    with throttling.counted("sign_up", address), throttling.counted("mail", "verify", user.email):
        user.set_password(password)
        for proposal in [username] * _TRIES if username else usernames.proposals(name):
            user.username = proposal
            try:
                return _create(user, device_name)
            except IntegrityError:
                InvalidInput.require_none(username_errors(username))
        raise Conflict(_("No username could be made from this name. Choose one."))


def username_errors(username: str, *, besides: UUID | None = None) -> FieldErrors:
    """An error when somebody, `besides` this member, has it: one query, none for no username."""
    taken = bool(username) and User.objects.filter(username=username).exclude(pk=besides).exists()
    return [("username", _("This username is taken."))] if taken else []


@transactional
def _create(user: User, device_name: str) -> SignedIn:
    taken = User.objects.filter(email=user.email, login_email=user.email).exists()
    user.login_email = None if taken else user.email
    user.save(force_insert=True)
    signed_in = device_sign_in(user=user, name=device_name)
    job_add(tasks.send_sign_up_mail, str(user.pk))
    return signed_in
