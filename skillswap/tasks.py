"""What the worker does for all apps: jobs that waited, every minute, and files to delete."""

import time

from django.core.files.storage import storages
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from skillswap.away import found_away, is_away
from skillswap.errors import Busy
from skillswap.jobs import Later, job, jobs_deliver


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def deliver_jobs() -> None:
    """Jobs that the queue did not hear of, or whose worker died."""
    jobs_deliver()


@job
def delete_file(where: str, name: str) -> None:
    """A stored file that nobody needs any more; one that is gone is no error."""
    storage, began = f"storage {where}", time.monotonic()
    if is_away(storage):
        raise Later("The storage did not answer a moment ago.")
    try:
        storages[where].delete(name)
    except Busy as error:  # StorageAway, which stands on this module
        found_away(storage, began)
        raise Later("The storage is away.") from error
