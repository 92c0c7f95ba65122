"""What rings need to know of sessions, which an app above has."""

from collections.abc import Sequence
from uuid import UUID

from skillswap.hooks import Hook

# Which sessions of these rings are booked or took place? Called with `(ring_ids)`: each handler returns
# `{ring_id: [skills.lessons.BookedSession, …]}`, in the order in which they were asked for.
sessions_of_rings: Hook[[Sequence[UUID]]] = Hook("sessions_of_rings")

# Is a session of this ring with that member still ahead? Called with `(ring_id, user_id)`, in the transaction in which
# they would leave it: any True keeps them.
ring_sessions_ahead: Hook[[UUID, UUID]] = Hook("ring_sessions_ahead")
