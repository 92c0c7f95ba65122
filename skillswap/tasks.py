"""What the worker does for all apps, every minute."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from skillswap.jobs import jobs_deliver


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def deliver_jobs() -> None:
    """Jobs that the queue did not hear of, or whose worker died."""
    jobs_deliver()
