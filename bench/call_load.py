"""Calls that are set up at once, as two browsers do it, without media: join, offer, answer, candidates."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import orjson

from bench import http_client
from bench.figures import Figures, Stopwatch, percentile
from bench.socket_client import Member

SDP = "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\n" + "a=rtpmap:111 opus/48000/2\r\n" * 150  # about 4 KB
CANDIDATE = {
    "candidate": "candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 10.0.0.17 rport 46154",
    "sdpMid": "0",
    "sdpMLineIndex": 0,
    "usernameFragment": "EsAw",
}
BATCHES = 3  # of candidates, from each side
PATIENCE_SECONDS = 60.0


def _said(kind: str) -> list[dict[str, Any]]:
    """What one browser says to the other, in order: its description, then its candidates, then that it has no more."""
    batches = [{"candidates": [CANDIDATE] * 4} for _ in range(BATCHES)]
    return [{"description": {"type": kind, "sdp": SDP}}, *batches, {"candidates": []}]


OFFERED, ANSWERED = _said("offer"), _said("answer")


@dataclass
class Counts:
    """Calls that were set up, in seconds each; and what went wrong."""

    times: list[float] = field(default_factory=list)
    join_times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Caller(Member):
    """One person in a call: `expected` is all that the other one's browser says."""

    def __init__(self, session_id: str, says: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
        super().__init__()
        self.other: Caller
        self.peer = ""
        self.connected = asyncio.Event()
        self.saying: list[asyncio.Future[dict[str, Any]]] = []
        self._session_id = session_id
        self._says = says
        self._expected = expected
        self._heard: list[dict[str, Any]] = []
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}

    async def join(self) -> None:
        """Join with a new peer id. Whoever hears that the other one joined offers; the other one answers."""
        self.peer = str(uuid4())
        self._heard, self.saying = [], []
        self.connected.clear()
        await self.command("call:join")

    async def leave(self) -> None:
        await self.command("call:leave")

    async def command(self, kind: str, **data: Any) -> dict[str, Any]:
        """Send a command about this call; the ack's data. RuntimeError for an error."""
        command_id = str(uuid4())
        answer = self._waiting[command_id] = asyncio.get_running_loop().create_future()
        about = {"sessionId": self._session_id, "peerId": self.peer, **data}
        self.send_text(orjson.dumps({"type": kind, "id": command_id, "data": about}))
        return await asyncio.wait_for(answer, PATIENCE_SECONDS)

    def on_frame(self, frame: dict[str, Any]) -> None:
        kind, data = frame["type"], frame.get("data")
        if kind in ("ack", "error") and frame["id"] in self._waiting:
            answer = self._waiting.pop(frame["id"])
            if kind == "ack":
                answer.set_result(frame["data"])
            else:
                answer.set_exception(RuntimeError(f"{frame['code']}: {frame['message']}"))
        elif kind == "call:signal" and data["to"] == self.peer:
            self._hear(data["signal"])
        elif kind == "call:joined" and data["peerId"] == self.other.peer and self._says is OFFERED:
            self._say()
        else:
            super().on_frame(frame)

    def _hear(self, signal: dict[str, Any]) -> None:
        self._heard.append(signal)
        self._say()  # an offer is answered
        if self._heard == self._expected:
            self.connected.set()

    def _say(self) -> None:
        if not self.saying:
            says = [self.command("call:signal", to=self.other.peer, signal=signal) for signal in self._says]
            self.saying = [asyncio.ensure_future(one) for one in says]


async def set_up(teacher: Caller, student: Caller, counts: Counts) -> None:
    """One call: the teacher waits, the student joins; set up when each has all that the other one's browser says."""
    try:
        await teacher.join()
        began = time.perf_counter()
        await student.join()
        counts.join_times.append(time.perf_counter() - began)
        both = asyncio.gather(teacher.connected.wait(), student.connected.wait())
        await asyncio.wait_for(both, PATIENCE_SECONDS)
        counts.times.append(time.perf_counter() - began)
        await asyncio.gather(*teacher.saying, *student.saying)
        await student.leave()
        await teacher.leave()
    except (RuntimeError, TimeoutError) as error:
        counts.errors.append(repr(error))


async def enter(ports: Sequence[int], pairs: Sequence[dict[str, Any]]) -> list[tuple[Caller, Caller]]:
    """Sockets of both people of each pair, the teacher's at one process and the student's at the next."""
    callers = []
    for pair in pairs:
        teacher, student = Caller(pair["session"], OFFERED, ANSWERED), Caller(pair["session"], ANSWERED, OFFERED)
        teacher.other, student.other = student, teacher
        for number, (caller, role) in enumerate(((teacher, "teacher"), (student, "student"))):
            port = ports[number % len(ports)]
            http = await http_client.Connection.open(port)
            await caller.enter(port, pair[role]["token"], http)
            http.close()
        callers.append((teacher, student))
    return callers


async def load(ports: Sequence[int], pids: Sequence[int], pairs: Sequence[dict[str, Any]], seconds: float) -> Figures:
    """All pairs at once, one call after the other, for `seconds`."""
    counts = Counts()
    callers = await enter(ports, pairs)
    watch = Stopwatch(pids)
    until = time.perf_counter() + seconds

    async def call_on(teacher: Caller, student: Caller) -> None:
        while time.perf_counter() < until and not counts.errors:
            await set_up(teacher, student, counts)

    await asyncio.gather(*(call_on(*pair) for pair in callers))
    figures = watch.stop("calls set up", len(pairs), counts.times)
    for pair in callers:
        for caller in pair:
            caller.close()
    joins = sorted(counts.join_times)
    figures.errors = len(counts.errors)
    figures.notes = {
        "join p50": percentile(joins, 0.5) * 1000,
        "join p99": percentile(joins, 0.99) * 1000,
        "first error": counts.errors[0] if counts.errors else "",
    }
    return figures
