"""Reads of the event log."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings

from accounts.models import Device, User
from realtime.letters import Letter, lasting
from realtime.models import Inbox, UserEvent


def heads_of(user_ids: Iterable[UUID]) -> dict[UUID, int]:
    """The newest cursor of each member (0 is left out): one query."""
    return dict(Inbox.objects.filter(pk__in=list(user_ids)).values_list("pk", "cursor"))


def events_after(user_id: UUID, cursor: int) -> list[Letter]:
    """What the member has not seen, oldest first, at most EVENTS_REPLAYED: one query."""
    rows = (
        UserEvent.objects.filter(user_id=user_id, cursor__gt=cursor)
        .order_by("cursor")
        .values_list("type", "cursor", "data")[: settings.EVENTS_REPLAYED]
    )
    return [lasting(kind, position, data) for kind, position, data in rows]


def can_resume(user_id: UUID, cursor: int, head: int) -> bool:
    """True when every event after `cursor` is still there to be replayed."""
    if cursor == head:
        return True
    if cursor > head or head - cursor > settings.EVENTS_REPLAYED:
        return False
    return UserEvent.objects.filter(user_id=user_id, cursor=cursor + 1).exists()


def ended_devices(device_ids: Sequence[UUID]) -> set[UUID]:
    """Those of `device_ids` that may hold no socket any more: one query."""
    living = Device.objects.filter(pk__in=device_ids, ended=False).values_list("pk", flat=True)
    return set(device_ids) - set(living)


def banned_now(user_id: UUID) -> bool:
    user = User.objects.only("is_banned", "banned_until").filter(pk=user_id).first()
    return user is not None and user.banned_now()
