"""The environment of a test run: nothing from `.env` or the shell may change what a test sees.

`TEST_ENGINE` chooses the database (sqlite, mongo, postgres), `TEST_DATABASE_URL` names a server that is
already there, `TEST_REDIS=1` puts the channel layer, the limits and the jobs on a real Redis.
Under pytest-xdist the controlling process starts the servers and its workers inherit the addresses;
each worker has a database of its own.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.plugins import mongo_server, postgres_server, redis_server

ENGINES = ("sqlite", "mongo", "postgres")


def prepare() -> Path:
    """Set every variable that the settings read, start the servers asked for; returns the data folder."""
    folder = Path(tempfile.mkdtemp(prefix="skillswap-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["DATABASE_URL"] = _database_url(folder)
        os.environ["REDIS_URL"] = redis_server.start(folder) if os.environ.get("TEST_REDIS") else ""
    elif os.environ["DATABASE_URL"].startswith("sqlite"):
        os.environ["DATABASE_URL"] = _database_url(folder)
    os.environ.update(
        SKILLSWAP_DATA=str(folder),
        SKILLSWAP_PRODUCTION="false",
        SECRET_KEY="only-for-tests-" + "0123456789abcdef" * 4,
        RATE_LIMITS_ENABLED="false",
        CLIENT_ORIGIN="http://testserver",
        ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
        TRUSTED_PROXIES="0",
        EMAIL_PROVIDER="",
        EMAIL_URL="memorymail://",
        VAPID_PRIVATE_KEY="",
        MEDIA_STORAGE="local",
        MEDIA_ORIGINS="",
        STUN_URLS="",
        TURN_URLS="",
        TURN_SECRET="",
        CALL_ICE_POLICY="all",
        LOG_LEVEL="WARNING",
        LOG_FORMAT="text",
    )
    return folder


def _database_url(folder: Path) -> str:
    engine = os.environ.get("TEST_ENGINE") or "sqlite"
    if engine not in ENGINES:
        raise ValueError(f"TEST_ENGINE is {engine!r}; use one of {', '.join(ENGINES)}.")
    if engine == "sqlite":
        return f"sqlite:///{folder / 'test.sqlite3'}"
    if given := os.environ.get("TEST_DATABASE_URL"):
        return given
    return {"mongo": mongo_server, "postgres": postgres_server}[engine].start(folder)
