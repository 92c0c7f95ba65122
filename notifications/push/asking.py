"""Asking for pushes: in the transaction of the notification they are about, and of what withdraws it."""

import datetime as dt
from collections.abc import Collection, Sequence
from uuid import UUID

from django.conf import settings

from notifications import tasks
from notifications.models import SILENT, Notification, PushSubscription
from skillswap.db.fields import now_ms
from skillswap.jobs import job_add
from skillswap.vapid import push_is_on


def pushes_ask(notifications: Sequence[Notification]) -> None:
    """Have these pushed soon to members with a subscribed browser. Nothing is asked for nobody: one query.

    What is SILENT is no reason to interrupt anybody.
    """
    notifications = [row for row in notifications if row.type not in SILENT]
    if not push_is_on() or not notifications:
        return
    users = {row.user_id for row in notifications}
    reached = set(PushSubscription.objects.filter(user_id__in=users).values_list("user_id", flat=True))
    for row in notifications:
        if row.user_id in reached:
            _ask(row.pk)


def push_ask_again(notification_id: UUID, pushed_at: dt.datetime | None) -> None:
    """Push once more what was not read since PUSH_AGAIN_MINUTES: something was added, like a second message.

    Of two at once one asks. One that was never pushed costs no query.
    """
    before = now_ms() - dt.timedelta(minutes=settings.PUSH_AGAIN_MINUTES)
    if pushed_at is None or pushed_at > before or not push_is_on():
        return
    if Notification.objects.filter(pk=notification_id, pushed_at=pushed_at).update(pushed_at=now_ms()):
        _ask(notification_id)


def _ask(notification_id: UUID) -> None:
    job_add(tasks.push, str(notification_id), wait=dt.timedelta(seconds=settings.PUSH_WAIT_SECONDS))


def pushes_withdraw(*, user_id: UUID, ids: Collection[UUID] | None) -> None:
    """These, or all, were read: take what browsers show of them away where that is allowed (`push/silent.py`)."""
    if not push_is_on():
        return
    since = now_ms() - dt.timedelta(hours=settings.PUSH_KEPT_HOURS)
    shown = Notification.objects.filter(user_id=user_id, is_read=True, pushed_at__gt=since)
    if ids is not None:
        shown = shown.filter(pk__in=list(ids))
    keys = list(shown.values_list("key", flat=True)[:2])
    if keys and shown.update(pushed_at=None):
        job_add(tasks.withdraw, str(user_id), keys[0] if len(keys) == 1 else "")
