"""What the inbox asks of higher rooms."""

from collections.abc import Collection
from uuid import UUID

from skillswap.hooks import Hook

# "How do these messages begin?" asked as `(message_ids)`: each handler returns id → text, "" for what is removed.
message_previews: Hook[[Collection[UUID]]] = Hook("message_previews")
