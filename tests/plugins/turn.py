"""A real coturn for a test run: time-limited credentials by a shared secret, on the loopback, kept nowhere.

`turn_server.environment` are the variables of a product that uses it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugins import processes

SECRET = "a-secret-of-tests-that-coturn-shares-with-us"
ADDRESS = "127.0.0.1"


@dataclass(frozen=True)
class TurnServer:
    """Where it listens (UDP and TCP), and the secret that makes credentials for it."""

    port: int
    secret: str = SECRET

    @property
    def address(self) -> tuple[str, int]:
        return ADDRESS, self.port

    @property
    def environment(self) -> dict[str, str]:
        """Of a product whose calls go through this server, and never directly."""
        urls = f"turn:{ADDRESS}:{self.port}?transport=udp"
        return {"TURN_URLS": urls, "TURN_SECRET": self.secret, "CALL_ICE_POLICY": "relay"}


@contextmanager
def turn(folder: Path) -> Iterator[TurnServer]:
    """A coturn with its files in `folder`, until the block ends."""
    server = shutil.which("turnserver")
    if not server:
        raise RuntimeError("turnserver is missing: apt-get install coturn.")
    port, log = processes.free_port(), folder / "turn.log"
    # The loopback is where everything of a test is; a coturn that others can reach must not relay to it.
    options = ["--allow-loopback-peers", "--no-tls", "--no-dtls", "--no-cli", "--no-rfc5780", "--fingerprint"]
    here = ["--listening-ip", ADDRESS, "--relay-ip", ADDRESS, "--listening-port", str(port)]
    files = ["--userdb", folder / "turn.sqlite3", "--pidfile", folder / "turn.pid", "--log-file", "stdout"]
    sign_in = ["--use-auth-secret", "--static-auth-secret", SECRET, "--realm", "skillswap.test"]
    process = processes.start([server, "-n", "--relay-threads", "1", *options, *here, *files, *sign_in], log=log)
    try:
        processes.wait_until(lambda: processes.answers(port), process, log, "coturn")
        yield TurnServer(port)
    finally:
        processes.stop(process)


@pytest.fixture(scope="session")
def turn_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TurnServer]:
    """One coturn for all tests of a session (with xdist: of a worker)."""
    with turn(tmp_path_factory.mktemp("turn")) as server:
        yield server
