"""Clients of the earlier systems as they were written: socket.io-client and fetch, nothing changed but the address.

Each script runs over polling with an upgrade and over a websocket alone, with both people on one process and each on
their own behind the proxy.
"""

import os
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy.cluster import proxy
from tests.plugins import processes
from tests.plugins.site import Site, site

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

SCRIPTS = sorted(Path(__file__).parent.glob("scripts/*.mjs"))
NAMES = [script.stem for script in SCRIPTS if script.stem != "lib"]
LOG = 1000  # characters of the servers' log that stand before the error of a script
ENGINE = "/socket.io/?EIO=4&transport=polling"


@dataclass
class Addresses:
    """Where scripts connect to, and the addresses that two of their people come from."""

    site: Site
    proxy: str
    first: str
    second: str


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    port = processes.free_port()
    folder = tmp_path_factory.mktemp("proxy")
    url = f"http://127.0.0.1:{port}"
    with site(TRUSTED_PROXIES="1", CLIENT_ORIGIN=url, RATE_LIMITS_ENABLED="false") as running:
        running.redis_start()
        servers = [running.serve(), running.serve()]
        running.work()
        with proxy(folder, port, servers):
            yield Addresses(running, url, *(address_of(server, url) for server in servers))


def address_of(server: str, proxied: str) -> str:
    """An address of a client whom the proxy leads to that server."""
    for number in range(1, 250):
        address = f"10.0.0.{number}"
        opened = urllib.request.Request(proxied + ENGINE, headers={"X-Forwarded-For": address})
        with urllib.request.urlopen(opened, timeout=60) as answer:
            sid = answer.read().decode().split('"sid":"')[1].split('"')[0]
        if knows(server, sid):
            return address
    raise AssertionError(f"The proxy leads nobody to {server}.")


def knows(server: str, sid: str) -> bool:
    """True when that process has the Engine.IO session."""
    try:
        with urllib.request.urlopen(f"{server}{ENGINE}&sid={sid}", data=b"3", timeout=60):
            return True
    except urllib.error.HTTPError:
        return False


@pytest.mark.parametrize("transport", ["polling", "websocket"])
@pytest.mark.parametrize("name", NAMES)
def test_a_client_of_the_system_works_with_only_its_address_changed_on_one_process(name, transport, addresses):
    run(name, transport, addresses.site, addresses.site.urls[0], addresses.first, addresses.first)


@pytest.mark.parametrize("transport", ["polling", "websocket"])
@pytest.mark.parametrize("name", NAMES)
def test_a_client_of_the_system_works_with_each_person_on_another_process(name, transport, addresses):
    run(name, transport, addresses.site, addresses.proxy, addresses.first, addresses.second)


def run(name: str, transport: str, running: Site, address: str, first: str, second: str) -> None:
    env = {"ADDRESS": address, "TRANSPORT": transport, "FIRST": first, "SECOND": second}
    script = Path(__file__).parent / "scripts" / f"{name}.mjs"
    done = subprocess.run(
        ["node", str(script)],
        env={**os.environ, **env, "MAILS": str(running.folder / "mail")},
        capture_output=True,
        text=True,
        timeout=540,  # every wait in it has an end of its own
        check=False,
    )
    if done.returncode:  # the script's own error comes last: that is what a summary shows
        pytest.fail(f"{running.logs()[-LOG:]}\n{done.stdout}{done.stderr}")
