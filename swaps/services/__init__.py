"""Every write to swaps."""

from swaps.services.answering import swap_accept, swap_reject
from swaps.services.blocks import swaps_follow_block
from swaps.services.ending import swap_cancel, swap_complete, swap_complete_if_done, swaps_cancel_all
from swaps.services.expiring import swaps_expire
from swaps.services.locking import swap_lock
from swaps.services.proposing import swap_counter, swap_propose

__all__ = [
    "swap_accept",
    "swap_cancel",
    "swap_complete",
    "swap_complete_if_done",
    "swap_counter",
    "swap_lock",
    "swap_propose",
    "swap_reject",
    "swaps_cancel_all",
    "swaps_expire",
    "swaps_follow_block",
]
