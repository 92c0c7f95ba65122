"""Periodic jobs of the chat."""

import structlog
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from chat.services import attachments_purge
from chat.services.unread_mails import unread_mails_plan

log = structlog.get_logger(__name__)


@db_periodic_task(crontab(minute="41"))  # type: ignore[untyped-decorator]
def purge_attachments() -> None:
    """Every hour."""
    log.info("attachments_purged", files=attachments_purge())


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def plan_unread_mails() -> None:
    """Every minute."""
    unread_mails_plan()
