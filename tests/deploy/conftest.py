"""One server with its worker, behind the client's nginx and a proxy with TLS: for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.tls import Site, running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running(Path(tmp_path_factory.mktemp("tls"))) as started:
        yield started
