"""Several processes and one Redis: what one publishes the others' sockets hear, and what is lost is told again.

Events that are stored nowhere show it: nothing but the message itself, or being told again, brings them.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
from channels_redis.pubsub import RedisPubSubChannelLayer

from realtime.layer import GROUP
from realtime.presence import RedisPresence
from tests.faults.member import Member
from tests.plugins import product
from tests.plugins.site import Site, site

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

PUBLISH = """
from uuid import UUID
from realtime.events import UserOnline
from realtime.services import publish
publish(UserOnline(user_id=UUID("{about}"), last_online_at=None), to=[UUID("{to}")])
"""
ELSEWHERE = "elsewhere"  # a process that the tests play: it writes what it holds, and its events are all lost


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with site() as found:
        found.redis_start()
        found.serve()
        yield found


async def test_what_a_worker_or_a_command_publishes_is_heard_at_once_and_troubles_no_server(running):
    ada, ben = [await asyncio.to_thread(Member.sign_up, running.urls[0], name) for name in ("Ada", "Ben")]
    async with ada.socket() as hers:
        await asyncio.to_thread(running.until_linked, 1)
        for member in (ada, ben):
            code = PUBLISH.format(about=member.id, to=ada.id)
            await asyncio.to_thread(product.manage, "shell", "-c", code, env=running.env)
        await hers.until(lambda: hers.heard("user:online", userId=ada.id) and hers.heard("user:online", userId=ben.id))
    assert "redis_away" not in running.logs()


async def test_whose_message_was_lost_between_two_processes_is_seen_come_and_go_all_the_same(running):
    ada, ben = [await asyncio.to_thread(Member.sign_up, running.urls[0], name) for name in ("Ada", "Ben")]
    await asyncio.to_thread(ada.contact_of, ben)
    everywhere = RedisPresence(running.env["REDIS_URL"])
    async with ada.socket() as hers, others_of(running) as send:
        await asyncio.to_thread(running.until_linked, 1)
        await send({"type": "probe", "origin": ELSEWHERE, "number": 0})
        for number, (sockets, event) in zip((2, 4), [(1, "user:online"), (0, "user:offline")], strict=True):
            everywhere.renew(ELSEWHERE)
            everywhere.record(ELSEWHERE, UUID(ben.id), sockets)
            await send({"type": "probe", "origin": ELSEWHERE, "number": number})
            await hers.until(lambda event=event: hers.heard(event, userId=ben.id))
            hers.texts.clear()


@asynccontextmanager
async def others_of(running: Site) -> AsyncIterator[Callable[[dict[str, Any]], Awaitable[None]]]:
    """Sends what another process would send."""
    layer = RedisPubSubChannelLayer(hosts=[running.env["REDIS_URL"]])
    yield lambda message: layer.group_send(GROUP, message)
    await layer.flush()
