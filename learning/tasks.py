"""What the worker does for sessions, every minute."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from learning.services.due import sessions_run_due


@db_periodic_task(crontab(minute="*"))
def sessions_due() -> None:
    """Reminders, requests that run out, silence that settles."""
    sessions_run_due()
