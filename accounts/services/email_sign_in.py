"""Signing in by mail: with its link in the browser that asked for it, or there with the code that the mail shows.

A stranger can have mails sent to an address, and guess codes in their own browser; the tries are counted in the
database, so that they hold in every process, and the links in the mails work whatever became of the codes.
"""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet, Sum
from django.utils.crypto import constant_time_compare

from accounts import tasks
from accounts.addresses import clean_address
from accounts.errors import CodeNotValid, LinkNotValid, OtherBrowser
from accounts.mailed_links import SIGN_IN_SALT, code_of, linked_row
from accounts.models import EmailSignIn, User
from accounts.services.devices import SignedIn
from accounts.services.entry import member_sign_in
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from skillswap.http import throttling
from skillswap.jobs import job_add


def lifetime() -> dt.timedelta:
    return dt.timedelta(minutes=settings.EMAIL_SIGN_IN_MINUTES)


def email_sign_in_ask(*, email: str, address: str = "localhost") -> UUID:
    """Send a link, if the address belongs to a member. Looks nothing up, so it reveals nothing. Raises TooFast.

    Returns the id that the browser has to keep.
    """
    email = clean_address(email)
    with throttling.counted("mail", "from", address), throttling.counted("mail", "sign-in", email):
        return _ask(email)


@transactional
def _ask(email: str) -> UUID:
    asked = EmailSignIn.objects.create(email=email)
    job_add(tasks.send_email_sign_in, str(asked.pk))
    return asked.pk


def email_link_open(*, token: str, asked: Collection[UUID], device_name: str = "") -> SignedIn:
    """Sign in with the link of a mail; `asked` is what this browser has asked for.

    Raises LinkNotValid, OtherBrowser (which uses nothing up), and what `member_sign_in` raises.
    """
    row_id = linked_row(token, SIGN_IN_SALT, lifetime())
    if row_id not in asked:
        raise OtherBrowser
    return _enter(row_id, device_name)


def email_code_enter(*, code: str, asked: Collection[UUID], device_name: str = "") -> SignedIn:
    """Sign in with the code of any mail that this browser has asked for.

    Raises CodeNotValid, also for the right code after too many wrong ones, and what `member_sign_in` raises.
    """
    for row_id in reversed(list(asked)):
        if run(_try, row_id) and constant_time_compare(code, code_of(row_id)):
            try:
                return _enter(row_id, device_name)
            except LinkNotValid as error:
                raise CodeNotValid from error
    raise CodeNotValid


def _try(row_id: UUID) -> bool:
    """Count a code before it is compared: of many at once no more are compared than there are tries."""
    row = _open().filter(pk=row_id, tries__lt=settings.EMAIL_CODE_TRIES)
    if not row.update(tries=F("tries") + 1):
        return False
    email = EmailSignIn.objects.values_list("email", flat=True).get(pk=row_id)
    since = now_ms() - dt.timedelta(days=1)
    tried = EmailSignIn.objects.filter(email=email, created_at__gte=since).aggregate(all=Sum("tries"))["all"]
    return bool(tried <= settings.EMAIL_CODE_TRIES_A_DAY)


def _open() -> QuerySet[EmailSignIn]:
    return EmailSignIn.objects.filter(used_at=None, created_at__gte=now_ms() - lifetime())


def _enter(row_id: UUID, device_name: str) -> SignedIn:
    """Use it up. Whoever owns the address now is signed in, and nobody if nobody does."""
    email = _open().filter(pk=row_id).values_list("email", flat=True).first()
    owner = User.objects.filter(login_email=email, is_verified=True, is_active=True).first() if email else None
    if owner is None or not run(_open().filter(pk=row_id).update, used_at=now_ms()):
        raise LinkNotValid
    return member_sign_in(user=owner, device_name=device_name)
