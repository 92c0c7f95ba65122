"""What happens in moderation that apps above this one act on."""

from uuid import UUID

from moderation.models import Report
from skillswap.hooks import Hook

# A member is about to block another: `(one, two)`. Called first in that transaction: handlers lock what others lock
# before what `block_changed` changes.
block_coming: Hook[[UUID, UUID]] = Hook("block_coming")

# Two members may have become hidden from each other, or visible again: `(one, two)`. Called in the transaction of
# the change and once more after it, so that what was written at the same time elsewhere is put right:
# handlers ask `blocked_between` and may be called twice.
block_changed: Hook[[UUID, UUID]] = Hook("block_changed")

# A report was made, and it was decided: in the transaction of either.
report_made: Hook[[Report]] = Hook("report_made")
report_decided: Hook[[Report]] = Hook("report_decided")
