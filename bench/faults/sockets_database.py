"""Rows of the sockets: somebody else holds the database."""

import asyncio
import json
import time
from statistics import median

import redis

from bench.faults.people import Pair, between_two, seconds
from bench.faults.rows import row
from bench.faults.site import Site
from tests.plugins.locks import locked

LOCKED_SECONDS = 60


@row(
    "table-locked-heartbeats",
    seen="one table locked for 60 s, and all sockets of the process hear nothing for 84 s (clients give up at 50)",
    right="heartbeats leave on time whatever the database does; the presence lease too",
)
def table_locked() -> str:
    return between_two(_locked_heartbeats, database="postgres")


async def _locked_heartbeats(found: Site, pair: Pair) -> str:
    client, gaps, leases = redis.Redis(port=found.redis_port), [], []
    async with pair.ada.socket() as hers:
        heard_at, heard = time.monotonic(), len(hers.texts)
        began = heard_at
        with locked(found.env["DATABASE_URL"]):
            for number in range(20):  # more commands than database threads
                frame = {"type": "chat:typing", "id": str(number), "data": {"conversationId": pair.conversation}}
                await hers.wire.send(json.dumps(frame))
            while time.monotonic() - began < LOCKED_SECONDS:
                await asyncio.sleep(0.05)
                leases.append(client.zcount("skillswap:presence:leases", time.time(), "+inf"))
                beats = [text for text in hers.texts[heard:] if '"heartbeat"' in text]
                if beats:
                    gaps.append(time.monotonic() - heard_at)
                    heard_at, heard = time.monotonic(), len(hers.texts)
        gaps.append(time.monotonic() - heard_at)
        back = await seconds(hers.command("ping"))
    if max(gaps) > 30 or not all(leases):
        raise RuntimeError(f"silent for {max(gaps):.0f} s; lease held {sum(map(bool, leases))} of {len(leases)}")
    return (
        f"all tables locked for {LOCKED_SECONDS} s: longest silence {max(gaps):.0f} s (a heartbeat is due every 25 s), "
        f"lease always held; a command is answered {back:.1f} s after"
    )


TABS = 25  # more than SOCKETS_PER_MEMBER


@row(
    "tab-closes-in-command",
    seen="the socket stays in the hub, the member stays online, after 20 the member is locked out with 4409",
    right="every way out of the consumer leaves hub, presence and counts at zero",
)
def tab_closes() -> str:
    return between_two(_tabs_close, database="postgres")


async def _tabs_close(found: Site, pair: Pair) -> str:
    client = redis.Redis(port=found.redis_port)
    with locked(found.env["DATABASE_URL"], "chat_message"):
        for number in range(TABS):
            async with pair.ada.socket() as hers:
                data = {"conversationId": pair.conversation, "content": f"half said {number}"}
                frame = {"type": "chat:message", "id": f"01a20000-0000-7000-8000-{number:012d}", "data": data}
                await hers.wire.send(json.dumps(frame))
        took = await seconds(_until_nobody_is_in(client))
    async with pair.ada.socket():
        pass
    return (
        f"{TABS} tabs closed in mid-command while a table is locked: all were let in, presence empty after {took:.1f} s"
    )


async def _until_nobody_is_in(client: redis.Redis) -> None:
    async with asyncio.timeout(30):
        while any(client.hlen(key) for key in client.keys("skillswap:presence:[0-9]*")):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


@row("typing", seen="typing takes SQLite's write lock", right="what stores nothing opens no transaction")
def typing() -> str:
    return between_two(_typing, redis=False)


async def _typing(found: Site, pair: Pair) -> str:
    async with pair.ada.socket() as hers, pair.ben.socket() as his:
        with locked(found.env["DATABASE_URL"]):
            took = [await pair.typing_crosses(hers, his, within=5) for _ in range(20)]
    return (
        f"while SQLite is locked typing arrives after {1000 * median(took):.0f} ms (the longest {1000 * max(took):.0f})"
    )
