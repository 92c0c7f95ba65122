"""What realtime asks of higher rooms."""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from realtime.events import Event

# What events that the log keeps by their id (`Event.by_id`) tell now, by type: `(user_id, ids)` → id → event.
# One that is not in the answer may no longer be seen. A constant number of queries.
Current = Callable[[UUID, Collection[UUID]], Mapping[UUID, Event]]
CURRENT: dict[str, Current] = {}
