"""A real coturn takes the credentials that we make, and no others."""

import base64
import hashlib
import hmac
import time
from contextlib import ExitStack, closing
from uuid import uuid4

import pytest

from rooms.ice import ice_for, turn_credentials
from tests.plugins import processes
from tests.rooms.stun import Relay

pytestmark = pytest.mark.slow


@pytest.fixture
def new_relay(turn_server, settings):
    """Each has a socket of its own, because coturn remembers who asked by their address."""
    settings.TURN_URLS = [turn_server.environment["TURN_URLS"]]
    settings.TURN_SECRET = turn_server.secret
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(Relay(turn_server.address)))


def test_credentials_that_we_make_open_a_relay(new_relay):
    (server,) = ice_for(uuid4()).servers
    code, address = new_relay().allocate(server.username, server.credential)
    assert (code, address[0]) == (0, "127.0.0.1")


def test_credentials_that_ran_out_open_none(new_relay, settings):
    settings.TURN_TTL_SECONDS = -60
    made = turn_credentials(uuid4())
    assert new_relay().allocate(made.username, made.password) == (401, None)


def test_forged_ones_open_none_whatever_was_changed(new_relay):
    made = turn_credentials(uuid4())
    longer = f"{int(time.time()) + 999_999}:{uuid4()}"
    other_secret = base64.b64encode(hmac.digest(b"guessed", made.username.encode(), hashlib.sha1)).decode()
    for username, password in [(longer, made.password), (made.username, other_secret), (made.username, "")]:
        assert new_relay().allocate(username, password) == (401, None)


def test_a_call_that_lasts_longer_than_its_credentials_keeps_its_relay(new_relay, settings):
    """Browsers refresh a relay with what opened it: coturn has checked that, and the time counts at the opening."""
    settings.TURN_TTL_SECONDS = 2
    made, relay = turn_credentials(uuid4()), new_relay()
    while relay.allocate(made.username, made.password)[0] != 0:  # on a busy machine they may have run out already
        made, relay = turn_credentials(uuid4()), new_relay()
    processes.eventually(lambda: new_relay().allocate(made.username, made.password) == (401, None), "they run out")
    assert relay.refresh(made.username, made.password) == 0
