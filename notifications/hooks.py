"""What the inbox asks of higher apps."""

from collections.abc import Collection
from uuid import UUID

from skillswap.hooks import Hook

# How these messages begin, called with `(message_ids)`: each handler returns id → text, "" for what is removed.
message_previews: Hook[[Collection[UUID]]] = Hook("message_previews")

# A member chose another day for the weekly mail; called with `(user_id)` in the transaction of the change.
digest_day_changed: Hook[[UUID]] = Hook("digest_day_changed")
