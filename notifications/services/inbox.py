"""Writes to the inbox. One unread notification per key: fifty messages of one conversation are one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from notifications.events import NotificationUpdated
from notifications.mail.adding import mails_add_for
from notifications.models import Channel, Kind, Notification, NotificationPreferences, group_of
from notifications.push.asking import push_ask_again, pushes_ask, pushes_withdraw
from notifications.rendering import rendered_for
from notifications.selectors import SHOWN, notification_event, preferences_by_member
from realtime.services import publish, publish_many
from skillswap.db import transactional
from skillswap.db.ids import uuid7
from skillswap.db.locks import lock_rows
from skillswap.errors import NotFound
from skillswap.vapid import push_is_on


@dataclass(frozen=True)
class Notice:
    """A notification to create. `data` is camelCase JSON with ids of people and messages, never their texts."""

    user_id: UUID
    kind: str
    key: str
    data: dict[str, Any]
    from_id: UUID | None = None  # the member it is about
    occasion: str = ""  # tells two of one key apart: each has a mail of its own


def notify(*, user_id: UUID, kind: str, key: str, data: dict[str, Any], from_id: UUID | None = None) -> None:
    """Notify one member, unless an unread notification of that key waits or they turned the kind off.

    Call it inside the transaction of what it is about. Emits notification:new.
    """
    notify_many([Notice(user_id, kind, key, data, from_id)])


@transactional
def notify_many(notices: Sequence[Notice]) -> None:
    """`notify` for many, with the same number of queries as for one. The mails that go with them are sent too."""
    mails_add_for(notices)
    wanted = {(notice.user_id, notice.key): notice for notice in reversed(notices)}
    if not wanted:
        return
    for waiting in _still_waiting({user for user, _ in wanted}, {key for _, key in wanted}):
        if wanted.pop((waiting["user_id"], waiting["key"]), None):
            push_ask_again(waiting["id"], waiting["pushed_at"])
    if not wanted:
        return
    preferences = preferences_by_member({user for user, _ in wanted})
    rows = [row for notice in wanted.values() if (row := _new(notice, preferences[notice.user_id]))]
    Notification.objects.bulk_create(rows)
    shown = [row for row in rows if row.in_app]
    events = map(notification_event, rendered_for({row.pk: row.user_id for row in shown}, [_row(row) for row in shown]))
    publish_many([(event, {row.user_id: row.from_id}) for event, row in zip(events, shown, strict=True)])
    pushes_ask(rows)


def _new(notice: Notice, preferences: NotificationPreferences) -> Notification | None:
    """The notification, for the inbox or for pushes alone; None when the member wants neither."""
    in_app = preferences.wants(notice.kind, Channel.IN_APP)
    if not in_app and not (push_is_on() and preferences.wants(notice.kind, Channel.PUSH)):
        return None
    return Notification(
        user_id=notice.user_id,
        type=notice.kind,
        group=group_of(notice.kind, notice.data),
        key=notice.key,
        data=notice.data,
        from_id=notice.from_id,
        in_app=in_app,
    )


def _still_waiting(users: Collection[UUID], keys: Collection[str]) -> list[Mapping[str, Any]]:
    """The unread notifications of these keys: two queries at most.

    Those are locked before they count: who marks one as read at this moment waits, or was first and it is not unread.
    """
    waiting = Notification.objects.filter(user_id__in=list(users), key__in=list(keys), is_read=False)
    return list(waiting.values("id", "user_id", "key", "pushed_at")) if lock_rows(waiting) else []


def _row(row: Notification) -> dict[str, Any]:
    return {column: getattr(row, column) for column in SHOWN}


@transactional
def notification_read(*, notification_id: UUID, by: UUID) -> None:
    """Mark one as read; again is fine. Raises NotFound when it is not the member's. Emits notification:updated."""
    found = Notification.objects.filter(pk=notification_id, user_id=by)
    if found.filter(is_read=False).update(is_read=True):
        notifications_updated(user_id=by, ids=[notification_id])
    elif not found.exists():
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
    """Publish that these, or all, of the member's are read or changed. Emits notification:updated."""
    publish(NotificationUpdated(ids=ids, is_read=is_read), to=[user_id])
    if is_read:
        pushes_withdraw(user_id=user_id, ids=ids)


def export_notify(user_id: UUID, export_id: UUID, is_ready: bool) -> None:
    """Notify the member that their data is ready, or that the export failed. Emits notification:new."""
    event = "export_ready" if is_ready else "export_failed"
    notify(user_id=user_id, kind=Kind.ACCOUNT, key=f"export:{export_id}", data={"event": event})


def sign_in_notify(user_id: UUID, event: str, data: dict[str, Any]) -> None:
    """Notify the member that something they sign in with was changed or used, each time. Emits notification:new."""
    notify(user_id=user_id, kind=Kind.ACCOUNT, key=f"sign-in:{uuid7()}", data={"event": event, **data})
