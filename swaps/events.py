"""Events of swaps: what became of a proposal, to both people."""

from uuid import UUID

from realtime.events import Event


class SwapNew(Event):
    """A swap was proposed, or countered with this one."""

    type = "swap:new"
    id: UUID
    from_user_id: UUID
    to_user_id: UUID
    status: str
    counter_of: UUID | None


class SwapUpdated(Event):
    """A swap changed its state, or a session of it did."""

    type = "swap:updated"
    id: UUID
    status: str
