"""Matching's work in the background."""

from uuid import UUID

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from matching.services import matches_announce, searches_check
from skillswap.jobs import job, job_add


@job
def announce_matches(user_id: str) -> None:
    """Notify those who match this member both ways."""
    matches_announce(user_id=UUID(user_id))


def announce_later(user_id: UUID) -> None:
    """Queue `announce_matches` for after the commit: searching must not delay the save."""
    job_add(announce_matches, str(user_id))


@db_periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def saved_searches() -> None:
    """Look who fits saved searches newly, as far as they are due."""
    searches_check()
