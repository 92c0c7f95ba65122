"""`/api/health` tells a load balancer the truth."""

from pathlib import Path

import pytest
from django.db import OperationalError, connection

from tests.plugins import processes, redis_server

pytestmark = pytest.mark.django_db


def test_all_is_well(client, settings):
    settings.REDIS_URL = ""
    answer = client.get("/api/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": "ok", "channelLayer": "ok"})
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_answers_whatever_name_it_is_called_by(client):
    assert client.get("/api/health", headers={"host": "10.1.2.3"}).status_code == 200


def test_a_database_that_does_not_answer_is_503(client, settings, monkeypatch):
    settings.REDIS_URL = ""

    def broken(*_: object):
        raise OperationalError("gone")

    if connection.vendor == "mongodb":
        monkeypatch.setattr(type(connection.database), "command", broken)
    else:
        monkeypatch.setattr(connection, "cursor", broken)
    answer = client.get("/api/health")
    assert (answer.status_code, answer.json()["database"], answer.json()["channelLayer"]) == (503, "down", "ok")


def test_a_redis_that_dies_is_503(client, settings, tmp_path: Path):
    process, port = redis_server.launch(tmp_path)
    settings.REDIS_URL = f"redis://127.0.0.1:{port}/0"
    assert client.get("/api/health").status_code == 200
    processes.stop(process)
    answer = client.get("/api/health")
    assert (answer.status_code, answer.json()["status"], answer.json()["channelLayer"]) == (503, "down", "down")
    alone = client.get("/api/health?part=database")
    assert (alone.status_code, alone.json()) == (200, {"status": "ok", "database": "ok"})
