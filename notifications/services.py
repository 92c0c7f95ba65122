"""Writes to the inbox. One unread notification per key: a chatty friend is one line, not fifty."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from notifications.events import NotificationUpdated
from notifications.models import OPTIONAL, Notification, NotificationPreferences
from notifications.selectors import SHOWN, notification_event
from notifications.words import told
from realtime.services import publish, publish_many
from skillswap.db import run, transactional
from skillswap.errors import InvalidInput, NotFound


@dataclass(frozen=True)
class Notice:
    """What to tell whom. `data` is camelCase JSON; of people and messages it has ids, the words are read with it."""

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
    for pair in _still_waiting({user for user, _ in wanted}, {key for _, key in wanted}):
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
    events = map(notification_event, told([_row(row) for row in rows]))
    publish_many([(event, {row.user_id: row.from_id}) for event, row in zip(events, rows, strict=True)])


def _still_waiting(users: Collection[UUID], keys: Collection[str]) -> list[tuple[UUID, str]]:
    """Who has an unread notification of which key: two queries at most.

    Those are written to before they count: who reads one at this moment comes after us, or was first and it is gone.
    What is written has to differ: MongoDB takes the same value again for no write at all.
    """
    waiting = Notification.objects.filter(user_id__in=list(users), key__in=list(keys), is_read=False)
    ids = list(waiting.values_list("pk", flat=True))
    if not ids or not Notification.objects.filter(pk__in=ids, is_read=False).update(repeats=F("repeats") + 1):
        return []
    return list(waiting.filter(pk__in=ids).values_list("user_id", "key"))


def _turned_off(user_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    return dict(NotificationPreferences.objects.filter(pk__in=list(user_ids)).values_list("pk", "in_app_off"))


def _row(row: Notification) -> dict[str, Any]:
    return {column: getattr(row, column) for column in SHOWN}


@transactional
def notification_read(*, notification_id: UUID, by: UUID) -> None:
    """Mark one as read; again is fine. Raises NotFound when it is not the member's. Emits notification:updated."""
    mine = Notification.objects.filter(pk=notification_id, user_id=by)
    if mine.filter(is_read=False).update(is_read=True):
        notifications_updated(user_id=by, ids=[notification_id])
    elif not mine.exists():
        raise NotFound


@transactional
def notifications_read_all(*, by: UUID) -> None:
    """Mark all of a member's notifications as read. Emits notification:updated."""
    if Notification.objects.unread_of(by).update(is_read=True):
        notifications_updated(user_id=by, ids=None)


@transactional
def notifications_end(*, to: Collection[UUID], keys: Collection[str], silently: bool = False) -> None:
    """Mark what is about `keys` as read: the member has seen the thing itself, or it is over.

    Call it in the transaction of what ended it. Emits notification:updated to each of `to` who had one, unless they
    should not learn of it (`silently`).
    """
    waiting = Notification.objects.filter(user_id__in=list(to), key__in=list(keys), is_read=False)
    ended: dict[UUID, list[UUID]] = defaultdict(list)
    for pk, user_id in waiting.values_list("pk", "user_id"):
        ended[user_id].append(pk)
    for user_id, ids in ended.items():
        if Notification.objects.unread_of(user_id).filter(pk__in=ids).update(is_read=True) and not silently:
            notifications_updated(user_id=user_id, ids=ids)


def notifications_updated(*, user_id: UUID, ids: list[UUID] | None, is_read: bool = True) -> None:
    """Say to every device of the member that these, or all, are read or say less. Emits notification:updated."""
    publish(NotificationUpdated(ids=ids, is_read=is_read), to=[user_id])


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
    NotificationPreferences.objects.filter(pk=user_id).update(changes=F("changes") + 1)  # who is second waits here
    row = NotificationPreferences.objects.filter(pk=user_id).first() or NotificationPreferences(pk=user_id)
    off = {kind for kind in row.in_app_off if in_app.get(kind) is not True} | {k for k, on in in_app.items() if not on}
    row.in_app_off = sorted(off)
    row.save(force_insert=row._state.adding)
