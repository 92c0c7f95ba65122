"""Django over ASGI with one thread hop a request.

Django's own handler starts a thread (and so a database connection) for every request and hops between
threads for every middleware. Here the whole synchronous chain runs in one call on a pool thread.
"""

import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest, HttpResponseBase

from skillswap import metrics
from skillswap.db import time_limit
from skillswap.db.deadline import remaining, within
from skillswap.db.pool import in_thread, run_in
from skillswap.errors import BadRequest, Busy, DomainError, TooLarge
from skillswap.http.view_pools import pool_of

IN_MEMORY = 1024 * 1024

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


class PooledHandler(ASGIHandler):
    """An ASGI application for scope type `http`."""

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            fits = await _read_body(receive, body)
            arrived = time.monotonic()
            request = self._request(scope, body, None if fits else TooLarge())
            with within(settings.REQUEST_SECONDS):
                response: Any = await run_in(_pool(request), self._respond, request)
            metrics.request_answered(request, response.status_code, time.monotonic() - arrived)
            await _send_head(send, response)
            if response.streaming:
                await _send_chunks(send, response)
            else:
                await send({"type": "http.response.body", "body": response.content})

    def _request(self, scope: Mapping[str, Any], body: IO[bytes], refused: DomainError | None) -> HttpRequest:
        """The request. One that is refused (`RefusalMiddleware` answers it) comes without what cannot be read."""
        request = None if refused else self.create_request(scope, body)[0]
        if request is None:
            path = scope["path"] if scope["path"].isascii() else "/api/"
            request = self.request_class({**scope, "path": path, "query_string": b""}, BytesIO())
            request.refused = refused or BadRequest()  # type: ignore[attr-defined]
        return request

    def _respond(self, request: HttpRequest) -> HttpResponseBase:
        if remaining() < 0:  # it waited too long for a thread
            request.refused = Busy()  # type: ignore[attr-defined]
        with time_limit(remaining()):
            response = self.get_response(request)
        if not response.streaming:
            response.close()
        return response


def _pool(request: HttpRequest) -> ThreadPoolExecutor:
    return pool_of(request.method, request.path, settings.ROOT_URLCONF)


async def _read_body(receive: Receive, body: IO[bytes]) -> bool:
    """Fill `body`; False when it is larger than UPLOAD_LIMIT bytes or the caller hung up."""
    size = 0
    while (message := await receive())["type"] == "http.request":
        size += len(message.get("body", b""))
        if size > settings.UPLOAD_LIMIT:
            return False
        body.write(message.get("body", b""))
        if not message.get("more_body"):
            body.seek(0)
            return True
    return False


async def _send_head(send: Send, response: HttpResponseBase) -> None:
    headers = [(name.lower().encode("ascii"), value.encode("latin1")) for name, value in response.items()]
    headers += [(b"set-cookie", morsel.OutputString().encode("ascii")) for morsel in response.cookies.values()]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})


async def _send_chunks(send: Send, response: Any) -> None:
    chunks = iter(response.streaming_content)
    try:
        while (chunk := await in_thread(next, chunks, None)) is not None:
            await send({"type": "http.response.body", "body": bytes(chunk), "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        await in_thread(response.close)
