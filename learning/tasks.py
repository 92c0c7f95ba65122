"""What the worker does for sessions, every minute, and for members' own calendars."""

from uuid import UUID

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from learning.services import busy_runs, due
from skillswap.jobs import job


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def sessions_due() -> None:
    """Reminders, requests that run out, silence that settles."""
    due.sessions_run_due()


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def busy_calendars_due() -> None:
    """Members' own calendars, each every half hour."""
    busy_runs.busy_calendars_run_due()


@job
def busy_calendar_fetch(user_id: str) -> None:
    """As soon as its address is set."""
    busy_runs.busy_calendar_fetch(user_id=UUID(user_id))
