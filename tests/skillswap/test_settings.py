"""Settings come from the environment, and a production without secrets does not start."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from skillswap.settings.database import database_from

ROOT = Path(settings.BASE_DIR)
STRONG = "k9-" + "AbCdEfGhIjKlMnOpQrStUvWxYz" * 2


def read(tmp_path: Path, expression: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Read the product's settings in a fresh process with only these variables."""
    known = {"PATH": os.environ["PATH"], "SKILLSWAP_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    code = f"from skillswap import settings as s; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", code], env={**known, **env}, cwd=tmp_path, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("secret", ["", "short", "a" * 60])
def test_production_refuses_a_missing_or_weak_secret_and_says_what_to_set(tmp_path, secret):
    done = read(tmp_path, "s.SECRET_KEY", SKILLSWAP_PRODUCTION="true", SECRET_KEY=secret, ALLOWED_HOSTS="a.example")
    assert done.returncode
    assert "Set SECRET_KEY to a random text of 50 or more characters" in done.stderr


def test_production_refuses_to_answer_to_every_name(tmp_path):
    done = read(tmp_path, "s.PORT", SKILLSWAP_PRODUCTION="true", SECRET_KEY=STRONG, ALLOWED_HOSTS="")
    assert done.returncode
    assert "Set ALLOWED_HOSTS" in done.stderr


def test_production_with_secrets_starts_and_is_strict(tmp_path):
    done = read(
        tmp_path,
        "s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.LOG_FORMAT",
        SKILLSWAP_PRODUCTION="true",
        SECRET_KEY=STRONG,
        ALLOWED_HOSTS="swap.example",
        CLIENT_ORIGIN="https://swap.example/",
    )
    assert done.stdout.strip() == "False True True True json", done.stderr


def test_outside_production_a_secret_is_made_once_and_kept_to_the_owner(tmp_path):
    first, second = (read(tmp_path, "s.SECRET_KEY", SECRET_KEY="").stdout for _ in range(2))
    assert first == second
    assert len(first.strip()) >= 50
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("sqlite:////data/a.sqlite3", "django.db.backends.sqlite3", "/data/a.sqlite3"),
        ("postgres://ann:p%40ss@db:5433/swap", "django.db.backends.postgresql", "swap"),
        ("mongodb://a,b/swap?replicaSet=rs0", "skillswap.mongo", "swap"),
        ("mongodb://a", "skillswap.mongo", "skillswap"),
    ],
)
def test_one_address_chooses_the_engine(url, engine, name):
    found = database_from(url)
    assert (found["ENGINE"], found["NAME"]) == (engine, name)


def test_a_password_with_signs_in_it_is_read_right():
    assert database_from("postgres://ann:p%40ss@db:5433/swap")["PASSWORD"] == "p@ss"


def test_an_unknown_database_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="use sqlite, postgres or mongodb"):
        database_from("mysql://a/b")


def test_every_variable_that_is_read_is_explained_in_the_example():
    code = "\n".join(file.read_text() for file in (ROOT / "skillswap" / "settings").glob("*.py"))
    read_names = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z0-9_]+)\"", code))
    explained = set(re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert read_names
    assert read_names <= explained
