"""Every write to rings."""

from rings.services.answering import ring_accept, ring_decline
from rings.services.blocks import rings_follow_block
from rings.services.completing import ring_complete_if_done
from rings.services.expiring import rings_expire
from rings.services.finding import ring_searches_add, rings_find_all, rings_find_due, rings_find_of
from rings.services.hints import ring_hint_bring_back, ring_hint_dismiss
from rings.services.leaving import ring_leave, rings_leave_all, rings_recheck
from rings.services.locking import ring_lock
from rings.services.proposing import ring_propose
from rings.services.publishing import ring_lesson_changed
from rings.services.repairing import ring_repair

__all__ = [
    "ring_accept",
    "ring_complete_if_done",
    "ring_decline",
    "ring_hint_bring_back",
    "ring_hint_dismiss",
    "ring_leave",
    "ring_lesson_changed",
    "ring_lock",
    "ring_propose",
    "ring_repair",
    "ring_searches_add",
    "rings_expire",
    "rings_find_all",
    "rings_find_due",
    "rings_find_of",
    "rings_follow_block",
    "rings_leave_all",
    "rings_recheck",
]
