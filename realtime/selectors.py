"""Reads of the event log."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings

from accounts.models import Device, User
from accounts.selectors import hidden_from
from realtime.events import Skipped
from realtime.frames import Frame, persistent_frame
from realtime.hooks import CURRENT, MAY_SEE, Current, MaySee
from realtime.models import Inbox, UserEvent


def heads_of(user_ids: Iterable[UUID]) -> dict[UUID, int]:
    """The newest cursor of each member (0 is left out): one query."""
    return dict(Inbox.objects.filter(pk__in=list(user_ids)).values_list("pk", "cursor"))


def events_after(user_id: UUID, cursor: int) -> list[Frame]:
    """What the member has not seen, oldest first, at most EVENTS_REPLAYED, as REST would answer now.

    What they may no longer see is an empty step, so that cursors have no gap. A constant number of queries.
    """
    later = UserEvent.objects.filter(user_id=user_id, cursor__gt=cursor).order_by("cursor")
    found = later.values("type", "cursor", "data", "other_id")[: settings.EVENTS_REPLAYED]
    rows: list[dict[str, Any]] = [dict(row) for row in found]
    hidden = hidden_from(user_id) if any(row["other_id"] for row in rows) else frozenset()
    for row in rows:
        if row["other_id"] in hidden:
            row |= _EMPTY
    for kind, may_see in MAY_SEE.items():
        _empty_unseen([row for row in rows if row["type"] == kind], user_id, may_see)
    for kind, current_of in CURRENT.items():
        _fill_current([row for row in rows if row["type"] == kind], user_id, current_of)
    return [persistent_frame(row["type"], row["cursor"], row["data"]) for row in rows]


_EMPTY = {"type": Skipped.type, "data": "{}"}


def _empty_unseen(rows: Sequence[dict[str, Any]], user_id: UUID, may_see: MaySee) -> None:
    """Make events that the member may no longer see empty steps."""
    seen = may_see(user_id, [orjson.loads(row["data"]) for row in rows]) if rows else ()
    for row, is_seen in zip(rows, seen, strict=True):
        row |= {} if is_seen else _EMPTY


def _fill_current(rows: Sequence[dict[str, Any]], user_id: UUID, current_of: Current) -> None:
    """Give events that are kept by their id the content that they have now."""
    if not rows:
        return
    ids = [UUID(orjson.loads(row["data"])["id"]) for row in rows]
    current = current_of(user_id, ids)
    for row, pk in zip(rows, ids, strict=True):
        row |= {"data": current[pk].model_dump_json(by_alias=True)} if pk in current else _EMPTY


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
