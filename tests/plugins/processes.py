"""Servers that a test run starts for itself: ports, waiting, and an end that always comes."""

import contextlib
import fcntl
import os
import random
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

START_SECONDS = 120
GRACE_SECONDS = 5
PORTS = range(20_000, 32_000)

Process = subprocess.Popen[bytes]


def free_port() -> int:
    """A TCP port on the loopback that nobody uses, and that no other test process is given while this one lives.

    It lies below those that the system gives to outgoing connections, so a server that was killed finds its port free
    when it comes back.
    """
    for port in random.SystemRandom().sample(PORTS, len(PORTS)):
        if _reserve(port):
            return port
    raise RuntimeError("No port is free.")


def _reserve(port: int) -> bool:
    """True when it is ours now: a lock on a file of that name, open until the system closes it with the process."""
    folder = Path(tempfile.gettempdir()) / "skillswap-ports"
    folder.mkdir(exist_ok=True)
    file = os.open(folder / str(port), os.O_WRONLY | os.O_CREAT)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
    except OSError:
        os.close(file)
        return False
    return True


def start(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    cwd: Path | None = None,
) -> Process:
    """Start a server; what it prints goes to `log`. `user` is who runs it, when we are root."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            user=user,
            cwd=cwd,
        )


def answers(port: int) -> bool:
    """True when something listens on the loopback's `port`."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.5):
        return True
    return False


def wait_until(ready: Callable[[], bool], process: Process, log: Path, name: str) -> None:
    """Return when `ready()`; RuntimeError with the end of the log when the process dies or 120 s pass."""
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            stop(process)
            raise RuntimeError(f"{name} did not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.02)


def eventually(true: Callable[[], bool], what: str) -> None:
    """Return when `true()`; AssertionError when it never is (120 s)."""
    deadline = time.monotonic() + START_SECONDS
    while not true():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.02)


def stop(process: Process, grace: float = GRACE_SECONDS) -> None:
    """End the process: kindly, and after `grace` seconds for certain."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def unprivileged_user() -> str | None:
    """Whom to run a server as that refuses root; None when we are not root."""
    return "nobody" if os.geteuid() == 0 else None
