"""Changing one's e-mail address: confirmed from the new one, undone from the old one while that may be theft."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import tasks
from accounts.errors import LinkNotValid
from accounts.hooks import email_verified, sign_in_changed
from accounts.mailed_links import CONFIRM_SALT, UNDO_SALT, linked_row
from accounts.models import AddressChange, User
from accounts.relying_party import Json
from accounts.services.devices import devices_end
from accounts.services.proof import own_proof_errors
from accounts.services.takeover import address_change_end, ways_in_forget
from accounts.services.ways_in import ways_in_lock
from accounts.tokens import reset_link_token
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput
from skillswap.http import throttling
from skillswap.jobs import job_add


def address_change_ask(
    *, user: User, email: str, password: str = "", credential: Json | None = None, device: UUID | None = None
) -> None:
    """Send a link to the new address, and to the old one if it was proved; nothing changes yet.

    `email` is written our one way (`clean_address`). Whether it is taken is looked up by the job that writes the
    mails, and said in the mail to it alone. One asked for before ends. Calls the hook `sign_in_changed`.
    Raises InvalidInput, SignInAgain (`own_proof_errors`), TooFast, and SignInEnded when `device` ends meanwhile.
    """
    wrong = own_proof_errors(user, password, credential=credential, device=device)
    if email == user.email:
        wrong.append(("email", _("This is your address already.")))
    InvalidInput.require_none(wrong)
    with throttling.counted("mail", "from", user.pk), throttling.counted("mail", "address", email):
        _ask(user, email, device)


@transactional
def _ask(user: User, email: str, device: UUID | None) -> None:
    ways_in_lock(user.pk, device=device)
    address_change_end(user.pk)
    change = AddressChange.objects.create(user_id=user.pk, old_email=user.email, new_email=email)
    job_add(tasks.send_address_change, str(change.pk))
    sign_in_changed(user.pk, "address_change_asked", {})


@transactional
def address_change_withdraw(*, user: User) -> None:
    """End what waits for the new address; safe to call twice."""
    ways_in_lock(user.pk)
    address_change_end(user.pk)


def address_change_confirm(*, token: str) -> None:
    """Take the link of the mail to the new address: it is the member's from now on, and proved.

    Raises LinkNotValid, also when somebody else has proved that address meanwhile. Calls the hooks `sign_in_changed`,
    and `email_verified` for whoever had not proved the old one. Call it outside a transaction.
    """
    change_id = linked_row(token, CONFIRM_SALT, dt.timedelta(days=settings.ADDRESS_CONFIRM_DAYS))
    try:
        _confirm(change_id)
    except IntegrityError as error:
        raise LinkNotValid from error


@transactional
def _confirm(change_id: UUID) -> None:
    change = _waiting(change_id)
    ways_in_lock(change.user_id)
    if not AddressChange.objects.filter(pk=change.pk, confirmed_at=None, ended_at=None).update(confirmed_at=now_ms()):
        raise LinkNotValid
    me = User.objects.filter(pk=change.user_id, email=change.old_email, is_active=True)
    was_verified = me.filter(is_verified=True).exists()
    _free(change.new_email, besides=change.user_id)
    if not me.update(email=change.new_email, login_email=change.new_email, is_verified=True):
        raise LinkNotValid
    sign_in_changed(change.user_id, "address_changed", {})
    if was_verified:
        job_add(tasks.send_address_changed, str(change.pk))
    else:
        email_verified(User.objects.get(pk=change.user_id))


def address_change_undo(*, token: str) -> str:
    """Take the link of the mail to the old address: it stays, or comes back, as the member's.

    Whoever changed it may have stolen the account: every device is signed out, the password no longer works, and
    what was added to sign in with since then is gone; without a second factor, also what was added the week before.
    Returns a token with which a new password can be set.
    Raises LinkNotValid. Calls the hooks `sign_in_changed` and `devices_ended`. Call it outside a transaction.
    """
    change_id = linked_row(token, UNDO_SALT, dt.timedelta(days=settings.ADDRESS_UNDO_DAYS))
    try:
        return reset_link_token(_undo(change_id))
    except IntegrityError as error:  # somebody has proved the old address since
        raise LinkNotValid from error


@transactional
def _undo(change_id: UUID) -> User:
    """Later changes end with it: who steals an account may change its address twice."""
    change = AddressChange.objects.filter(pk=change_id, ended_at=None).first()
    if change is None:
        raise LinkNotValid
    ways_in_lock(change.user_id)
    if not AddressChange.objects.filter(pk=change.pk, ended_at=None).update(ended_at=now_ms()):
        raise LinkNotValid
    AddressChange.objects.filter(user_id=change.user_id, pk__gt=change.pk, ended_at=None).update(ended_at=now_ms())
    _free(change.old_email, besides=change.user_id)
    me = User.objects.filter(pk=change.user_id, is_active=True)
    if not me.update(email=change.old_email, login_email=change.old_email, password=make_password(None)):
        raise LinkNotValid
    user: User = me.get()
    ways_in_forget(user, since=_suspect_since(user, change))
    devices_end(user_id=user.pk, reason="password_changed")
    sign_in_changed(user.pk, "address_change_undone", {})
    return user


def _suspect_since(user: User, change: AddressChange) -> dt.datetime:
    """From when on what was added may be a thief's, who lets themselves in before they change the address.

    What protected the account by a second factor before stays: the old mailbox may be what was stolen. A second factor
    that began in that week protects nobody: the thief may have turned it on.
    """
    week_before = change.created_at - dt.timedelta(settings.ADDRESS_UNDO_DAYS)
    began = user.second_factor_at
    protected = user.has_second_factor and (began is None or began < week_before)
    return change.created_at if protected else week_before


def _waiting(change_id: UUID) -> AddressChange:
    change = AddressChange.objects.filter(pk=change_id, confirmed_at=None, ended_at=None).first()
    if change is None or change.expires_at < now_ms():
        raise LinkNotValid
    return change


def _free(email: str, *, besides: UUID) -> None:
    """Whoever holds the address without having proved it loses it, as in `address_take`."""
    unproved = User.objects.filter(email=email, login_email=email, is_verified=False)
    unproved.exclude(pk=besides).update(login_email=None)
