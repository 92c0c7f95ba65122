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
        ("mongodb://a,b/swap?replicaSet=rs0", "skillswap.db.mongo", "swap"),
        ("mongodb://a", "skillswap.db.mongo", "skillswap"),
    ],
)
def test_one_address_chooses_the_engine(url, engine, name):
    found = database_from(url)
    assert (found["ENGINE"], found["NAME"]) == (engine, name)


def test_a_password_with_signs_in_it_is_read_right():
    assert database_from("postgres://ann:p%40ss@db:5433/swap")["PASSWORD"] == "p@ss"


def test_what_a_managed_postgresql_asks_for_in_its_address_reaches_the_driver():
    found = database_from("postgres://ann:x@db.example/swap?sslmode=require&options=-c%20jit%3Doff")
    assert (found["NAME"], found["OPTIONS"]["sslmode"]) == ("swap", "require")
    assert found["OPTIONS"]["options"].split(" -c ", 1) == ["-c jit=off", "lock_timeout=3000"]


def test_an_unknown_database_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="use sqlite, postgres or mongodb"):
        database_from("mysql://a/b")


def test_pages_of_other_clients_are_named_by_their_origins(tmp_path):
    names = {"CLIENT_ORIGIN": "https://a.example", "OTHER_ORIGINS": "https://b.example/, https://c.example"}
    said = read(tmp_path, "s.CORS_ALLOWED_ORIGINS, s.CSRF_TRUSTED_ORIGINS", **names).stdout.strip()
    assert said == "['https://a.example', 'https://b.example', 'https://c.example'] ['https://a.example']"


def test_every_variable_that_is_read_is_explained_in_the_example():
    code = "\n".join(file.read_text() for file in (ROOT / "skillswap" / "settings").glob("*.py"))
    read_names = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z0-9_]+)\"", code))
    explained = set(re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert read_names
    assert read_names <= explained


def test_mail_leaves_by_a_server_or_by_a_provider_with_its_own_settings(tmp_path):
    token = {"ANYMAIL_POSTMARK_SERVER_TOKEN": "t0ken"}
    expression = "s.EMAIL_BACKEND, getattr(s, 'ANYMAIL', {}).get('POSTMARK_SERVER_TOKEN'), s.EMAIL_TIMEOUT"
    by_provider = read(tmp_path, expression, EMAIL_PROVIDER="postmark", **token)
    assert by_provider.stdout.strip() == "anymail.backends.postmark.EmailBackend t0ken 10", by_provider.stderr
    both = read(tmp_path, "s.EMAIL_BACKEND", EMAIL_PROVIDER="postmark", EMAIL_URL="smtp://mail.example")
    assert "EMAIL_URL or EMAIL_PROVIDER" in both.stderr
    assert "EMAIL_PROVIDER is one of" in read(tmp_path, "s.EMAIL_BACKEND", EMAIL_PROVIDER="pigeon").stderr
