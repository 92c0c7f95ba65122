"""Sending one push to one browser, and what the push service's answer means."""

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from notifications.push.post import Answer, Unreachable, post
from skillswap.http.json import to_json
from skillswap.outgoing import NotPublic
from skillswap.vapid import authorization, encoded

log = structlog.get_logger(__name__)

MOST_BYTES = 3993  # of what is encrypted; push services take 4096 with what encryption adds (RFC 8291, 4)
GONE = (404, 410)
LATER = (408, 425, 429)


class SubscriptionGone(Exception):
    """The browser gets no pushes there any more, or the address is one that nothing may be sent to."""


class TryLater(Exception):
    """The push service is away or busy. `pause` is how long it wants to be left alone, zero when it does not say."""

    def __init__(self, reason: str, pause: dt.timedelta = dt.timedelta(0)) -> None:
        super().__init__(reason)
        self.pause = pause


@dataclass(frozen=True)
class Push:
    """What is sent: JSON for our service worker, and what the push service may know of it.

    `about` names what it is about: of several that wait for a browser that is away, the newest of each stays.
    """

    content: Mapping[str, Any]
    about: str
    kept: dt.timedelta  # how long it may wait for the browser
    urgency: str  # "high" wakes a phone that sleeps; else "normal"


def deliver(push: Push, *, endpoint: str, p256dh: str, auth: str) -> None:
    """Send it. Raises SubscriptionGone and TryLater; what the push service refuses otherwise is logged and dropped."""
    body = _encrypted(to_json(push.content), p256dh, auth)
    try:
        answer = post(endpoint, body, _headers(push, endpoint))
    except Unreachable as error:
        raise TryLater(str(error)) from error
    except NotPublic as error:
        log.warning("push_endpoint_not_public")
        raise SubscriptionGone from error
    _judge(answer)


def _judge(answer: Answer) -> None:
    if answer.status in GONE:
        raise SubscriptionGone
    if answer.status in LATER or answer.status >= 500:
        raise TryLater(str(answer.status), answer.retry_after)
    if not 200 <= answer.status < 300:  # 3xx too: a push service has no reason to send us elsewhere
        log.error("push_refused", status=answer.status)


def _headers(push: Push, endpoint: str) -> dict[str, str]:
    return {
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "TTL": str(max(0, int(push.kept.total_seconds()))),
        "Urgency": push.urgency,
        "Topic": encoded(hashlib.sha256(push.about.encode()).digest()[:24]),  # 32 characters, and says nothing
        "Authorization": authorization(endpoint),
    }


def _encrypted(content: bytes, p256dh: str, auth: str) -> bytes:
    from pywebpush import WebPusher  # brings aiohttp, which a server that sends nothing should not load

    assert len(content) <= MOST_BYTES, len(content)
    subscription = {"endpoint": "", "keys": {"p256dh": p256dh, "auth": auth}}
    return bytes(WebPusher(subscription).encode(content)["body"])


def decoded(text: str) -> bytes:
    """Of base64 for addresses, with or without padding. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
