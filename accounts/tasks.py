"""Jobs in the background: mails (so that no request takes longer for an address that exists), exports, upkeep."""

from uuid import UUID

import structlog
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from accounts import mails
from accounts.exporting import export_make
from accounts.models import User
from accounts.upkeep import accounts_cleanup
from skillswap.jobs import job

log = structlog.get_logger(__name__)


@job
def send_sign_up_mail(user_id: str) -> None:
    """A link to prove the address; or, where it was proved by somebody, that they have an account already."""
    user = User.objects.filter(pk=user_id, is_active=True, is_verified=False).first()
    if user is None:
        return
    if User.objects.filter(email=user.email, is_verified=True).exists():
        mails.send_account_exists(user.email)
    else:
        mails.send_verify(user)


@job
def send_reset_mail(email: str) -> None:
    """A link to set a new password, to who owns the address; to nobody if nobody does."""
    owner = User.objects.filter(email=email, login_email=email, is_active=True).first()
    if owner is not None:
        mails.send_reset(owner)


@job
def make_export(export_id: str) -> None:
    """The file with a member's data."""
    export_make(export_id=UUID(export_id))


@db_periodic_task(crontab(hour="3", minute="17"))  # type: ignore[untyped-decorator]
def clean_up() -> None:
    """Every night (UTC)."""
    cleaned = accounts_cleanup()
    log.info("accounts_cleaned", accounts=cleaned.accounts, devices=cleaned.devices, exports=cleaned.exports)
