"""What the worker does for all apps: jobs that waited, every minute, and files to delete."""

from django.core.files.storage import storages
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from skillswap.jobs import job, jobs_deliver


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def deliver_jobs() -> None:
    """Jobs that the queue did not hear of, or whose worker died."""
    jobs_deliver()


@job
def delete_file(where: str, name: str) -> None:
    """A stored file that nobody needs any more; one that is gone is no error."""
    storages[where].delete(name)
