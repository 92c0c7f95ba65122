"""Events and notifications about swaps."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from notifications.models import Kind
from notifications.services import Notice, notifications_end, notify_many
from realtime.services import each_other, publish
from swaps.events import SwapNew, SwapUpdated
from swaps.models import Swap

PROPOSALS = ("swap_proposed", "swap_countered")


def publish_new(swap: Swap, *, event: str) -> None:
    """Emits swap:new to both people, and notification:new to the one who received it."""
    publish(
        SwapNew(
            id=swap.pk,
            from_user_id=swap.from_user_id,
            to_user_id=swap.to_user_id,
            status=swap.status,
            counter_of=swap.counter_of,
        ),
        to=each_other(*swap.people),
    )
    notify_many([notice(swap, to=swap.to_user_id, event=event)])


def publish_updated(swap: Swap) -> None:
    """Emits swap:updated to both people. Their notifications about it are read then: that state is gone."""
    publish(SwapUpdated(id=swap.pk, status=swap.status), to=each_other(*swap.people))
    notifications_end(to=swap.people, keys=[notification_key(swap.pk)])


def publish_and_notify(swap: Swap, event: str, *, to: Iterable[UUID]) -> None:
    """`publish_updated`, and emits notification:new to those in `to`."""
    publish_updated(swap)
    notify_many([notice(swap, to=user_id, event=event) for user_id in to])


def notification_key(swap_id: UUID) -> str:
    """The key of the one notification that a swap may have waiting."""
    return f"swap:{swap_id}"


def notice(swap: Swap, *, to: UUID, event: str) -> Notice:
    """The notification of `event`."""
    data: dict[str, Any] = {
        "event": event,
        "swapId": str(swap.pk),
        "personId": str(swap.other_than(to)),
        "skillName": swap.offered_skill_name if to == swap.to_user_id else swap.wanted_skill_name,  # what `to` learns
    }
    kind = Kind.REQUEST if event in PROPOSALS else Kind.SESSION
    return Notice(to, kind, notification_key(swap.pk), data, swap.other_than(to))
