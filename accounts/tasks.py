"""Jobs in the background: mails (so that no request takes longer for an address that exists), exports, upkeep."""

from collections.abc import Callable
from uuid import UUID

import structlog
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from accounts import mails
from accounts.exporting import export_make
from accounts.models import User
from accounts.upkeep import accounts_cleanup

log = structlog.get_logger(__name__)

# Called as a function it only puts the job in the queue.
mail_job: Callable[[Callable[[str], None]], Callable[[str], None]] = db_task(retries=5, retry_delay=60)


@mail_job
def send_sign_up_mail(user_id: str) -> None:
    """A link to prove the address; or, where it was proved by somebody, that they have an account already."""
    user = User.objects.filter(pk=user_id, is_active=True, is_verified=False).first()
    if user is None:
        return
    if User.objects.filter(email=user.email, is_verified=True).exists():
        mails.send_account_exists(user.email)
    else:
        mails.send_verify(user)


@mail_job
def send_reset_mail(email: str) -> None:
    """A link to set a new password, to who owns the address; to nobody if nobody does."""
    owner = User.objects.filter(email=email, login_email=email, is_active=True).first()
    if owner is not None:
        mails.send_reset(owner)


@db_task()  # type: ignore[untyped-decorator]
def make_export(export_id: str) -> None:
    """The file with a member's data."""
    export_make(export_id=UUID(export_id))


@db_periodic_task(crontab(hour="3", minute="17"))  # type: ignore[untyped-decorator]
def clean_up() -> None:
    """Every night (UTC)."""
    cleaned = accounts_cleanup()
    log.info("accounts_cleaned", accounts=cleaned.accounts, devices=cleaned.devices, exports=cleaned.exports)
