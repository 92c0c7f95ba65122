"""Rows of the sockets: Redis is away, emptied, or a process freezes."""

import asyncio
import signal
import time
from contextlib import AsyncExitStack
from statistics import median

import redis

from bench.faults.people import Pair, between_two, seconds
from bench.faults.rows import row
from bench.faults.site import Site
from tests.faults.member import Member, Socket

MOST_HEALING_SECONDS = 5.0


@row(
    "redis-down-at-start",
    seen="first socket while Redis is down closes 1011; after it is back, messages between processes take 13 to 25 s, "
    "for ever",
    right="accepted at once; healthy within 5 s of Redis' return",
)
def redis_down_at_start() -> str:
    return between_two(_down_then_back, servers=2, redis_runs=False)


async def _down_then_back(found: Site, pair: Pair) -> str:
    async with AsyncExitStack() as tabs:
        began = time.monotonic()
        hers = await tabs.enter_async_context(pair.ada.socket())
        welcome = time.monotonic() - began
        his = await tabs.enter_async_context(pair.ben.socket())
        away = await pair.message_takes(hers, his, "away")
        await asyncio.to_thread(found.redis_start)
        healed = await pair.typing_crosses(hers, his)
        after = [await pair.message_takes(hers, his, f"after {number}") for number in range(9)]
    if healed > MOST_HEALING_SECONDS:
        raise RuntimeError(f"healthy only after {healed:.1f} s")
    return (
        f"welcomed after {welcome:.2f} s; a message to the other process {away:.1f} s while Redis is down; live "
        f"{healed:.1f} s after it answers, then {1000 * median(after):.0f} ms"
    )


@row(
    "redis-emptied",
    seen="FLUSHALL, then one arrival: everybody else of that process is offline and their socket count restarts",
    right="the process writes anew what it has",
)
def redis_emptied() -> str:
    return between_two(_emptied, servers=2)


async def _emptied(found: Site, pair: Pair) -> str:
    client = redis.Redis(port=found.redis_port)
    async with pair.ada.socket() as hers, pair.ben.socket() as his:
        cem = await asyncio.to_thread(Member.sign_up, found.urls[0], "Cem")
        client.flushall()
        crossed = await pair.typing_crosses(hers, his)
        async with cem.socket():
            after_arrival = await seconds(_until_seen(pair))
        client.flushall()
        alone = await seconds(_until_seen(pair))
    return (
        f"after an arrival the others are online again within {after_arrival:.2f} s, without one within {alone:.1f} s; "
        f"messages between processes go on ({crossed:.2f} s)"
    )


async def _until_seen(pair: Pair) -> None:
    async with asyncio.timeout(60):
        while True:
            async with pair.ben.socket() as tab:
                if pair.ada.id in tab.welcome["online"]:  # type: ignore[index]
                    return
            await asyncio.sleep(0.1)


@row(
    "process-frozen",
    seen="a process whose lease lapsed stays offline",
    right="its members go offline, and come back with it",
)
def process_frozen() -> str:
    return between_two(_frozen, servers=2)


async def _frozen(found: Site, pair: Pair) -> str:
    process = found.servers[0].process
    async with AsyncExitStack() as tabs:
        hers = await tabs.enter_async_context(pair.ada.socket(ping_interval=None))
        his = await tabs.enter_async_context(pair.ben.socket(ping_interval=None))
        his.texts.clear()
        process.send_signal(signal.SIGSTOP)
        offline = await seconds(his.until(lambda: his.heard("user:offline", userId=pair.ada.id), 60))
        his.texts.clear()
        process.send_signal(signal.SIGCONT)
        online = await seconds(_until_online(pair, tabs, hers, his))
    return f"contacts see them offline after {offline:.0f} s, and online {online:.1f} s after it goes on"


async def _until_online(pair: Pair, tabs: AsyncExitStack, hers: Socket, his: Socket) -> None:
    """Ada's client comes back when Daphne gave its socket up while the process was frozen."""
    async with asyncio.timeout(60):
        while not his.heard("user:online", userId=pair.ada.id):
            if hers.wire.close_code is not None:
                hers = await tabs.enter_async_context(pair.ada.socket(ping_interval=None))
            await asyncio.sleep(0.05)
