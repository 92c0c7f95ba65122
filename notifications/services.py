"""Writes to the inbox. One unread notification per key: a chatty friend is one line, not fifty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from notifications.events import NotificationNew
from notifications.models import OPTIONAL, Notification, NotificationPreferences
from realtime.services import publish_many
from skillswap.db import run, transactional
from skillswap.errors import InvalidInput, NotFound


@dataclass(frozen=True)
class Notice:
    """What to tell whom. `data` is camelCase JSON as the client gets it."""

    user_id: UUID
    kind: str
    key: str
    data: dict[str, Any]
    from_id: UUID | None = None  # the member it tells of


def notify(*, user_id: UUID, kind: str, key: str, data: dict[str, Any], from_id: UUID | None = None) -> None:
    """Tell one member, unless an unread notification of that key waits or they turned the kind off.

    Call it inside the transaction of what it tells of. Emits notification:new.
    """
    notify_many([Notice(user_id, kind, key, data, from_id)])


@transactional
def notify_many(notices: Sequence[Notice]) -> None:
    """`notify` for many, with the same number of queries as for one."""
    wanted = {(notice.user_id, notice.key): notice for notice in reversed(notices)}
    if not wanted:
        return
    users, keys = {user for user, _ in wanted}, {key for _, key in wanted}
    waiting = Notification.objects.filter(user_id__in=users, key__in=keys, is_read=False).values_list("user_id", "key")
    for pair in waiting:
        wanted.pop(pair, None)
    if not wanted:
        return
    off = _turned_off({user for user, _ in wanted})
    rows = [
        Notification(user_id=notice.user_id, type=notice.kind, key=notice.key, data=notice.data, from_id=notice.from_id)
        for notice in wanted.values()
        if notice.kind not in off.get(notice.user_id, ())
    ]
    Notification.objects.bulk_create(rows)
    publish_many([(_event(row), [row.user_id]) for row in rows])


def _turned_off(user_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    return dict(NotificationPreferences.objects.filter(pk__in=list(user_ids)).values_list("pk", "in_app_off"))


def _event(row: Notification) -> NotificationNew:
    return NotificationNew(id=row.pk, kind=row.type, data=row.data, is_read=row.is_read, created_at=row.created_at)


@transactional
def notification_read(*, notification_id: UUID, by: UUID) -> None:
    """Mark one as read; again is fine. Raises NotFound when it is not the member's."""
    mine = Notification.objects.filter(pk=notification_id, user_id=by)
    if not mine.filter(is_read=False).update(is_read=True) and not mine.exists():
        raise NotFound


@transactional
def notifications_read_all(*, by: UUID) -> None:
    """Mark all of a member's notifications as read."""
    Notification.objects.unread_of(by).update(is_read=True)


@transactional
def notifications_read_key(*, by: UUID, key: str) -> None:
    """Mark what is about `key` as read: the member has seen the thing itself."""
    Notification.objects.unread_of(by).filter(key=key).update(is_read=True)


def preferences_set(*, user_id: UUID, in_app: dict[str, bool]) -> None:
    """Turn kinds on or off; kinds left out stay. Raises InvalidInput for any but the OPTIONAL ones."""
    for kind in in_app:
        if kind not in OPTIONAL:
            raise InvalidInput(kind, "No such kind of notification can be turned off.")
    try:
        run(_preferences_change, user_id, in_app)
    except IntegrityError:  # the member's first change, made in two tabs at once
        run(_preferences_change, user_id, in_app)


def _preferences_change(user_id: UUID, in_app: dict[str, bool]) -> None:
    row = NotificationPreferences.objects.filter(pk=user_id).first() or NotificationPreferences(pk=user_id)
    off = {kind for kind in row.in_app_off if in_app.get(kind) is not True} | {k for k, on in in_app.items() if not on}
    row.in_app_off = sorted(off)
    row.save(force_insert=row._state.adding)
