"""People who talk in pairs, each waiting for the ack of a message before the next."""

import asyncio
import time
import uuid
from collections.abc import Sequence
from typing import Any

import orjson

from bench import http_client
from bench.figures import Figures, Stopwatch, percentile
from bench.socket_client import Member, SocketClient

CONTENT = "Shall we meet on Thursday at six? I can bring the notes on irregular verbs."
WARM_UP_SECONDS = 1.0
DRAIN_SECONDS = 20.0


class Counts:
    """What was sent and what became of it. A message counts when it is acknowledged and delivered."""

    def __init__(self) -> None:
        self.running = False
        self.measuring = False
        self.sent = 0
        self.acked = 0
        self.delivered = 0
        self.doubled = 0
        self.gaps = 0
        self.errors: list[str] = []
        self.under_way: dict[str, float] = {}  # clientId → when it was sent, until the other has it
        self.received: set[str] = set()
        self.latencies: list[float] = []
        self.ack_latencies: list[float] = []

    def received_by_other(self, client_id: str) -> None:
        sent_at = self.under_way.pop(client_id, None)
        if client_id in self.received:
            self.doubled += 1
            return
        self.received.add(client_id)
        self.delivered += 1
        if self.measuring and sent_at is not None:
            self.latencies.append(time.perf_counter() - sent_at)


class Talker(Member):
    """Sends a message, waits for its ack, sends the next, while the counts runs."""

    def __init__(self, counts: Counts, user_id: str, conversation_id: str) -> None:
        super().__init__()
        self._counts = counts
        self._user_id = user_id
        self._conversation_id = conversation_id
        self._waiting_for = ""
        self._sent_at = 0.0
        self._cursor = 0

    def talk(self) -> None:
        """Send the next message."""
        counts = self._counts
        self._waiting_for = client_id = str(uuid.uuid4())
        data = {"conversationId": self._conversation_id, "content": CONTENT}
        frame = orjson.dumps({"type": "chat:message", "id": client_id, "data": data})
        counts.sent += 1
        counts.under_way[client_id] = self._sent_at = time.perf_counter()
        self.send_text(frame)

    def on_frame(self, frame: dict[str, Any]) -> None:
        kind = frame["type"]
        if "cursor" in frame:
            self._follow(frame["cursor"])
        if kind == "chat:message:new":
            if frame["data"]["senderId"] != self._user_id:
                self._counts.received_by_other(frame["data"]["clientId"])
        elif kind == "ack" and frame["id"] == self._waiting_for:
            self._acked()
        elif kind == "error" and self.welcomed.done():
            self._counts.errors.append(f"{frame['code']}: {frame['message']}")
        else:
            if kind == "welcome":
                self._cursor = frame["data"]["cursor"]
            super().on_frame(frame)

    def _acked(self) -> None:
        self._counts.acked += 1
        self._waiting_for = ""
        if self._counts.measuring:
            self._counts.ack_latencies.append(time.perf_counter() - self._sent_at)
        if self._counts.running:
            self.talk()

    def _follow(self, cursor: int) -> None:
        """The member's log has no holes and no repeats."""
        if cursor != self._cursor + 1:
            self._counts.gaps += 1
        self._cursor = cursor


async def talk(ports: Sequence[int], pids: Sequence[int], people: Sequence[dict[str, Any]], seconds: float) -> Figures:
    """`people` talk in pairs for `seconds`. People of a pair stand next to each other, each on
    another process."""
    counts = Counts()
    http = await http_client.Connection.open(ports[0])
    talkers = [Talker(counts, person["id"], person["conversation"]) for person in people]
    for number, (talker, person) in enumerate(zip(talkers, people, strict=True)):
        await talker.enter(ports[number % len(ports)], person["token"], http)
    stored_before = await _stored(http, people)

    counts.running = True
    for talker in talkers:
        talker.talk()
    await asyncio.sleep(min(WARM_UP_SECONDS, seconds / 3))
    before = counts.delivered
    watch, counts.measuring = Stopwatch(pids), True
    await asyncio.sleep(seconds)
    counts.measuring = False
    figures = watch.stop("messages in pairs", len(people), counts.latencies, count=counts.delivered - before)
    counts.running = False

    await _drain(counts)
    await asyncio.sleep(0.5)  # time for a copy that should not come
    stored = await _stored(http, people) - stored_before
    for talker in talkers:
        talker.close()
    http.close()
    acks = sorted(counts.ack_latencies)
    lost = counts.sent - counts.delivered
    figures.errors = len(counts.errors) + lost + counts.doubled + counts.gaps + abs(stored - counts.acked)
    figures.notes = {
        "sent": counts.sent, "acknowledged": counts.acked, "stored": stored, "delivered": counts.delivered,
        "lost": lost, "doubled": counts.doubled, "gaps": counts.gaps,
        "ack p50": percentile(acks, 0.5) * 1000, "ack p99": percentile(acks, 0.99) * 1000,
        "first error": counts.errors[0] if counts.errors else "",
    }  # fmt: skip
    return figures


async def _drain(counts: Counts) -> None:
    """Wait until everything that was sent has arrived, or it is clear that it will not."""
    for _ in range(int(DRAIN_SECONDS / 0.05)):
        if counts.acked == counts.sent == counts.delivered:
            return
        await asyncio.sleep(0.05)


async def _stored(http: http_client.Connection, people: Sequence[dict[str, Any]]) -> int:
    """Messages that the server has in these people's conversations, asked over REST."""
    count = 0
    for person in people[::2]:
        path = f"/api/chat/conversations/{person['conversation']}"
        count += (await http.fetch(http_client.request("GET", path, token=person["token"])))["lastSeq"]
    return count


class Echo(SocketClient):
    """The baseline's talker: sends the frame back to the echo server as soon as it returns."""

    def __init__(self, latencies: list[float]) -> None:
        super().__init__()
        self.running = True
        self._latencies = latencies
        self._sent_at = 0.0
        self._frame_text = orjson.dumps({"type": "chat:message", "id": str(uuid.uuid4()), "data": {"content": CONTENT}})

    def talk(self) -> None:
        self._sent_at = time.perf_counter()
        self.send_text(self._frame_text)

    def on_text(self, text: bytes) -> None:
        self._latencies.append(time.perf_counter() - self._sent_at)
        if self.running:
            self.talk()


async def echo(port: int, pids: Sequence[int], clients: int, seconds: float) -> Figures:
    """`clients` sockets against the baseline's echo."""
    latencies: list[float] = []
    sockets = [Echo(latencies) for _ in range(clients)]
    for socket in sockets:
        await socket.connect(port)
        socket.talk()
    await asyncio.sleep(min(WARM_UP_SECONDS, seconds / 3))
    latencies.clear()
    watch = Stopwatch(pids)
    await asyncio.sleep(seconds)
    figures = watch.stop("baseline: echo", clients, list(latencies))
    for socket in sockets:
        socket.running = False
        socket.close()
    return figures
