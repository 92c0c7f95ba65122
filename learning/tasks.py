"""What the worker does for sessions and reviews, every minute."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from learning.services.due import sessions_run_due
from learning.services.reviews import reviews_reveal_due


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def sessions_due() -> None:
    """Reminders, requests that run out, silence that settles."""
    sessions_run_due()


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def reviews_due() -> None:
    """Reviews whose fortnight is over."""
    reviews_reveal_due()
