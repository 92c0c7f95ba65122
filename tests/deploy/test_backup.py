"""The commands of docs/operations.md for backups bring everything back."""

import os
import re
import sqlite3
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from accounts.models import User
from tests.deploy.cluster import ROOT
from tests.factories.accounts import UserFactory


def documented(engine: str) -> tuple[str, str]:
    """(the command that makes a backup, the one that brings it back)."""
    section = (ROOT / "docs/operations.md").read_text().split(f"**{engine}**")[1]
    make, back = re.search(r"```sh\n(.+)\n# back[^\n]*\n(.+)\n```", section).groups()
    return make, back


def run(command: str, folder: Path, **env: str) -> None:
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr


@pytest.mark.only_on("sqlite")
def test_sqlite_comes_back_as_it_was_though_it_was_written_to(tmp_path):
    make, back = documented("SQLite")
    writer = sqlite3.connect(tmp_path / "skillswap.sqlite3", isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE people (name)")
    writer.execute("INSERT INTO people VALUES ('Ann')")
    run(make, tmp_path)
    writer.execute("INSERT INTO people VALUES ('Ben')")
    writer.close()
    run(back, tmp_path)
    reader = sqlite3.connect(tmp_path / "skillswap.sqlite3")
    assert reader.execute("SELECT name FROM people").fetchall() == [("Ann",)]
    assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    reader.close()


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_postgresql_comes_back_as_it_was(tmp_path):
    make, back = documented("PostgreSQL")
    at = connection.settings_dict
    url = f"postgres://{quote(at['USER'])}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    ann = UserFactory()
    run(make, tmp_path, DATABASE_URL=url)
    User.objects.filter(pk=ann.pk).update(name="Somebody else")
    UserFactory()
    connection.close()
    run(back, tmp_path, DATABASE_URL=url)
    assert list(User.objects.values_list("pk", "name")) == [(ann.pk, ann.name)]
