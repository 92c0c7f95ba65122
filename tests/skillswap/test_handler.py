"""Django over ASGI with one thread hop a request."""

import asyncio
import json
from typing import Any

import pytest
from django.conf import settings as product

from skillswap.handler import PooledHandler

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def handler(settings):
    settings.ROOT_URLCONF = "tests.skillswap.urls"
    settings.MIDDLEWARE = ["skillswap.refusals.RefusalMiddleware"]
    settings.UPLOAD_LIMIT = 1000
    return PooledHandler()


async def call(handler: PooledHandler, path: str, chunks: tuple[bytes, ...] = (b"",), method: str = "GET") -> Any:
    """Send a request in chunks; returns (status, headers, body)."""
    frames = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    frames[-1]["more_body"] = False
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return frames.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": [(b"host", b"testserver")]}
    await handler(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], sent[0]["headers"], body


async def test_a_body_in_pieces_arrives_whole(handler):
    status, _, body = await call(handler, "/echo", (b"a" * 400, b"b" * 500), "POST")
    assert (status, json.loads(body)["length"]) == (200, 900)


async def test_a_body_over_the_limit_is_refused(handler):
    status, _, body = await call(handler, "/echo", (b"a" * 600, b"b" * 600), "POST")
    assert (status, json.loads(body)["code"]) == (413, "too_large")


async def test_every_cookie_is_a_header_of_its_own(handler):
    _, headers, _ = await call(handler, "/echo")
    assert len([value for name, value in headers if name == b"set-cookie"]) == 2


async def test_a_stream_arrives_whole(handler):
    status, _, body = await call(handler, "/stream")
    assert (status, body) == (200, b"part part part ")


async def test_passwords_are_checked_in_a_lane_of_their_own(handler):
    _, _, signing_in = await call(handler, "/api/auth/login", method="POST")
    _, _, other = await call(handler, "/echo")
    assert json.loads(signing_in)["thread"].startswith("sign-in")
    assert json.loads(other)["thread"].startswith("database")


async def test_many_requests_share_the_pool_s_threads(handler):
    answers = await asyncio.gather(*(call(handler, "/echo") for _ in range(40)))
    assert len({json.loads(body)["thread"] for _, _, body in answers}) <= product.DATABASE_THREADS


async def test_an_error_keeps_its_reason_to_itself(handler, caplog):
    status, _, body = await call(handler, "/broken")
    assert status == 500
    assert b"secret" not in body


async def test_a_caller_who_hangs_up_harms_nobody(handler):
    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(_: dict[str, Any]) -> None: ...

    await handler({"type": "http", "method": "POST", "path": "/echo", "headers": []}, receive, send)
