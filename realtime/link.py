"""A hub's link to the other processes, which knows by itself whether it works.

Every process sends itself a probe each second. One that has received nothing for SILENT_PROBES of them is cut off,
whatever the reason (Redis down at the start or later, frozen, restarted, the subscription lost), and connects anew.

A process numbers what it sends, probes too, and also what it cannot send. So who receives knows when something is
missing, whoever lost it: the sender, Redis, or a connection that was cut and made again. A process that misses its own
probe knows that what workers sent at that time, who number nothing, may be missing as well.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog

from realtime import layer
from skillswap import redis_link

log = structlog.get_logger(__name__)

PROBE_SECONDS = 1.0
SILENT_PROBES = 3
RETRY_SECONDS = 0.5
# A worker has no link: for AWAY_SECONDS after an outage it may still send nothing, and tells nobody. Every member is
# checked once after that: the rest is longer than heartbeat.CHECK_SECONDS.
DOUBT_SECONDS = redis_link.AWAY_SECONDS + 6.0
MOST_OUTGOING = 10_000

Message = dict[str, Any]


class Link:
    """Messages to and from other processes; everything runs on the hub's loop."""

    def __init__(self, origin: str, handle: Callable[[Message], None]) -> None:
        self.is_up = True  # until it has been silent
        self.doubts = 0  # how often messages of other processes may have passed us by
        self._origin = origin
        self._handle = handle
        self._outgoing: asyncio.Queue[Message] = asyncio.Queue()
        self._doubted_until = 0.0
        self._sent = 0  # the number of our last message
        self._received: dict[str, int] = {}  # the number of the last message of each process

    @property
    def is_reliable(self) -> bool:
        """False while messages of other processes may be missing: then the database is asked more often."""
        return self.is_up and asyncio.get_running_loop().time() > self._doubted_until

    def send(self, message: Message) -> None:
        """Send to the other processes, in the order of calls; dropped while the link is down."""
        if self.is_up and self._outgoing.qsize() < MOST_OUTGOING:
            self._put(message)
        else:
            self._sent += 1

    async def run(self) -> None:
        """Receive, send and probe until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for work in (self._receive, self._send, self._probe):
                tasks.create_task(work())

    async def _receive(self) -> None:
        while True:
            try:
                await self._receive_from(await layer.join())
            except TimeoutError:  # nothing came, not even our own probe
                log.info("link_silent", probes=SILENT_PROBES)
            except Exception as error:
                redis_link.noticed("processes", error)
            self.is_up = False
            await layer.reset()
            await asyncio.sleep(RETRY_SECONDS)

    async def _receive_from(self, channel: str) -> None:
        self._received = {}
        message = await _next(channel)
        redis_link.answered()
        self.is_up = True
        self._doubt()  # what was sent before we had the channel has passed us by
        while True:
            if self._is_new(message) and message["type"] != "probe" and message.get("origin") != self._origin:
                self._handle(message)
            message = await _next(channel)

    def _is_new(self, message: Message) -> bool:
        """False for one that came before. Notes the number, and doubts when one before it has not come.

        Processes without a link (workers, commands) do not number what they send.
        """
        if "number" not in message:
            return True
        last = self._received.get(message["origin"])
        due = message["number"] if last is None else last + 1
        if message["number"] > due:
            self._doubt()
        self._received[message["origin"]] = max(message["number"], last or 0)
        return bool(message["number"] >= due)

    def _doubt(self) -> None:
        self.doubts += 1
        self._doubted_until = asyncio.get_running_loop().time() + DOUBT_SECONDS

    async def _send(self) -> None:
        # A cancellation that comes while redis-py sends is lost; asking keeps `run` from waiting for ever.
        while (task := asyncio.current_task()) and not task.cancelling():
            await layer.send(await self._outgoing.get())

    async def _probe(self) -> None:
        while True:
            if self._outgoing.empty():  # what waits there proves the link as well
                self._put({"type": "probe"})
            await asyncio.sleep(PROBE_SECONDS)

    def _put(self, message: Message) -> None:
        self._sent += 1
        self._outgoing.put_nowait({**message, "origin": self._origin, "number": self._sent})


async def _next(channel: str) -> Message:
    """The next message. TimeoutError when none has come while SILENT_PROBES were sent.

    It waits for one probe after the other, not once for all: a process that stood still (its machine was busy, or
    suspended) finds what came meanwhile after the first, and loses nothing.
    """
    receiving = asyncio.ensure_future(layer.receive(channel))
    try:
        for _ in range(SILENT_PROBES):
            await asyncio.wait([receiving], timeout=PROBE_SECONDS)
            if receiving.done():
                return receiving.result()
        raise TimeoutError
    finally:
        receiving.cancel()
