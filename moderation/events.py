"""Events of moderation."""

from uuid import UUID

from realtime.events import Event


class BlockChanged(Event):
    """The member blocked somebody or undid it, to their own tabs alone: the other one is told nothing."""

    type = "block:changed"
    user_id: UUID
    is_blocked: bool
