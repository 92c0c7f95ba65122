"""Two members who talk, and what their sockets hear and when."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bench.faults.site import Site, site
from tests.faults.member import Member, Socket


@dataclass
class Pair:
    """Ada and Ben share a conversation; Ben's requests go to the last of the site's servers."""

    ada: Member
    ben: Member
    conversation: str

    @classmethod
    def of(cls, site: Site) -> "Pair":
        ada, ben = Member.sign_up(site.urls[0], "Ada"), Member.sign_up(site.urls[0], "Ben")
        return cls(ada, ben.at(site.urls[-1]), ada.contact_of(ben))

    async def typing_crosses(self, hers: Socket, his: Socket, within: float = 60) -> float:
        """Seconds until something that is stored nowhere reaches Ben's socket."""
        began = time.monotonic()
        his.texts.clear()
        while not his.heard("chat:typing", userId=self.ada.id):
            if time.monotonic() - began > within:
                raise TimeoutError("nothing crossed from process to process")
            await hers.command("chat:typing", conversationId=self.conversation)
            await asyncio.sleep(0.05)
        return time.monotonic() - began

    async def message_takes(self, hers: Socket, his: Socket, content: str) -> float:
        """Seconds from sending to hearing."""
        began = time.monotonic()
        answer = await hers.command("chat:message", conversationId=self.conversation, content=content)
        if answer["type"] != "ack":
            raise RuntimeError(f"{content}: {answer}")
        await his.until(lambda: his.heard("chat:message:new", content=content), 60)
        return time.monotonic() - began


async def seconds(work: Awaitable[Any]) -> float:
    """How long it takes."""
    began = time.monotonic()
    await work
    return time.monotonic() - began


def between_two(
    work: Callable[[Site, Pair], Coroutine[Any, Any, str]], *, servers: int = 1, redis_runs: bool = True, **options: Any
) -> str:
    """What a row of sockets stands on: a site with so many servers, and Ada and Ben on it, for `work(site, pair)`.

    `options` are those of `site`. With `redis_runs=False` Redis is not there before the row starts it.
    """
    with site(**options) as found:
        if redis_runs and options.get("redis", True):
            found.redis_start()
        for _ in range(servers):
            found.serve()
        return asyncio.run(work(found, Pair.of(found)))
