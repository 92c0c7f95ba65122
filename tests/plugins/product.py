"""The product itself as other processes run it: for tests in a browser and tests of a deployment."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.plugins import processes

ROOT = Path(settings.BASE_DIR)
BETWEEN_MAILS = "-" * 79 + "\n"  # after each, as Django's file backend writes them
MIGRATED = ROOT / "var" / "tests" / "migrated"
ONE_AFTER_THE_OTHER = """
import json, sys
import django
from django.core.management import call_command
django.setup()
for command in json.loads(sys.argv[1]):
    call_command(*command)
"""


@dataclass(frozen=True)
class Product:
    """A running server: its address, the folder with its data, and its process."""

    url: str
    data: Path
    process: processes.Process

    @property
    def mails(self) -> list[str]:
        """Every mail that was sent, oldest first. Those of one second may stand in one file, the last half written."""
        folder = self.data / "mail"
        files = sorted(folder.glob("*"), key=lambda file: file.stat().st_mtime) if folder.is_dir() else []
        return [mail for file in files for mail in file.read_text(errors="replace").split(BETWEEN_MAILS)[:-1]]


def environment(data: Path, **more: str) -> dict[str, str]:
    """Variables of a server that keeps everything in `data` and hears nothing of this test run's settings."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "skillswap.settings",
        "SKILLSWAP_DATA": str(data),
        "DATABASE_URL": f"sqlite:///{data / 'skillswap.sqlite3'}",
        "REDIS_URL": "",
        "EMAIL_PROVIDER": "",
        "EMAIL_URL": "",
        "VAPID_PRIVATE_KEY": "8xTbmVy3wRr7Uo3lCWSLzLWmQO1QrHnXkQmzu9XbY6E",
        "STUN_URLS": "",
        "TURN_URLS": "",
        "RATE_LIMITS_ENABLED": "false",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        **more,
    }


def manage(*arguments: str, env: Mapping[str, str]) -> None:
    """Run a command of manage.py. RuntimeError with its output when it fails."""
    _run([sys.executable, "manage.py", *arguments], " ".join(arguments), env)


def migrate(env: Mapping[str, str]) -> None:
    """An empty database of the product at DATABASE_URL, where none is yet.

    Every SQLite database of a version begins as the same file: it is migrated once and kept in var/tests.
    """
    url = env["DATABASE_URL"]
    if not url.startswith("sqlite:///"):
        manage("migrate", "--verbosity", "0", env=env)
        return
    MIGRATED.mkdir(parents=True, exist_ok=True)
    with (MIGRATED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = MIGRATED / f"{_version()}.sqlite3"
        if not made.exists():
            for older in MIGRATED.glob("*.sqlite3*"):
                older.unlink()
            new = made.with_suffix(".sqlite3-new")
            manage("migrate", "--verbosity", "0", env={**env, "DATABASE_URL": f"sqlite:///{new}"})
            new.rename(made)
        shutil.copyfile(made, url.removeprefix("sqlite:///"))


def _version() -> str:
    """Changes with any migration of ours or of a package."""
    files = [ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations/*.py"))]
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:20]


def manage_each(*commands: Sequence[str], env: Mapping[str, str]) -> None:
    """Run several commands of manage.py in one process, because loading the product costs more than most of them."""
    names = ", ".join(name for name, *_ in commands)
    _run([sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(commands)], names, env)


def _run(command: list[str], name: str, env: Mapping[str, str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} failed:\n{done.stdout}{done.stderr}"[-4000:])


@contextmanager
def serving(
    data: Path, env: Mapping[str, str], port: int | None = None, *, ready: Callable[[str], bool] | None = None
) -> Iterator[Product]:
    """A server process on a free port, once it is `ready` (healthy, if nothing else is said); ends with the block."""
    port = port or processes.free_port()
    url, log = f"http://127.0.0.1:{port}", data / f"server-{port}.log"
    env = {"CLIENT_ORIGIN": url, **env, "PORT": str(port)}
    process = processes.start([sys.executable, "manage.py", "serve"], log=log, env=env, cwd=ROOT)
    try:
        processes.wait_until(lambda: (ready or is_up)(url), process, log, "The server")
        yield Product(url, data, process)
    finally:
        processes.stop(process)


@contextmanager
def working(data: Path, env: Mapping[str, str]) -> Iterator[None]:
    """A worker process for background jobs; ends with the block."""
    command = [sys.executable, "manage.py", "run_huey", "--quiet"]
    process = processes.start(command, log=data / "worker.log", env=env, cwd=ROOT)
    try:
        yield
    finally:
        processes.stop(process)


def is_up(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/api/health", timeout=10) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def listens(url: str) -> bool:
    """True as soon as the server takes connections, whatever else is away."""
    return processes.answers(int(url.rsplit(":", 1)[1]))
