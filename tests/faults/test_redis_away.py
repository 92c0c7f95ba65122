"""Redis is down at the start, comes, is emptied, goes and comes back: sockets stay, and heal by themselves."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest
import redis

from tests.faults.member import Member, Socket
from tests.plugins.site import Site, site

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]


@pytest.fixture(scope="module")
def two_servers() -> Iterator[Site]:
    """Two processes that were started while Redis was down. Limits are on."""
    with site() as found:
        found.serve()
        found.serve()
        yield found


class Pair:
    """Ada at one process, Ben at the other."""

    def __init__(self, servers: Site) -> None:
        self.ada = Member.sign_up(servers.urls[0], "Ada")
        self.ben = Member.sign_up(servers.urls[0], "Ben").at(servers.urls[1])
        self.conversation = self.ada.contact_of(self.ben)

    async def until_typing_crosses(self, hers: Socket, his: Socket) -> None:
        """Passing events are stored nowhere: they come by Redis only, and as often as it takes."""
        his.texts.clear()

        async def type_on() -> None:
            while True:
                await hers.command("chat:typing", conversationId=self.conversation)
                await asyncio.sleep(0.1)

        typing = asyncio.create_task(type_on())
        try:
            await his.until(lambda: his.heard("chat:typing", userId=self.ada.id))
        finally:
            typing.cancel()
            await asyncio.gather(typing, return_exceptions=True)

    async def message_crosses(self, hers: Socket, his: Socket, content: str) -> None:
        answer = await hers.command("chat:message", conversationId=self.conversation, content=content)
        assert answer["type"] == "ack", answer
        await his.until(lambda: his.heard("chat:message:new", content=content))

    async def is_seen_at(self, server: str) -> None:
        """A new tab of Ben's at that server is told that Ada is online: by its welcome, or soon after."""
        async with self.ben.at(server).socket() as tab:
            known = self.ada.id in tab.welcome["online"]
            await tab.until(lambda: known or tab.heard("user:online", userId=self.ada.id))


async def test_sockets_live_through_everything_that_redis_does(two_servers):
    pair = await asyncio.to_thread(Pair, two_servers)
    hers_at, his_at = two_servers.urls
    async with AsyncExitStack() as tabs:
        # Redis is down at the start: everybody is let in, and what is written arrives by looking.
        hers = await tabs.enter_async_context(pair.ada.socket())
        his = await tabs.enter_async_context(pair.ben.socket())
        await pair.message_crosses(hers, his, "Redis is down")

        # It comes: live again, and who came meanwhile is seen.
        await asyncio.to_thread(two_servers.redis_start)
        await pair.until_typing_crosses(hers, his)
        await his.until(lambda: his.heard("user:online", userId=pair.ada.id))
        await pair.message_crosses(hers, his, "Redis is back")

        # It is emptied, and somebody else comes to Ada's process: Ada is still there.
        with redis.Redis(port=two_servers.redis_port) as client:
            client.flushall()
        stranger = await asyncio.to_thread(Member.sign_up, hers_at, "Cem")
        await tabs.enter_async_context(stranger.socket())
        await pair.is_seen_at(his_at)
        await pair.until_typing_crosses(hers, his)

        # It dies: sockets stay, new ones are let in, messages arrive.
        await asyncio.to_thread(two_servers.redis_stop)
        await pair.message_crosses(hers, his, "Redis died")
        hers = await tabs.enter_async_context(pair.ada.socket())
        await pair.message_crosses(hers, his, "A new tab while Redis is dead")

        # A new, empty one takes its place: as if nothing had been.
        await asyncio.to_thread(two_servers.redis_start)
        await pair.until_typing_crosses(hers, his)
        his.texts.clear()
    # All tabs are closed: nobody is online anywhere.
    async with pair.ben.at(hers_at).socket() as tab:
        await tab.until(lambda: pair.ada.id not in tab.welcome["online"] or tab.heard("user:offline"))
    assert_nothing_failed(two_servers)


async def test_two_who_first_write_to_each_other_while_redis_stands_still_see_each_other_afterwards(two_servers):
    if two_servers.redis is None:
        await asyncio.to_thread(two_servers.redis_start)
    first, second = two_servers.urls
    dan = await asyncio.to_thread(Member.sign_up, first, "Dan")
    eva = (await asyncio.to_thread(Member.sign_up, first, "Eva")).at(second)
    async with dan.socket() as his, eva.socket() as hers:
        two_servers.redis.send_signal(signal.SIGSTOP)
        try:
            await asyncio.to_thread(dan.contact_of, eva)
        finally:
            two_servers.redis.send_signal(signal.SIGCONT)
        await his.until(lambda: his.heard("user:online", userId=eva.id))
        await hers.until(lambda: hers.heard("user:online", userId=dan.id))
    assert_nothing_failed(two_servers)


def assert_nothing_failed(servers: Site) -> None:
    for event in ("socket_failed", "command_failed", "socket_task_failed", "Exception inside application"):
        assert event not in servers.logs()
