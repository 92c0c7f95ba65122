"""The product itself as other processes run it: for tests in a browser and tests of a deployment."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.plugins import processes

ROOT = Path(settings.BASE_DIR)


@dataclass(frozen=True)
class Product:
    """A running server: its address, the folder with its data, and its process."""

    url: str
    data: Path
    process: processes.Process

    @property
    def mails(self) -> list[str]:
        """Every mail that was sent, oldest first."""
        folder = self.data / "mail"
        files = sorted(folder.glob("*"), key=lambda file: file.stat().st_mtime) if folder.is_dir() else []
        return [file.read_text() for file in files]


def environment(data: Path, **more: str) -> dict[str, str]:
    """Variables of a server that keeps everything in `data` and hears nothing of this test run's settings."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "skillswap.settings",
        "SKILLSWAP_DATA": str(data),
        "DATABASE_URL": f"sqlite:///{data / 'skillswap.sqlite3'}",
        "REDIS_URL": "",
        "EMAIL_URL": "",
        "RATE_LIMITS_ENABLED": "false",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        **more,
    }


def manage(*arguments: str, env: Mapping[str, str]) -> None:
    """Run a command of manage.py. RuntimeError with its output when it fails."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"[-4000:])


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
