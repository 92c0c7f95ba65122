"""Matching's work in the background."""

from uuid import UUID

from matching.services import matches_announce
from skillswap.jobs import job, job_add


@job
def announce_matches(user_id: str) -> None:
    """Tell those for whom this member is new and fits both ways."""
    matches_announce(user_id=UUID(user_id))


def announce_later(user_id: UUID) -> None:
    """Have `announce_matches` done once the change is committed: searching must not hold up the save."""
    job_add(announce_matches, str(user_id))
