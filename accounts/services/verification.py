"""Proving that an e-mail address is one's own."""

from django.db import IntegrityError

from accounts import tasks
from accounts.errors import LinkNotValid
from accounts.hooks import email_verified
from accounts.models import User
from accounts.tokens import verify_link_user
from skillswap.db import transactional
from skillswap.http import throttling
from skillswap.jobs import job_add

_TRIES = 3  # while it is proved, somebody may sign up with the address and hold it for a moment


def email_verify(*, token: str) -> None:
    """Take the link of a mail: the account owns its address from now on. Raises LinkNotValid.

    Calls the hook `email_verified`, once per account. Call it outside a transaction.
    """
    user = verify_link_user(token)
    for _ in range(_TRIES):
        try:
            return _verify(user)
        except IntegrityError:
            continue
    raise LinkNotValid


@transactional
def _verify(user: User) -> None:
    address_take(user)


def address_take(user: User) -> None:
    """Give `user` their address; who held it without proof loses it. Raises LinkNotValid when it is done already.

    Raises IntegrityError when an account that has proved the address holds it. Call it in a transaction.
    """
    unverified_holders = User.objects.filter(email=user.email, login_email=user.email, is_verified=False)
    unverified_holders.exclude(pk=user.pk).update(login_email=None)
    unverified = User.objects.filter(pk=user.pk, is_verified=False)
    if not unverified.update(is_verified=True, login_email=user.email):
        raise LinkNotValid
    user.is_verified, user.login_email = True, user.email
    email_verified(user)


def verification_resend(*, user: User) -> None:
    """Send the mail of sign-up again, unless the address is proved. Raises TooFast."""
    if user.is_verified:
        return
    with throttling.counted("mail", "verify", user.email):
        job_add(tasks.send_sign_up_mail, str(user.pk))
