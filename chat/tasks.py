"""Periodic jobs of the chat."""

import structlog
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from chat.services import attachments_purge, ring_conversations_close_due
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


@db_periodic_task(crontab(minute="*/10"))  # type: ignore[untyped-decorator]
def close_ring_conversations() -> None:
    """Close the conversations of rings that have been over for long enough, every ten minutes."""
    ring_conversations_close_due()
