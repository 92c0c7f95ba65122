"""What credits asks of the app above, which knows the sessions."""

from collections.abc import Collection
from uuid import UUID

from skillswap.hooks import Hook

# "What are these sessions, of which minutes of this member are held or moved?" asked as `(user_id, session_ids)`: each
# handler returns `{session_id: {"skill", "scheduled_time", "other_id"}}` of those that the member may still open;
# `other_id` is None while one of the two has blocked the other.
sessions_of_member: Hook[[UUID, Collection[UUID]]] = Hook("sessions_of_member")
