"""Django over ASGI with one thread hop a request."""

import asyncio
import json
from typing import Any

import pytest
from django.conf import settings as product

from skillswap.db.pool import DATABASE, OUTSIDE, SIGN_IN, UPLOADS
from skillswap.http.handler import PooledHandler
from skillswap.http.view_pools import pool_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def handler(settings):
    settings.ROOT_URLCONF = "tests.skillswap.urls"
    settings.MIDDLEWARE = ["skillswap.http.refusals.RefusalMiddleware"]
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


async def test_what_a_marked_view_writes_runs_on_threads_of_its_own(handler):
    _, _, marked = await call(handler, "/slow", method="POST")
    _, _, read = await call(handler, "/slow")
    _, _, other = await call(handler, "/echo", method="POST")
    assert json.loads(marked)["thread"].startswith("sign-in")
    assert json.loads(read)["thread"].startswith("database")
    assert json.loads(other)["thread"].startswith("database")


@pytest.mark.parametrize(
    ("request_line", "pool"),
    [
        ("POST /api/auth/login", SIGN_IN),
        ("POST /api/auth/reset-password", SIGN_IN),
        ("DELETE /api/users/profile", SIGN_IN),
        ("PATCH /api/users/profile", DATABASE),
        ("DELETE /api/auth/passkeys/0193f0a2-9d11-7c52-b0a4-6a1d0e5b7f33", SIGN_IN),
        ("PATCH /api/auth/passkeys/0193f0a2-9d11-7c52-b0a4-6a1d0e5b7f33", DATABASE),
        ("POST /admin/login/", SIGN_IN),
        ("GET /admin/login/", DATABASE),
        ("POST /api/users/avatar", UPLOADS),
        ("DELETE /api/users/avatar", DATABASE),
        ("GET /api/auth/oauth/google/callback", OUTSIDE),
        ("POST /api/nowhere", DATABASE),
    ],
)
def test_passwords_and_pictures_do_not_take_the_threads_of_others(request_line, pool, settings):
    assert pool_of(*request_line.split(), settings.ROOT_URLCONF) is pool


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
