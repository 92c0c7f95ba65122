"""Rings' work in the background."""

from uuid import UUID

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from rings import services
from skillswap.jobs import job, job_add


@job
def repair_ring(ring_id: str) -> None:
    """Ask somebody new for the free place of a ring, or end it."""
    services.ring_repair(UUID(ring_id))


@job
def recheck_rings(user_id: str) -> None:
    """Take a member out of rings that they no longer fit."""
    services.rings_recheck(UUID(user_id))


def recheck_later(user_id: UUID) -> None:
    """Queue `recheck_rings` for after the commit."""
    job_add(recheck_rings, str(user_id))


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def find_rings_of_changed() -> None:
    """Look for rings with those of whom something changed lately."""
    services.rings_find_due()


@db_task()  # type: ignore[untyped-decorator]
def find_rings_soon() -> None:
    """The same in the seconds after a change; lost with the queue, which the minute after makes good."""
    services.rings_find_due()


@db_periodic_task(crontab(hour="2", minute="29"))  # type: ignore[untyped-decorator]
def find_rings_of_all() -> None:
    """Look for rings among all members, and choose the best of them together."""
    services.rings_find_all()


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def expire_rings() -> None:
    """Close or repair the rings whose time ran out in the last minute."""
    services.rings_expire()
