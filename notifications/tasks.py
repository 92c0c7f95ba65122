"""What the worker does for the inbox, its mails and its pushes."""

from uuid import UUID

import structlog
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from notifications.mail.purging import mails_purge
from notifications.mail.sending import mails_send_due
from notifications.push import sending as pushes
from notifications.services import celebrating
from skillswap.jobs import job

log = structlog.get_logger(__name__)


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def send_mails() -> None:
    """Every minute."""
    mails_send_due()


@db_periodic_task(crontab(hour="3", minute="47"))  # type: ignore[untyped-decorator]
def purge_mails() -> None:
    """Every night (UTC)."""
    log.info("mails_purged", mails=mails_purge())


@job
def push(notification_id: str) -> None:
    """To all browsers of the member, if it is still wanted."""
    pushes.push_spread(UUID(notification_id))


@job
def push_to(subscription_id: str, notification_id: str) -> None:
    """To one browser."""
    pushes.push_send(UUID(subscription_id), UUID(notification_id))


@job
def withdraw(user_id: str, key: str) -> None:
    """Take what was read off the screens of the member's browsers."""
    pushes.withdrawal_spread(UUID(user_id), key)


@job
def withdraw_from(subscription_id: str, key: str) -> None:
    """Off one browser's."""
    pushes.withdrawal_send(UUID(subscription_id), key)


@job
def celebrate(milestone: str, *user_ids: str) -> None:
    """Notify these members of it, each once ever; with whom it fails is tried again, and keeps nobody from theirs."""
    failed: Exception | None = None
    for user_id in user_ids:
        try:
            celebrating.milestone_celebrate(user_id=UUID(user_id), name=milestone)
        except Exception as error:
            failed = error
    if failed:
        raise failed
