"""Events of rings: to those who are in it then."""

from uuid import UUID

from realtime.events import Event


class RingNew(Event):
    """A ring was proposed to the member, or a free place in one."""

    type = "ring:new"
    id: UUID
    status: str


class RingUpdated(Event):
    """Somebody answered, left or was replaced, or a lesson of the ring changed."""

    type = "ring:updated"
    id: UUID
    status: str
