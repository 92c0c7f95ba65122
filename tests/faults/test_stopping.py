"""A server that is told to stop, as every deployment does: it answers what it was asked, and nobody misses anything."""

import asyncio
import json
import signal
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.faults.member import PATIENCE_SECONDS, Member
from tests.plugins import processes
from tests.plugins.locks import locked
from tests.plugins.site import Site, site

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]


@pytest.fixture
def running() -> Iterator[Site]:
    with site(STOP_SECONDS="60") as found:  # on a busy machine, too
        found.redis_start()
        found.serve()
        found.serve()
        yield found


async def test_a_server_that_stops_answers_what_it_was_asked_and_nobody_is_seen_to_go_who_comes_back(running):
    stops, stays = running.servers
    ada, ben = [await asyncio.to_thread(Member.sign_up, stops.url, name) for name in ("Ada", "Ben")]
    conversation = await asyncio.to_thread(ada.contact_of, ben)
    async with ada.socket() as hers, ben.at(stays.url).socket() as his:
        with locked(running.env["DATABASE_URL"]):
            asked = await asyncio.to_thread(message_sent, ada, conversation, "The last word")
            stops.process.send_signal(signal.SIGTERM)
            await asyncio.to_thread(processes.eventually, lambda: not processes.answers(asked.port), "it is closed")
            assert hers.wire.close_code is None
        with closing(asked):
            assert (await asyncio.to_thread(asked.getresponse)).status == 201
        await his.until(lambda: his.heard("chat:message:new", content="The last word"))
        await hers.wire.wait_closed()
        async with ada.at(stays.url).socket() as hers_there:
            assert hers_there.welcome["online"] == [ben.id]
            await hers_there.command("chat:typing", conversationId=conversation)
            await his.until(lambda: his.heard("chat:typing", userId=ada.id))
            assert not his.heard("user:offline", userId=ada.id)


def message_sent(sender: Member, conversation: str, content: str) -> HTTPConnection:
    """A connection on which the server has begun to write a message, whose answer can be waited for."""
    connection = HTTPConnection(urlsplit(sender.url).netloc, timeout=PATIENCE_SECONDS)
    connection.request("GET", "/api/alive")
    connection.getresponse().read()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {sender.token}"}
    body = json.dumps({"content": content, "clientId": "00000000-0000-4000-8000-000000000001"})
    connection.request("POST", f"/api/chat/conversations/{conversation}/messages", body, headers)
    with urllib.request.urlopen(f"{sender.url}/api/alive", timeout=PATIENCE_SECONDS):
        return connection  # the server reads connections in their turn: it has read ours
