"""A real server process on a database file of its own, which tests may kill."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.member import Member
from tests.plugins import processes, product


class Mortal:
    """A server that can be killed and started again at the same address, over the same data."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = processes.free_port()
        self.env = product.environment(
            data, CLIENT_ORIGIN=f"http://127.0.0.1:{self.port}", SOCKET_UNREAD_BYTES="1000000"
        )
        self.life = ExitStack()
        product.migrate(self.env)
        self.start()

    def start(self) -> None:
        self.product = self.life.enter_context(product.serving(self.data, self.env, self.port))
        self.url = self.product.url

    def log(self) -> str:
        """What the server has logged since the beginning."""
        return (self.data / f"server-{self.port}.log").read_text(errors="replace")

    def kill(self) -> None:
        """As a power cut does: no signal handler, no goodbye."""
        self.product.process.kill()
        self.product.process.wait()

    def revive(self) -> None:
        """Start it again if the test before has left it dead: one failure shall not look like many."""
        if self.product.process.poll() is not None:
            self.start()


@pytest.fixture(scope="session")
def mortal_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    server = Mortal(Path(tmp_path_factory.mktemp("mortal")))
    with server.life:
        yield server


@pytest.fixture
def mortal(mortal_server: Mortal) -> Mortal:
    mortal_server.revive()
    return mortal_server


@pytest.fixture
def ada(mortal: Mortal) -> Member:
    return Member.sign_up(mortal.url, "Ada Okafor")


@pytest.fixture
def ben(mortal: Mortal) -> Member:
    return Member.sign_up(mortal.url, "Ben Moreau")
