"""A hub's link to other processes: it gives up a Redis that says nothing, and nothing else."""

import asyncio
import os
import time
from typing import Any

import pytest

from realtime import layer, link

PROBE_SECONDS = 0.05


class Line:
    """A layer of one process: what is sent comes back over a pipe, so that the loop has to look for it."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.resets = 0
        self.was_reset_twice = asyncio.Event()
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

    async def send(self, message: dict[str, Any]) -> bool:
        if not self.is_cut:
            self.messages.append(message)
            os.write(self.start, b".")
        return True

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
async def heard(line):
    """What the link hands on while it runs."""
    handled: asyncio.Queue[Any] = asyncio.Queue()
    running = asyncio.create_task(link.Link("here", handled.put_nowait).run())
    yield handled
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_process_that_stood_still_loses_nothing_of_what_came_meanwhile(line, heard):
    for number in range(3):
        await line.send({"type": "frames", "origin": "elsewhere", "number": number})
        time.sleep(2 * link.SILENT_PROBES * PROBE_SECONDS)  # noqa: ASYNC251  nothing else runs, as on a busy machine
        assert (await heard.get())["number"] == number
    assert line.resets == 0


async def test_a_line_on_which_not_even_the_own_probe_comes_is_connected_anew(line, heard):
    line.is_cut = True
    await line.was_reset_twice.wait()
    line.is_cut = False
    await line.send({"type": "frames", "origin": "elsewhere", "number": 1})
    assert (await heard.get())["number"] == 1
