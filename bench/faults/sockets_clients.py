"""Rows of the sockets: clients that read nothing, or send what we do not want."""

import asyncio
import json
import time
from contextlib import AsyncExitStack, suppress
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from bench.faults.people import Pair, between_two
from bench.faults.rows import row
from bench.faults.site import Site, site

LONGEST = "\N{GRINNING FACE}" * 4000
SENDERS = 4


@row(
    "slow-reader",
    seen="a slow reader cost 118 MB until Daphne's ping time-out",
    right="closed with 4408 within seconds of the limit of 8 MB",
)
def slow_reader() -> str:
    return between_two(_slow, redis=False, RATE_LIMITS_ENABLED="false", LOG_LEVEL="INFO")


async def _slow(found: Site, pair: Pair) -> str:
    ticket = (await asyncio.to_thread(pair.ada.call, "POST", "/api/auth/socket", {}))["ticket"]
    address = f"{found.urls[0].replace('http', 'ws', 1)}/ws/"
    async with AsyncExitStack() as tabs:
        slow = await tabs.enter_async_context(
            connect(address, max_size=None, max_queue=1, ping_interval=None, close_timeout=1)
        )
        his = [await tabs.enter_async_context(pair.ben.socket()) for _ in range(SENDERS)]
        await slow.send(json.dumps({"type": "hello", "ticket": ticket}))
        await his[0].until(lambda: his[0].heard("user:online", userId=pair.ada.id))
        before = most = _memory(found)
        told_at = None
        while not his[0].heard("user:offline", userId=pair.ada.id):
            sending = [tab.command("chat:message", conversationId=pair.conversation, content=LONGEST) for tab in his]
            await asyncio.gather(*sending)
            most = max(most, _memory(found))
            if told_at is None and "slow_reader" in found.logs():
                told_at = time.monotonic()
        left = time.monotonic() - (told_at or time.monotonic())
        with suppress(ConnectionClosed):
            async for _ in slow:
                pass
        code = slow.close_code
    if code != 4408:
        raise RuntimeError(f"closed with {code}")
    grew = most - before
    return f"closed with {code}; contacts see them go {left:.1f} s after the limit; the server grew by {grew:.0f} MB"


def _memory(found: Site) -> float:
    """MB of the server's resident memory."""
    pages = Path(f"/proc/{found.servers[0].process.pid}/statm").read_text().split()[1]
    return int(pages) * 4096 / 1e6


@row(
    "burst-of-rubbish",
    seen="40 frames of `{}` in one burst end the consumer by an exception in the log",
    right="closed 4400, once, cleanly",
)
def burst() -> str:
    with site(redis=False) as found:
        found.serve()
        return asyncio.run(_burst(found))


async def _burst(found: Site) -> str:
    codes = []
    for _ in range(20):
        async with connect(f"{found.urls[0].replace('http', 'ws', 1)}/ws/") as wire:
            for _ in range(40):
                await wire.send("{}")
            await asyncio.wait_for(wire.wait_closed(), 20)
            codes.append(wire.close_code)
    if set(codes) != {4400} or "Traceback" in found.logs():
        raise RuntimeError(f"closed with {set(codes)}; {found.logs()[-200:]}")
    return f"{len(codes)} bursts: {len(codes)} closed with 4400, nothing in the log"


@row(
    "frame-too-large",
    seen="a frame over 16 KiB cuts the line (1006): the tab reconnects 66 times in 25 s; one of ours over it is lost",
    right="closes with 1009; what we send has no such limit",
)
def too_large() -> str:
    return between_two(_too_large, redis=False)


async def _too_large(_: Site, pair: Pair) -> str:
    codes = []
    for size in (16 * 1024 + 1, 100_000, 5_000_000):
        async with pair.ada.socket() as hers:
            await hers.wire.send("x" * size)
            await asyncio.wait_for(hers.wire.wait_closed(), 20)
            codes.append(hers.wire.close_code)
    async with pair.ada.socket() as hers, pair.ben.socket() as his:
        await pair.message_takes(hers, his, LONGEST)
    if set(codes) != {1009}:
        raise RuntimeError(f"closed with {codes}")
    return "16 KiB + 1, 100 kB and 5 MB: 1009 each; a message of 16,000 bytes arrives whole"
