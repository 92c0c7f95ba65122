"""What the worker does for a push: decide whether it is still wanted, then bring it to each browser of the member."""

import datetime as dt
from uuid import UUID

from django.conf import settings

from notifications import tasks
from notifications.models import Channel, Kind, Notification, PushSubscription
from notifications.push.delivery import Push, SubscriptionGone, TryLater, deliver
from notifications.push.payloads import begins_at, notification_push, withdrawal_push
from notifications.push.silent import may_be_silent
from notifications.push.subscriptions import subscription_pause, subscription_remove, subscription_worked
from notifications.push.waiting import Waiting, ids_that_wait, notification_that_waits
from notifications.selectors import quiet_until, wanted_by
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import TooFast
from skillswap.http.throttling import hit
from skillswap.jobs import Later, job_add
from skillswap.language import spoken


def push_spread(notification_id: UUID) -> None:
    """Ask for a push to each browser of the member, unless it was read, is too late, not wanted, or one too many.

    Raises Later in quiet hours.
    """
    waiting = _still_wanted(notification_id)
    if waiting is not None and not _too_often(waiting):
        _spread(waiting)


def _too_often(waiting: Waiting) -> bool:
    """Whoever sends a message and deletes it, in turn, would make a new notification each time."""
    try:
        hit("push", waiting.user_id, waiting.key)
    except TooFast:
        return True
    return False


def _still_wanted(notification_id: UUID) -> Waiting | None:
    """None when it was read, is too late or not wanted. Raises Later in quiet hours."""
    waiting = notification_that_waits(notification_id)
    if waiting is None or _too_late(waiting) or not wanted_by([waiting.user_id], waiting.kind, Channel.PUSH):
        return None
    until = quiet_until([waiting.user_id], now_ms()).get(waiting.user_id)
    if until is not None and not _cannot_wait(waiting, until):
        raise Later("quiet hours", until - now_ms())
    return waiting


def _too_late(waiting: Waiting) -> bool:
    begins = begins_at(waiting)
    kept = dt.timedelta(hours=settings.PUSH_KEPT_HOURS)
    return (waiting.pushed_at or waiting.created_at) + kept <= now_ms() or (begins is not None and begins <= now_ms())


def _cannot_wait(waiting: Waiting, until: dt.datetime) -> bool:
    """A session that begins before quiet hours end, and what is about the safety of the account."""
    begins = begins_at(waiting)
    return waiting.kind == Kind.ACCOUNT or (begins is not None and begins <= until)


@transactional
def _spread(waiting: Waiting) -> None:
    if not Notification.objects.filter(pk=waiting.id, is_read=False).update(pushed_at=now_ms()):
        return
    for pk in PushSubscription.objects.filter(user_id=waiting.user_id).values_list("pk", flat=True):
        job_add(tasks.push_to, str(pk), str(waiting.id))


def push_send(subscription_id: UUID, notification_id: UUID) -> None:
    """Bring one notification to one browser, unless it is not wanted any more: it may have failed for hours.

    Raises Later when that failed for now, and in quiet hours.
    """
    subscription = PushSubscription.objects.select_related("user").filter(pk=subscription_id).first()
    waiting = _still_wanted(notification_id)
    if subscription is None or waiting is None or waiting.user_id != subscription.user_id:
        return
    if subscription.paused_until and subscription.paused_until > now_ms():
        raise Later("its push service is left alone", subscription.paused_until - now_ms())
    try:
        with spoken(subscription.user.locale):
            push = notification_push(waiting, ids_that_wait(waiting.user_id))
        _deliver(subscription, push)
    except TryLater as error:
        pause = subscription_pause(subscription.pk, failures=subscription.failures, at_least=error.pause)
        raise Later(str(error), pause) from error


def withdrawal_spread(user_id: UUID, key: str) -> None:
    """Ask for a withdrawal at each browser of the member that allows it (`push/silent.py`)."""
    for pk, endpoint in PushSubscription.objects.filter(user_id=user_id).values_list("pk", "endpoint"):
        if may_be_silent(endpoint):
            job_add(tasks.withdraw_from, str(pk), key)


def withdrawal_send(subscription_id: UUID, key: str) -> None:
    """Take what was read off one browser's screen. One that cannot be reached now hears of it with its next push."""
    subscription = PushSubscription.objects.filter(pk=subscription_id).first()
    if subscription is None or (subscription.paused_until and subscription.paused_until > now_ms()):
        return
    try:
        _deliver(subscription, withdrawal_push(subscription.user_id, key, ids_that_wait(subscription.user_id)))
    except TryLater as error:
        subscription_pause(subscription.pk, failures=subscription.failures, at_least=error.pause)


def _deliver(subscription: PushSubscription, push: Push) -> None:
    """Raises TryLater."""
    try:
        deliver(push, endpoint=subscription.endpoint, p256dh=subscription.p256dh, auth=subscription.auth)
    except SubscriptionGone:
        subscription_remove(subscription.pk)
    else:
        subscription_worked(subscription.pk)
