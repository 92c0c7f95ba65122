"""What the worker does for reviews, every minute."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from reviews.services.showing import reviews_show_due


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def reviews_due() -> None:
    """Show reviews whose fortnight is over."""
    reviews_show_due()
