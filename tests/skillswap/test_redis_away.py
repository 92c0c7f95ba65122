"""Redis stops while requests come in: REST goes on, and nobody waits for it."""

import logging
import socket
from pathlib import Path

import pytest

from skillswap import redis_link
from skillswap.errors import TooFast
from skillswap.http import throttling
from tests.plugins import processes, redis_server


@pytest.fixture
def limits_in(settings, monkeypatch):
    """`limits_in(url)`: limits are on and count in that Redis."""

    def switch(url: str) -> None:
        settings.RATE_LIMITS_ENABLED = True
        settings.REDIS_URL = url
        settings.RATE_LIMITS = {**settings.RATE_LIMITS, "swap": "2 per hour"}
        throttling.storage.cache_clear()

    yield switch
    monkeypatch.undo()
    throttling.storage.cache_clear()


@pytest.fixture
def silent():
    """The address of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def lines(caplog) -> list[str]:
    return [record.getMessage() for record in caplog.records if "redis_away" in record.getMessage()]


def test_limits_fail_open_with_one_log_line_a_minute(limits_in, caplog):
    limits_in(f"redis://127.0.0.1:{processes.free_port()}/0")
    with caplog.at_level(logging.WARNING):
        for _ in range(20):
            throttling.hit("swap", "ann")
            throttling.check("swap", "ann")
    assert len(lines(caplog)) == 1


def test_limits_count_again_once_redis_is_back(limits_in, tmp_path: Path):
    process, port = redis_server.launch(tmp_path)
    limits_in(f"redis://127.0.0.1:{port}/0")
    throttling.hit("swap", "ann")
    processes.stop(process)
    for _ in range(5):
        throttling.hit("swap", "ann")
    process, _ = redis_server.launch(tmp_path, port)
    redis_link.forget()
    throttling.hit("swap", "ann")
    throttling.hit("swap", "ann")
    with pytest.raises(TooFast):
        throttling.hit("swap", "ann")
    processes.stop(process)


def test_a_redis_that_was_only_restarted_refuses_nobody_and_forgets_nobody_new(limits_in, tmp_path: Path, caplog):
    """The connection in the pool is dead: the second try counts."""
    process, port = redis_server.launch(tmp_path)
    limits_in(f"redis://127.0.0.1:{port}/0")
    throttling.hit("swap", "ann")
    processes.stop(process)
    process, _ = redis_server.launch(tmp_path, port)
    throttling.hit("swap", "ann")
    throttling.hit("swap", "ann")
    with pytest.raises(TooFast):
        throttling.hit("swap", "ann")
    assert lines(caplog) == []
    processes.stop(process)


def test_a_redis_that_says_nothing_is_not_asked_again_by_the_next_request(limits_in, silent, monkeypatch):
    monkeypatch.setattr(redis_link, "AWAY_SECONDS", 600)
    limits_in(silent)
    throttling.hit("swap", "ann")
    asked = []
    assert redis_link.ask(lambda: asked.append(1) or 1, otherwise=2, what="test") == 2
    assert asked == []


@pytest.mark.django_db
def test_rest_works_with_limits_on_while_redis_is_away(limits_in, client, member, api):
    limits_in(f"redis://127.0.0.1:{processes.free_port()}/0")
    assert client.get("/api/config").status_code == 200
    assert api(member).get("/api/discover").status_code == 200
    assert api(member).get("/api/skills/trending").status_code == 200
    assert api(member).get("/api/chat/conversations").status_code == 200
