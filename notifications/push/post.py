"""One POST to a push service that nobody has to trust: to a checked address, in limited time, without redirects."""

import datetime as dt
import email.utils
import http.client
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from notifications.push.endpoints import address_of
from skillswap.away import found_away, is_away
from skillswap.db.fields import now_ms
from skillswap.outgoing import PinnedConnection, trust

LONGEST_PAUSE = dt.timedelta(hours=12)  # that a push service may ask for


class Unreachable(Exception):
    """Nobody answered, or not in time."""


@dataclass(frozen=True)
class Answer:
    """The status of an answer, and the pause that it asks for. Its body is never read."""

    status: int
    retry_after: dt.timedelta


def post(endpoint: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """POST to the endpoint; whatever it answers within PUSH_SECONDS, the name's look-up and all. Raises Unreachable,
    NotPublic.

    A time-out of sockets counts from byte to byte, so a service that sends one each second would keep a worker for
    hours: a timer ends the connection. After one that waited for a service that is away, all others to it fail at once
    for a minute.
    """
    parts, began = urlsplit(endpoint), time.monotonic()
    end = began + settings.PUSH_SECONDS
    if is_away(parts.netloc):
        raise Unreachable("It did not answer a moment ago.")
    try:
        address = address_of(endpoint, seconds=settings.PUSH_SECONDS)
        context = trust() if parts.scheme == "https" else None
        left = max(end - time.monotonic(), 0.001)  # 0 would mean that nobody waits for a connection
        connection = PinnedConnection(parts.hostname or "", [address], context, seconds=left)
        timer = threading.Timer(left, connection.cut)
        timer.start()
        try:
            target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            connection.request("POST", target, body, dict(headers))
            response = connection.getresponse()
            if connection.was_cut:  # the end of a connection looks like the end of the headers
                raise TimeoutError
            return Answer(response.status, _pause(response.getheader("Retry-After", "")))
        finally:
            timer.cancel()
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        found_away(parts.netloc, began)
        raise Unreachable(type(error).__name__) from error


def _pause(value: str) -> dt.timedelta:
    """Of Retry-After, seconds or a date; none when it says something else."""
    try:
        pause = dt.timedelta(seconds=int(value)) if value.isdigit() else _date(value) - now_ms()
    except (TypeError, ValueError, OverflowError):
        return dt.timedelta(0)
    return min(max(pause, dt.timedelta(0)), LONGEST_PAUSE)


def _date(value: str) -> dt.datetime:
    date = email.utils.parsedate_to_datetime(value)
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)
