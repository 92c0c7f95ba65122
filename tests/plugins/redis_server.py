"""A real redis-server for a test run."""

import atexit
import shutil
from pathlib import Path

import redis

from tests.plugins import processes

HUBS = "asgi__group__hubs"  # `realtime.layer.GROUP`, as channels_redis calls it


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


def until_linked(port: int, servers: int) -> None:
    """Wait until so many servers hear what others publish. Each begins with its first socket, and takes a moment."""
    with redis.Redis(port=port) as client:
        processes.eventually(lambda: client.pubsub_numsub(HUBS)[0][1] >= servers, f"{servers} servers are linked")
