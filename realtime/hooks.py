"""What realtime asks of higher apps."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from realtime.events import Event

# What events that the log keeps by their id (`Event.by_id`) say now, by type: `(user_id, ids)` → id → event.
# One that is not in the answer may no longer be seen. A constant number of queries.
Current = Callable[[UUID, Collection[UUID]], Mapping[UUID, Event]]
CURRENT: dict[str, Current] = {}

# Which events of a type a log shows its member now, where that can change: `(user_id, data of each)` → for each whether
# it is shown; what is not is replayed as `skipped`. A constant number of queries.
MaySee = Callable[[UUID, Sequence[Mapping[str, Any]]], Sequence[bool]]
MAY_SEE: dict[str, MaySee] = {}
