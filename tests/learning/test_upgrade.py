"""A database of an earlier version keeps everything when the program is renewed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from tests.plugins import product


@pytest.fixture
def empty_database(tmp_path: Path, db: None) -> Iterator[str]:
    """The address of an empty database on the server of this run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'old.sqlite3'}"
        return
    name = f"old_{connection.settings_dict['NAME']}"
    address = urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl()
    if connection.vendor == "mongodb":
        yield address
        connection.database.client.drop_database(name)
        return
    import psycopg

    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield address
        server.execute(f'DROP DATABASE "{name}"')


def upgraded(database: str, data: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.learning.upgrade"],
        cwd=product.ROOT,
        env=product.environment(data, DATABASE_URL=database),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def test_sessions_reviews_and_disputes_of_an_old_database_are_all_there(empty_database, tmp_path):
    was, now = upgraded(empty_database, tmp_path).values()
    session = was["session"]
    assert now["session"] == [
        {"pk": session, "skill_name": "Guitar", "has_open_dispute": True, "status": "in_progress"}
    ]
    assert now["participants"] == [
        {"role": role, "notes": f"Of the {role}", "is_listed": False, "session_id": session}
        for role in ("student", "teacher")
    ]
    review = {"stars": 4, "text": "Patient.", "would_recommend": True, "session_id": session}
    assert now["reviews"] == [{"pk": was["review"], **review}]
    dispute = {"kind": "dispute", "text": "It was shorter.", "is_open": True, "session_id": session}
    assert now["disputes"] == [{"pk": was["case"], **dispute}]
    assert now["calendars"] == [{"feed_version": 2}]
    assert now["types"]["reviews.review"] == was["types"]["learning.review"]
    assert now["types"]["learning.sessionparticipant"] == was["types"]["learning.seat"]
    assert now["types"]["learning.dispute"] == was["types"]["learning.case"]
    assert not {"learning.review", "learning.seat", "learning.case"} & now["types"].keys()
