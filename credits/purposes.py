"""What minutes were moved for: the session, as the member may know it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from credits.hooks import sessions_of_member

Purposes = Mapping[UUID, dict[str, Any]]


def purposes_of(user_id: UUID, session_ids: Iterable[UUID | None]) -> Purposes:
    """`{session_id: {"skill", "scheduled_time", "other_id"}}` of sessions that the member may open.

    Two queries for each handler of `sessions_of_member`, none for no sessions.
    """
    wanted = {session_id for session_id in session_ids if session_id is not None}
    found: dict[UUID, dict[str, Any]] = {}
    for sessions in sessions_of_member(user_id, wanted) if wanted else ():
        found |= sessions
    return found


def person_named(card: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A Counterpart of a person's card."""
    return {name: card[name] for name in ("id", "name", "username", "avatar_url")} if card else None
