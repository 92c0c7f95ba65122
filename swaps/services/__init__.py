"""Every write to swaps."""

from swaps.services.answering import swap_accept, swap_reject
from swaps.services.ending import swap_cancel, swap_complete, swap_complete_if_done
from swaps.services.expiring import swaps_expire
from swaps.services.holding import swap_hold
from swaps.services.proposing import swap_counter, swap_propose

__all__ = [
    "swap_accept",
    "swap_cancel",
    "swap_complete",
    "swap_complete_if_done",
    "swap_counter",
    "swap_hold",
    "swap_propose",
    "swap_reject",
    "swaps_expire",
]
