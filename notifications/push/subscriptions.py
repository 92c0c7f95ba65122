"""Browsers that get a member's pushes: subscribed, moved to whoever signs in there, and ended with the sign-in."""

import datetime as dt
import hashlib
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from django.conf import settings
from django.db import IntegrityError
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Device, User
from notifications.errors import PushIsOff
from notifications.models import Notification, PushSubscription
from notifications.push.delivery import decoded
from notifications.push.endpoints import endpoint_error
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows
from skillswap.errors import InvalidInput, NotSignedIn
from skillswap.vapid import push_is_on

AUTH_BYTES = 16
FIRST_PAUSE, LONGEST_PAUSE = dt.timedelta(minutes=1), dt.timedelta(hours=6)


def push_subscribe(*, user_id: UUID, device_id: UUID, endpoint: str, p256dh: str, auth: str) -> None:
    """Have the member's pushes sent to a browser, on the device that they are signed in on there; again is fine.

    An endpoint is one browser: whoever subscribes it last has it. A device has one, a member at most PUSH_DEVICES;
    the oldest go. Raises InvalidInput, PushIsOff, and NotSignedIn when the device was signed out meanwhile.
    """
    if not push_is_on():
        raise PushIsOff
    InvalidInput.require_none(_wrong(endpoint, p256dh, auth))
    keys = {"endpoint": endpoint, "p256dh": p256dh, "auth": auth}
    try:
        run(_subscribe, user_id, device_id, keys)
    except IntegrityError:  # the same endpoint by two calls at once: now it is there
        run(_subscribe, user_id, device_id, keys)


def _wrong(endpoint: str, p256dh: str, auth: str) -> list[tuple[str, str]]:
    wrong = [("endpoint", message)] if (message := endpoint_error(endpoint)) else []
    if not _is_point(p256dh):
        wrong.append(("keys.p256dh", _("This is no public key of a browser.")))
    if _length(auth) != AUTH_BYTES:
        wrong.append(("keys.auth", _("This is no secret of a browser.")))
    return wrong


def _is_point(p256dh: str) -> bool:
    try:
        point = decoded(p256dh)
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
        return len(point) == 65  # not the short form, which push clients do not speak
    except ValueError:
        return False


def _length(text: str) -> int:
    try:
        return len(decoded(text))
    except ValueError:
        return 0


def _subscribe(user_id: UUID, device_id: UUID, keys: dict[str, str]) -> None:
    """The member's row is locked, so that of several at once each sees the others; the device's, so that it stays."""
    lock_rows(User.objects.filter(pk=user_id))
    if not Device.objects.filter(pk=device_id, user_id=user_id, ended=False).update(last_used_at=now_ms()):
        raise NotSignedIn
    endpoint_hash = hash_of(keys["endpoint"])
    mine = PushSubscription.objects.filter(user_id=user_id)
    mine.filter(device_id=device_id).exclude(endpoint_hash=endpoint_hash).delete()
    there = PushSubscription.objects.filter(endpoint_hash=endpoint_hash)
    fresh = {"user_id": user_id, "device_id": device_id, "failures": 0, "paused_until": None, **keys}
    if not there.update(**fresh):
        PushSubscription.objects.create(endpoint_hash=endpoint_hash, **fresh)
    keep = list(mine.order_by("-id").values_list("pk", flat=True)[: settings.PUSH_DEVICES])
    mine.exclude(pk__in=keep).exclude(endpoint_hash=endpoint_hash).delete()
    # What waits already counts as pushed when it came: the next message of such a conversation is pushed again.
    Notification.objects.unread_of(user_id).filter(pushed_at=None).update(pushed_at=F("created_at"))


def hash_of(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode()).hexdigest()


@transactional
def push_unsubscribe(*, user_id: UUID, device_id: UUID) -> None:
    """No more pushes to this device; again is fine."""
    PushSubscription.objects.filter(user_id=user_id, device_id=device_id).delete()


def subscriptions_end(user_id: UUID, device_ids: list[UUID], reason: str) -> None:
    """Signed out is signed out. Handler of `devices_ended`: also of a ban and a deletion."""
    PushSubscription.objects.filter(user_id=user_id, device_id__in=list(device_ids)).delete()


@transactional
def subscription_remove(subscription_id: UUID) -> None:
    """The push service says that the browser is gone."""
    PushSubscription.objects.filter(pk=subscription_id).delete()


@transactional
def subscription_worked(subscription_id: UUID) -> None:
    """A push was taken: what failed before is forgotten."""
    _one(subscription_id).update(last_success_at=now_ms(), failures=0, paused_until=None)


@transactional
def subscription_pause(subscription_id: UUID, *, failures: int, at_least: dt.timedelta) -> dt.timedelta:
    """Leave its push service alone for a while, each time for twice as long; returns how long.

    All pushes to it wait, so that a service that is slow on purpose costs the worker little.
    """
    pause = max(min(FIRST_PAUSE * 2 ** min(failures, 10), LONGEST_PAUSE), at_least)
    _one(subscription_id).update(failures=failures + 1, paused_until=now_ms() + pause)
    return pause


def _one(subscription_id: UUID) -> QuerySet[PushSubscription]:
    return PushSubscription.objects.filter(pk=subscription_id)
