"""Proposals that nobody answered in time."""

from uuid import UUID

from skillswap.db import transactional
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from swaps.models import Swap
from swaps.services.changing import expire
from swaps.services.publishing import publish_and_notify

AT_ONCE = 500


def swaps_expire() -> int:
    """Close proposals whose time has come, the oldest AT_ONCE; returns how many. Safe to stop and to run twice at once.

    Emits swap:updated to both people of each and notification:new to the one who proposed. One that fails is logged and
    tried again next time; the others go on.
    """
    due = Swap.objects.filter(status=Swap.Status.PENDING, expires_at__lte=now_ms()).order_by("expires_at")
    return each_alone(due.values_list("pk", flat=True), _swap_expire_alone, what="swap_due", at_most=AT_ONCE)


def _swap_expire_alone(swap_id: UUID) -> bool:
    return _swap_expire(Swap.objects.get(pk=swap_id))


def swap_expire_due(skills_key: str) -> None:
    """Close a proposal of these two skills that has run out, if the periodic task has not done it yet."""
    due = Swap.objects.filter(skills_key=skills_key, is_open=True, status=Swap.Status.PENDING)
    for swap in due.filter(expires_at__lte=now_ms()):
        _swap_expire(swap)


@transactional
def _swap_expire(swap: Swap) -> bool:
    if not expire(swap, now_ms()):
        return False
    publish_and_notify(swap, "swap_expired", to=[swap.from_user_id])
    return True
