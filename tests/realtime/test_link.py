"""A hub's link to other processes: it gives up a Redis that says nothing, and nothing else."""

import asyncio
import os
import time
from typing import Any

import pytest

from realtime import heartbeat, layer, link
from skillswap import redis_link

PROBE_SECONDS = 0.05


class Line:
    """A layer of one process: what is sent comes back over a pipe, so that the loop has to look for it."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.resets = 0
        self.was_reset_twice = asyncio.Event()
        self.was_probed = asyncio.Event()
        self.is_cut = False
        self.came = asyncio.Event()
        self.end, self.start = os.pipe()
        asyncio.get_running_loop().add_reader(self.end, self._read)

    def _read(self) -> None:
        os.read(self.end, 1)
        self.came.set()

    async def join(self) -> str:
        return "channel"

    async def receive(self, channel: str) -> dict[str, Any]:
        while not self.messages:
            self.came.clear()
            await self.came.wait()
        return self.messages.pop(0)

    async def send(self, message: dict[str, Any]) -> None:
        if not self.is_cut:
            self.messages.append(message)
            os.write(self.start, b".")
        if message["type"] == "probe":
            self.was_probed.set()

    async def next_probe(self) -> None:
        self.was_probed.clear()
        await self.was_probed.wait()

    async def reset(self) -> None:
        self.resets += 1
        if self.resets == 2:
            self.was_reset_twice.set()

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self.end)
        os.close(self.end)
        os.close(self.start)


@pytest.fixture
async def line(monkeypatch):
    found = Line()
    for name in ("join", "receive", "send", "reset"):
        monkeypatch.setattr(layer, name, getattr(found, name))
    monkeypatch.setattr(link, "PROBE_SECONDS", PROBE_SECONDS)
    monkeypatch.setattr(link, "RETRY_SECONDS", 0)
    yield found
    found.close()


@pytest.fixture
def heard():
    """What the link hands on."""
    return asyncio.Queue()


@pytest.fixture
async def here(line, heard):
    """The link, while it runs."""
    made = link.Link("here", heard.put_nowait)
    running = asyncio.create_task(made.run())
    yield made
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def frames(number: int, origin: str = "elsewhere") -> dict[str, Any]:
    return {"type": "frames", "origin": origin, "number": number}


async def doubts_of(here: Any, heard: Any, line: Line) -> int:
    """How often it doubted, once it has heard everything that was sent before."""
    await line.send({"type": "end"})
    while (await heard.get())["type"] != "end":
        pass
    return int(here.doubts)


async def test_a_process_that_stood_still_loses_nothing_of_what_came_meanwhile(line, here, heard):
    for number in range(3):
        await line.send(frames(number))
        time.sleep(2 * link.SILENT_PROBES * PROBE_SECONDS)  # noqa: ASYNC251  nothing else runs, as on a busy machine
        assert (await heard.get())["number"] == number
    assert line.resets == 0


async def test_a_line_on_which_not_even_the_own_probe_comes_is_connected_anew(line, here, heard):
    line.is_cut = True
    await line.was_reset_twice.wait()
    line.is_cut = False
    await line.send(frames(1))
    assert (await heard.get())["number"] == 1


async def test_what_comes_in_order_is_not_doubted_and_what_comes_twice_is_handed_on_once(line, here, heard):
    at_first = await doubts_of(here, heard, line)
    assert at_first == 1  # what was sent before it had a channel
    for number in (7, 8, 8, 9):
        await line.send(frames(number))
    await line.send({"type": "probe", "origin": "elsewhere", "number": 10})
    assert [(await heard.get())["number"] for _ in range(3)] == [7, 8, 9]
    assert await doubts_of(here, heard, line) == at_first


@pytest.mark.parametrize(
    "later", [frames(9), {"type": "probe", "origin": "elsewhere", "number": 9}], ids=["a message", "a probe"]
)
async def test_what_another_process_sent_and_did_not_come_is_doubted(later, line, here, heard):
    await line.send(frames(7))
    at_first = await doubts_of(here, heard, line)
    await line.send(later)
    assert await doubts_of(here, heard, line) == at_first + 1
    assert not here.is_reliable


async def test_what_a_process_could_not_send_is_doubted_by_all(line, here, heard):
    at_first = await doubts_of(here, heard, line)
    here.is_up = False  # nothing leaves; the next probe says that something should have
    here.send({"type": "frames"})
    here.is_up = True
    await line.next_probe()
    assert await doubts_of(here, heard, line) == at_first + 1


async def test_whoever_misses_their_own_probe_doubts_what_workers_sent_meanwhile(line, here, heard, monkeypatch):
    monkeypatch.setattr(link, "SILENT_PROBES", 1000)  # it is not connected anew
    at_first = await doubts_of(here, heard, line)
    line.is_cut = True
    await line.next_probe()
    line.is_cut = False
    await line.next_probe()
    assert await doubts_of(here, heard, line) == at_first + 1
    assert line.resets == 0


async def test_what_a_worker_sends_is_handed_on_and_cuts_nobody_off(line, here, heard):
    at_first = await doubts_of(here, heard, line)
    await line.send({"type": "frames", "frames": {}})
    assert await heard.get() == {"type": "frames", "frames": {}}
    assert line.resets == 0
    assert await doubts_of(here, heard, line) == at_first


def test_after_an_outage_everybody_is_looked_at_once_more_when_workers_may_have_begun_to_send_again():
    assert link.DOUBT_SECONDS > redis_link.AWAY_SECONDS + heartbeat.CHECK_SECONDS
