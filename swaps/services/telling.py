"""What both people hear of a swap."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from accounts.models import User
from notifications.models import Kind
from notifications.services import Notice, notifications_read_key, notify_many
from realtime.services import publish
from swaps.events import SwapNew, SwapUpdated
from swaps.models import Swap

ASKING = ("swap_proposed", "swap_countered")


def tell_new(swap: Swap, *, by: User, event: str) -> None:
    """Emits swap:new to both people, and notification:new to the one who is asked."""
    publish(
        SwapNew(
            id=swap.pk,
            from_user_id=swap.from_user_id,
            to_user_id=swap.to_user_id,
            status=swap.status,
            counter_of=swap.counter_of,
        ),
        to=swap.people,
    )
    notify_many([notice(swap, to=swap.to_user_id, name=by.name, event=event)])


def tell_updated(swap: Swap) -> None:
    """Emits swap:updated to both people. What waits in their inbox of it counts as read: that state is gone."""
    publish(SwapUpdated(id=swap.pk, status=swap.status), to=swap.people)
    for user_id in swap.people:
        notifications_read_key(by=user_id, key=notification_key(swap.pk))


def tell_changed(swap: Swap, event: str, *, to: Iterable[UUID], by: User | None = None) -> None:
    """`tell_updated`, and emits notification:new to those in `to`; `by` is whose doing it is, None for nobody's."""
    tell_updated(swap)
    names = {by.pk: by.name} if by else dict(User.objects.filter(pk__in=swap.people).values_list("pk", "name"))
    notify_many([notice(swap, to=user_id, name=names[swap.other_than(user_id)], event=event) for user_id in to])


def notification_key(swap_id: UUID) -> str:
    """The key of the one notification that a swap may have waiting."""
    return f"swap:{swap_id}"


def notice(swap: Swap, *, to: UUID, name: str, event: str) -> Notice:
    """The notification of `event`; `name` is the other's."""
    data: dict[str, Any] = {
        "event": event,
        "swapId": str(swap.pk),
        "personId": str(swap.other_than(to)),
        "personName": name,
        "skillName": swap.offered_skill_name if to == swap.to_user_id else swap.wanted_skill_name,  # what `to` learns
    }
    kind = Kind.REQUEST if event in ASKING else Kind.SESSION
    return Notice(to, kind, notification_key(swap.pk), data, swap.other_than(to))
