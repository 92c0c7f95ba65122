"""What machines ask a server process: is it alive, what has it counted.

Both are answered here, outside of Django: no limit, host check or thread of everybody's stands before them, so they say
the truth about a process whose threads all wait for the database. (`/api/health` asks what the process stands on.)
"""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from skillswap.db.pool import METRICS, run_in
from skillswap.metrics import REGISTRY

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


class Probes:
    """An ASGI application for scope type `http` around the one that answers everybody else."""

    def __init__(self, application: Callable[[Any, Any, Any], Awaitable[None]]) -> None:
        self.application = application

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["path"] == "/api/alive":
            await _answer(send, 200, b'{"status":"ok"}', "application/json")
        elif scope["path"] == "/metrics":
            await _metrics(scope, send)
        else:
            await self.application(scope, receive, send)


async def _metrics(scope: Mapping[str, Any], send: Send) -> None:
    """200 with the metrics, 401 without the right token, 404 when METRICS_TOKEN is not set."""
    if not settings.METRICS_TOKEN:
        await _answer(send, 404, b"Metrics are off.\n")
    elif not _may_read(scope):
        await _answer(send, 401, b"Metrics need their token.\n", challenge=(b"www-authenticate", b"Bearer"))
    else:
        await _answer(send, 200, await run_in(METRICS, generate_latest, REGISTRY), CONTENT_TYPE_PLAIN_0_0_4)


def _may_read(scope: Mapping[str, Any]) -> bool:
    """Whether the request has the header `Authorization: Bearer METRICS_TOKEN`."""
    given = dict(scope["headers"]).get(b"authorization", b"")
    return hmac.compare_digest(given, b"Bearer " + settings.METRICS_TOKEN.encode())


async def _answer(
    send: Send, status: int, body: bytes, kind: str = "text/plain", challenge: tuple[bytes, bytes] | None = None
) -> None:
    headers = [(b"content-type", kind.encode()), (b"cache-control", b"no-store"), *([challenge] if challenge else [])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
