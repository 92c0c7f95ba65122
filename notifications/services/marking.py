"""Marking several notifications as read, and taking that back."""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError

from notifications.models import Notification
from notifications.services.inbox import notifications_updated
from skillswap.db import run, transactional
from skillswap.db.locks import lock_in_order


@transactional
def notifications_mark_read(*, ids: Collection[UUID], by: UUID) -> None:
    """Mark these of the member's as read; again is fine, others are left out. Emits notification:updated."""
    rows = Notification.objects.unread_of(by).filter(pk__in=list(ids))
    lock_in_order(rows)
    marked = list(rows.values_list("pk", flat=True))
    if marked and rows.update(is_read=True):
        notifications_updated(user_id=by, ids=marked)


def notifications_mark_unread(*, ids: Collection[UUID], by: UUID) -> None:
    """Mark these of the member's as unread, without a push; again is fine, others are left out.

    Of each key one is unread: the newest of `ids`, unless a newer one waits. Emits notification:updated.
    """
    try:
        run(_mark_unread, ids, by)
    except IntegrityError:  # something newer of one of these keys came just now
        run(_mark_unread, ids, by)


def _mark_unread(ids: Collection[UUID], by: UUID) -> None:
    rows = Notification.objects.filter(user_id=by, pk__in=list(ids), is_read=True, in_app=True)
    lock_in_order(rows)
    newest = dict(rows.order_by("id").values_list("key", "pk"))
    waiting = Notification.objects.unread_of(by).filter(key__in=list(newest)).values_list("key", flat=True)
    marked = [newest[key] for key in newest.keys() - set(waiting)]
    if marked and rows.filter(pk__in=marked).update(is_read=False):
        notifications_updated(user_id=by, ids=marked, is_read=False)
