"""A real redis-server for a test run."""

import atexit
import shutil
from pathlib import Path

from tests.plugins import processes


def start(folder: Path) -> str:
    """Start an empty Redis that keeps nothing on disk; returns its REDIS_URL. It ends with this process."""
    process, port = launch(folder)
    atexit.register(processes.stop, process)
    return f"redis://127.0.0.1:{port}/0"


def launch(folder: Path, port: int | None = None) -> tuple[processes.Process, int]:
    """The process and its port (a free one, or the one given), for tests that stop it themselves."""
    server = shutil.which("redis-server")
    if not server:
        raise RuntimeError("redis-server is missing: apt-get install redis-server.")
    port, log = port or processes.free_port(), folder / "redis.log"
    command = [server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = processes.start([*command, "--dir", folder], log=log)
    processes.wait_until(lambda: processes.answers(port), process, log, "Redis")
    return process, port
