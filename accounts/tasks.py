"""Jobs in the background: mails (so that no request takes longer for an address that exists), exports, cleanup."""

import datetime as dt
from dataclasses import asdict
from uuid import UUID

import structlog
from django.conf import settings
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from accounts import mails
from accounts.models import AddressChange, EmailSignIn, ExternalIdentity, User
from accounts.services.cleanup import accounts_cleanup
from accounts.services.export_files import export_make
from skillswap.db.fields import now_ms
from skillswap.jobs import job

log = structlog.get_logger(__name__)


@job
def send_sign_up_mail(user_id: str) -> None:
    """A link to prove the address; or, where it was proved by somebody, that they have an account already."""
    user = User.objects.filter(pk=user_id, is_active=True, is_verified=False).first()
    if user is None:
        return
    if owner := User.objects.filter(email=user.email, is_verified=True).first():
        mails.send_account_exists(user.email, owner.locale)
    else:
        mails.send_verify(user)


@job
def send_reset_mail(email: str) -> None:
    """A link to set a new password, to who owns the address; to nobody if nobody does."""
    owner = User.objects.filter(email=email, login_email=email, is_active=True).first()
    if owner is not None:
        mails.send_reset(owner)


@job
def send_identity_mail(identity_id: str) -> None:
    """An account elsewhere can sign in from now on: the owner of the address is told, for it may not have been them."""
    identity = ExternalIdentity.objects.select_related("user").filter(pk=identity_id).first()
    if identity is not None and identity.user.is_verified:
        mails.send_identity_added(identity)


@job
def send_email_sign_in(asked_id: str) -> None:
    """A link and a code to whoever owns the address; to nobody if nobody does, or it is too late.

    An account that was never confirmed may be somebody else's work: its mail sets a new password, which confirms it.
    """
    since = now_ms() - dt.timedelta(minutes=settings.EMAIL_SIGN_IN_MINUTES)
    asked = EmailSignIn.objects.filter(pk=asked_id, used_at=None, created_at__gte=since).first()
    owner = User.objects.filter(login_email=asked.email, is_active=True).first() if asked else None
    if asked is None or owner is None:
        return
    if owner.is_verified:
        mails.send_email_sign_in(asked, owner.locale)
    else:
        mails.send_confirm_first(owner)


@job
def send_address_change(change_id: str) -> None:
    """To the new address a link that confirms it, unless it is somebody's; to the old one, if proved, one to refuse."""
    change = AddressChange.objects.select_related("user").filter(pk=change_id, confirmed_at=None, ended_at=None).first()
    if change is None:
        return
    if owner := User.objects.filter(login_email=change.new_email, is_verified=True).first():
        mails.send_account_exists(change.new_email, owner.locale)
    else:
        mails.send_address_confirm(change)
    if change.user.is_verified:
        mails.send_address_undo(change)


@job
def send_address_changed(change_id: str) -> None:
    """It has happened: the old address hears how it can be undone."""
    change = AddressChange.objects.select_related("user").filter(pk=change_id, ended_at=None).first()
    if change is not None:
        mails.send_address_undo(change)


@job
def make_export(export_id: str) -> None:
    """The file with a member's data."""
    export_make(export_id=UUID(export_id))


@db_periodic_task(crontab(hour="3", minute="17"))  # type: ignore[untyped-decorator]
def clean_up() -> None:
    """Every night (UTC)."""
    cleaned = accounts_cleanup()
    log.info("accounts_cleaned", **asdict(cleaned))
