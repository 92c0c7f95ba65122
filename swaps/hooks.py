"""What swaps need to know of sessions, which an app above has."""

from collections.abc import Sequence
from uuid import UUID

from skillswap.hooks import Hook

# Which sessions of these swaps are booked or took place? Called with `(swap_ids)`: each handler returns
# `{swap_id: [skills.lessons.BookedSession, …]}`, in the order in which they were asked for.
sessions_of_swaps: Hook[[Sequence[UUID]]] = Hook("sessions_of_swaps")

# Is a session of this swap still ahead? Called with `(swap_id)`, in the transaction that would end the swap:
# any True keeps it.
open_sessions: Hook[[UUID]] = Hook("open_sessions")
