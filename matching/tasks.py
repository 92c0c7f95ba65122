"""Matching's work in the background."""

from uuid import UUID

from huey.contrib.djhuey import db_task

from matching.services import matches_announce
from skillswap.db import on_commit


@db_task()  # type: ignore[untyped-decorator]
def announce_matches(user_id: str) -> None:
    """Tell those for whom this member is new and fits both ways."""
    matches_announce(user_id=UUID(user_id))


def announce_later(user_id: UUID) -> None:
    """Queue `announce_matches` once the change is committed: searching for matches must not hold up the save."""
    on_commit(lambda: announce_matches(str(user_id)))
