"""Swaps of people who are hidden from each other, banned, or gone."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from moderation.selectors import blocked_between
from notifications.services import notifications_end
from skillswap.db import transactional
from skillswap.fields import now_ms
from swaps.models import Swap
from swaps.services.changing import OPEN
from swaps.services.telling import notification_key, tell_updated


@transactional
def swaps_follow_block(one: UUID, two: UUID) -> bool:
    """Hide the swaps of these two, or show them again, as `blocked_between` says; returns what it says.

    What is open is cancelled, and neither is told: it cannot be told from absence.
    """
    blocked = blocked_between(one, two)
    for sender, receiver in ((one, two), (two, one)):
        theirs = Swap.objects.filter(from_user_id=sender, to_user_id=receiver)
        if blocked:
            keys = [notification_key(pk) for pk in theirs.filter(is_open=True).values_list("pk", flat=True)]
            _cancel(theirs.filter(is_open=True))
            notifications_end(to=[one, two], keys=keys, silently=True)
        theirs.filter(is_hidden=not blocked).update(is_hidden=blocked)
    return blocked


@transactional
def swaps_of_gone(user_id: UUID, reason: str) -> None:
    """Cancel what a member who is out has open. Handler of `member_out`. Emits swap:updated to both people."""
    for side in ("from_user_id", "to_user_id"):
        for swap in Swap.objects.filter(**{side: user_id}, status__in=OPEN):
            if _cancel(Swap.objects.filter(pk=swap.pk, is_open=True)):
                swap.status = Swap.Status.CANCELLED
                tell_updated(swap)


def swaps_erase(user_id: UUID) -> None:
    """Take away what a member wrote. Handler of `member_erase`."""
    Swap.objects.filter(from_user_id=user_id).update(message="")


def _cancel(swaps: QuerySet[Any, Any]) -> int:
    return swaps.update(status=Swap.Status.CANCELLED, is_open=False, closed_at=now_ms())
