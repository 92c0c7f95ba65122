"""What moderation tells higher rooms."""

from uuid import UUID

from skillswap.hooks import Hook

# Two members may have become hidden from each other, or visible again: `(one, two)`. Called in the transaction of
# the change and once more after it, so that what was written at the same time elsewhere is put right:
# handlers ask `blocked_between` and may be called twice.
block_changed: Hook[[UUID, UUID]] = Hook("block_changed")
