"""Swaps' work in the background."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from swaps.services import swaps_expire


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def expire_swaps() -> None:
    """Close the proposals that ran out in the last minute."""
    swaps_expire()
