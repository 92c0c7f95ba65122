"""What realtime asks of higher rooms."""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from realtime.events import Event
from skillswap.hooks import Hook

# What events that the log keeps by their id (`Event.by_id`) tell now, by type: `(user_id, ids)` → id → event.
# One that is not in the answer may no longer be seen. A constant number of queries.
Current = Callable[[UUID, Collection[UUID]], Mapping[UUID, Event]]
CURRENT: dict[str, Current] = {}

# "Whose presence may this member see, and who may see theirs?": each handler returns ids.
contacts_of: Hook[[UUID]] = Hook("contacts_of")


def contacts(user_id: UUID) -> set[UUID]:
    """Everyone who may see this member's presence, and whose presence the member may see."""
    found: set[UUID] = set()
    for ids in contacts_of(user_id):
        found.update(ids)
    return found - {user_id}
