"""`/api/alive` and `/metrics`: what machines ask a process, and what nobody else may read."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client.parser import text_string_to_metric_families

from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from skillswap.errors import TooFast
from skillswap.http.handler import PooledHandler
from skillswap.http.probes import Probes
from skillswap.http.throttling import hit
from skillswap.models import Job

TOKEN = "a token that only Prometheus knows"

Values = dict[tuple[str, tuple[tuple[str, str], ...]], float]


async def call(path: str, token: str = "", method: str = "GET") -> tuple[int, dict[bytes, bytes], bytes]:
    """(status, headers, body) of a request to a server process, by a name that no server has."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [(b"host", b"10.1.2.3"), *([(b"authorization", f"Bearer {token}".encode())] if token else [])]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
    await Probes(PooledHandler())(scope, receive, send)
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


async def metrics() -> Values:
    """Every sample of `/metrics` by name and labels."""
    status, _, body = await call("/metrics", TOKEN)
    assert status == 200
    families = text_string_to_metric_families(body.decode())
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for family in families for s in family.samples}


@pytest.fixture
def on(settings: Any, transactional_db: None) -> None:
    settings.METRICS_TOKEN = TOKEN


@pytest.mark.only_on("sqlite")
async def test_a_process_says_that_it_is_alive_whatever_its_threads_wait_for(monkeypatch):
    monkeypatch.setattr("skillswap.http.handler.run_in", None)
    status, headers, body = await call("/api/alive")
    assert (status, body, headers[b"cache-control"]) == (200, b'{"status":"ok"}', b"no-store")


@pytest.mark.only_on("sqlite")
async def test_metrics_are_off_unless_they_have_a_token(settings):
    settings.METRICS_TOKEN = ""
    assert [(await call("/metrics", token))[0] for token in ("", "anything")] == [404, 404]


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("token", ["", "wrong", TOKEN + " ", TOKEN[:-1], "Ünicode"])
async def test_only_who_has_the_token_reads_them(on, token):
    status, headers, body = await call("/metrics", token)
    assert (status, headers[b"www-authenticate"]) == (401, b"Bearer")
    assert b"skillswap" not in body


async def test_requests_are_counted_by_route_and_never_by_what_was_asked_for(on, settings):
    settings.ALLOWED_HOSTS = ["*"]
    before = await metrics()
    secret = uuid4().hex
    paths = [
        f"/api/skills/{uuid4()}",
        f"/api/{secret}",
        f"/{secret}",
        f"/api/calendar/{secret}.ics",
        f"/admin/{secret}",
    ]
    for path in paths:
        await call(path)
    await call("/api/config", method=secret.upper())
    after = await metrics()
    assert secret not in str(after).lower()
    seen = {
        labels: value - before.get((name, labels), 0)
        for (name, labels), value in after.items()
        if name == "skillswap_request_seconds_count" and value > before.get((name, labels), 0)
    }
    routes = {dict(labels)["route"]: dict(labels) for labels in seen}
    assert set(seen.values()) == {1}
    assert routes["api/skills/<uuid:skill_id>"].items() >= {"method": "GET", "status": "401"}.items()
    assert {"not_found", "client_page", "api/config"} <= set(routes)
    assert routes["api/config"]["method"] == "other"


async def test_the_queue_of_jobs_says_how_long_it_is_and_how_late(on):
    empty = await metrics()
    assert [empty[f"skillswap_jobs{name}", ()] for name in ("", "_failing", "_overdue_seconds")] == [0, 0, 0]
    now = now_ms()
    for minutes, tries in ((-5, 1), (-1, 0), (30, 3)):
        await in_thread(Job.objects.create, name="a", due_at=now + dt.timedelta(minutes=minutes), tries=tries)
    found = await metrics()
    assert (found["skillswap_jobs", ()], found["skillswap_jobs_failing", ()]) == (3, 1)
    assert 300 <= found["skillswap_jobs_overdue_seconds", ()] < 400
    assert found["skillswap_database_up", ()] == 1


@pytest.mark.only_on("postgresql")
async def test_postgresql_s_connections_are_told(on):
    found = await metrics()
    states = {state: found["skillswap_database_connections", (("state", state),)] for state in ("open", "most")}
    assert 1 <= states["open"] <= states["most"] == 16


async def test_without_a_database_the_rest_is_still_told(on, monkeypatch):
    monkeypatch.setattr("skillswap.metrics._jobs", lambda: 1 / 0)
    found = await metrics()
    assert found["skillswap_database_up", ()] == 0
    assert ("skillswap_jobs", ()) not in found
    assert found["skillswap_sockets", ()] == 0


@pytest.mark.only_on("sqlite")
async def test_refusals_by_a_limit_are_counted_by_its_name(on, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"export": "1 per day"}
    settings.RATE_LIMITS_ENABLED = True
    key = ("skillswap_limited_total", (("limit", "export"),))
    before = (await metrics()).get(key, 0)
    hit("export", "ann")
    for _ in range(2):
        with pytest.raises(TooFast):
            hit("export", "ann")
    assert (await metrics())[key] == before + 2
