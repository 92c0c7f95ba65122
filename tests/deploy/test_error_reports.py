"""Errors of every process are reported where SENTRY_DSN says, and nobody's data goes with them."""

import json
from contextlib import ExitStack
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.deploy.ingest import Ingest
from tests.deploy.tls import Site
from tests.plugins import processes

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

EMAIL, NAME, PASSWORD = "zora.zavrsnik@example.org", "Zora Zavrsnik", "correct horse battery"
COOKIE, TOKEN, PATH = "cookie-4f9a1c", "token-77b0e2", "path-secret-91d3"
BODY = f"{EMAIL} wrote: meet me in Zagreb"
SPOKEN = "command-secret-5150"
PLANTED = (EMAIL, NAME, PASSWORD, COOKIE, TOKEN, PATH, BODY, "Zagreb", SPOKEN)


def member_socket(site: Site, stack: ExitStack) -> ClientConnection:
    """A socket of a new member, before its hello is answered."""
    url = site.inside
    site.call(f"{url}/api/auth/signup", {"name": NAME, "email": EMAIL, "password": PASSWORD})
    access = site.call(f"{url}/api/auth/token", {"email": EMAIL, "password": PASSWORD}).json["access"]
    ticket = site.call(f"{url}/api/auth/socket", {}, Authorization=f"Bearer {access}").json["ticket"]
    socket = stack.enter_context(connect(url.replace("http", "ws", 1) + "/ws/", open_timeout=60, ping_interval=None))
    socket.send(json.dumps({"type": "hello", "ticket": ticket}))
    return socket


def reported(ingest: Ingest, **tags: str) -> dict[str, Any]:
    """The report with these tags, as soon as it is there."""

    def there() -> list[dict[str, Any]]:
        return [event for event in list(ingest.events) if event["tags"].items() >= tags.items()]

    processes.eventually(lambda: bool(there()), f"a report with {tags}")
    assert len(there()) == 1
    return there()[0]


def functions(error: dict[str, Any]) -> list[str]:
    return [frame["function"] for frame in error["stacktrace"]["frames"]]


def test_a_request_a_command_and_a_job_are_reported_without_anything_of_anybody(site):
    ingest, address = site.ingest, f"{site.https}/api/fail/{PATH}?token={TOKEN}&email={EMAIL}"
    answer = site.call(address, BODY, Cookie=f"sessionid={COOKIE}", Authorization=f"Bearer {TOKEN}")
    assert (answer.status, answer.json["code"]) == (500, "server_error")
    with ExitStack() as stack:
        socket = member_socket(site, stack)
        socket.send(json.dumps({"type": "test:fail", "id": "1", "data": {"secret": SPOKEN}}))
        while (frame := json.loads(socket.recv(timeout=60)))["type"] != "error":
            pass
        assert frame["code"] == "server_error"

    request = reported(ingest, command="serve", route="api/fail/<str:secret>", method="POST")
    first, second = request["exception"]["values"]
    assert (first["type"], second["type"]) == ("ValueError", "RuntimeError")
    assert functions(second)[-1] == "failing_view"
    assert (request["release"], request["environment"]) == ("1.2", "production")
    assert request["tags"]["request_id"] == answer.headers["X-Request-ID"]
    command = reported(ingest, command="serve", event="command_failed")["exception"]["values"][0]
    assert functions(command)[-1] == "failing_command"
    job = reported(ingest, command="run_huey", event="job_failed")
    assert job["tags"]["job"].endswith("failing_job")
    assert functions(job["exception"]["values"][0])[-1] == "failing_job"

    everything = "\n".join(ingest.received)
    assert [secret for secret in PLANTED if secret in everything] == []
    assert "/api/fail/" not in everything
    assert not [event for event in ingest.events if {"request", "user", "breadcrumbs", "extra"} & set(event)]


def test_a_server_answers_as_ever_while_reports_reach_nobody(site):
    site.ingest.close()
    for _ in range(3):
        assert site.call(f"{site.https}/api/fail/x", "x").status == 500
