"""deploy/coturn as it is shipped, with a real coturn: relays for members of ours, and a way into no other network."""

import os
import subprocess
from contextlib import closing, contextmanager
from uuid import uuid4

import pytest
from django.conf import settings as product

from rooms.ice import turn_credentials
from tests.plugins import processes
from tests.plugins.turn import ADDRESS, SECRET
from tests.rooms.stun import Relay

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]


START = product.BASE_DIR / "deploy/coturn/start.sh"


IPV6 = "::1"


@contextmanager
def relay(folder, settings, relay_ip, **env):
    """A relay at a coturn that `start.sh` starts."""
    settings.TURN_SECRET = SECRET
    port, log = processes.free_port(), folder / "turn.log"
    here = ["--listening-ip", ADDRESS, "--relay-ip", relay_ip, "--listening-port", str(port)]
    files = ["--userdb", folder / "turn.sqlite3", "--pidfile", folder / "turn.pid"]
    env = {**os.environ, "TURN_SECRET": SECRET, **env}
    process = processes.start(["sh", START, *here, *files], log=log, env=env)
    try:
        processes.wait_until(lambda: processes.answers(port), process, log, "coturn")
        with closing(Relay((ADDRESS, port))) as made:
            yield made
    finally:
        processes.stop(process)


def test_it_relays_at_its_public_address_and_leads_into_no_private_network(tmp_path, settings):
    with relay(tmp_path, settings, ADDRESS, TURN_EXTERNAL_IP="203.0.113.5") as turn:
        one = turn_credentials(uuid4())
        code, address = turn.allocate(one.username, one.password)
        assert (code, address[0]) == (0, "203.0.113.5")
        assert 49160 <= address[1] <= 49999
        private = ["10.1.2.3", "127.0.0.1", "169.254.169.254", "172.20.0.2", "192.168.1.1", "100.64.0.1", "0.0.0.0"]
        assert {peer: turn.permit(one.username, one.password, peer) for peer in private} == dict.fromkeys(private, 403)
        assert turn.permit(one.username, one.password, "198.51.100.7") == 0


@pytest.mark.needs_ipv6
def test_no_ipv6_address_leads_into_a_private_network_either(tmp_path, settings):
    """An IPv4 address may be written in several ways in one of IPv6."""
    private = ["::", "::1", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::10.1.2.3", "2002:a01:203::1", "64:ff9b::a01:203"]
    private += ["64:ff9b:1::a01:203", "fd00::1", "fe80::1"]
    with relay(tmp_path, settings, IPV6) as turn:
        one = turn_credentials(uuid4())
        assert turn.allocate_ipv6(one.username, one.password) == 0
        assert {peer: turn.permit(one.username, one.password, peer) for peer in private} == dict.fromkeys(private, 403)
        assert turn.permit(one.username, one.password, "2606:4700::1111") == 0


@pytest.mark.parametrize("secret", ["", "short"])
def test_without_a_secret_it_does_not_start(secret):
    env = {"PATH": os.environ["PATH"], "TURN_SECRET": secret}
    done = subprocess.run(["sh", START], env=env, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode
    assert "Set TURN_SECRET" in done.stderr
