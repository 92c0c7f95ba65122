"""The servers that are measured, each started the way it is shipped and held to one processor."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import machine
from tests.plugins import mongo_server, postgres_server, processes, redis_server

ROOT = Path(__file__).resolve().parents[1]
DATABASES = ("sqlite", "mongo", "postgres")
SERVERS: dict[str, Callable[[Path], str]] = {"mongo": mongo_server.start, "postgres": postgres_server.start}


@dataclass(frozen=True)
class Site:
    """Where a measurement's data is; `env` is what every process of it gets."""

    folder: Path
    env: dict[str, str]
    database: str


@dataclass(frozen=True)
class Running:
    """Processes that serve the same thing, and their ports."""

    ports: list[int]
    pids: list[int]


def site(folder: Path, *, database: str = "sqlite", redis: bool = False) -> Site:
    """Settings as in production, limits off; starts the database server or Redis if one is asked for.

    Those two share the load's processor, so that the server keeps its own. They end with this process.
    """
    folder.chmod(0o755)  # PostgreSQL runs as another user
    with machine.children_on(machine.LOAD_CPU):
        url = SERVERS[database](folder) if database in SERVERS else f"sqlite:///{folder / 'community.sqlite3'}"
        redis_url = redis_server.start(folder) if redis else ""
    env = {
        **os.environ,
        "SKILLSWAP_DATA": str(folder),
        "SKILLSWAP_PRODUCTION": "true",
        "DEBUG": "false",
        "SECRET_KEY": "only-for-measuring-" + "0123456789abcdef" * 4,
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "CLIENT_ORIGIN": "http://127.0.0.1:8000",
        "DATABASE_URL": url,
        "REDIS_URL": redis_url,
        "RATE_LIMITS_ENABLED": "false",
        "LOG_LEVEL": "WARNING",
        "EMAIL_URL": "dummymail://",
    }
    return Site(folder, env, database)


def copy_community(cached: Path, site: Site) -> None:
    """A fresh copy of a filled SQLite file, so that no measurement sees what another wrote."""
    shutil.copyfile(cached, site.folder / "community.sqlite3")


@contextmanager
def serve(site: Site, *, count: int = 1) -> Iterator[Running]:
    """`manage.py serve`, `count` processes on the server's processor."""
    with _started(
        site, [["manage.py", "serve", "--port", str(processes.free_port())] for _ in range(count)]
    ) as running:
        yield running


@contextmanager
def serve_baseline(site: Site) -> Iterator[Running]:
    """`bench.baseline`, run the same way."""
    with _started(site, [["-m", "bench.baseline", str(processes.free_port())]]) as running:
        yield running


@contextmanager
def _started(site: Site, commands: list[list[str]]) -> Iterator[Running]:
    """Processes whose last argument is their port, until the block ends; what they printed goes to stderr."""
    log = site.folder / "server.log"
    ports = [int(command[-1]) for command in commands]
    with machine.children_on(machine.SERVER_CPU):
        started = [processes.start([sys.executable, *each], log=log, env=site.env, cwd=ROOT) for each in commands]
    try:
        for port, process in zip(ports, started, strict=True):
            processes.wait_until(lambda port=port: processes.answers(port), process, log, "The server")  # type: ignore[misc]
        yield Running(ports, [process.pid for process in started])
    finally:
        for process in started:
            processes.stop(process)
        if printed := log.read_text(errors="replace").strip():
            print(f"The server said:\n{printed[-3000:]}", file=sys.stderr)
        log.unlink()
