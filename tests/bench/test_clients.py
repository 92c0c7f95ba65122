"""The load generator counts right and speaks the protocols right; otherwise its figures mean nothing."""

import asyncio
import json

import pytest

from bench.figures import percentile
from bench.http_client import Connection, request
from bench.session_load import book, settle
from bench.socket_client import SocketClient
from bench.socket_load import Counts, Talker


class Wire(asyncio.Transport):
    """Keeps what was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written += bytes(data)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 51), (0.99, 100), (1.0, 100)])
def test_a_percentile_is_a_value_that_was_measured(share: float, expected: int) -> None:
    assert percentile(range(1, 101), share) == expected


def test_no_values_have_no_percentile() -> None:
    assert percentile([], 0.5) == 0


def test_an_answer_in_pieces_is_one_answer() -> None:
    connection, answers = Connection(), []
    connection.connection_made(Wire())
    connection.ask(request("GET", "/"), lambda status, body: answers.append((status, body)))
    for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello":
        connection.data_received(bytes([byte]))
    assert answers == [(200, b"hello")]


def test_an_answer_without_length_is_refused() -> None:
    connection = Connection()
    connection.connection_made(Wire())
    with pytest.raises(RuntimeError, match="without Content-Length"):
        connection.data_received(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


async def test_frames_of_every_length_arrive_whole_however_they_are_cut() -> None:
    texts = [b"a" * length for length in (1, 125, 126, 70_000)]
    frames = b"\x81\x01" + texts[0] + b"\x81\x7d" + texts[1] + b"\x81\x7e\x00\x7e" + texts[2]
    frames += b"\x81\x7f" + (70_000).to_bytes(8) + texts[3]
    client, got = SocketClient(), []
    client.on_text = got.append  # type: ignore[method-assign]
    client.connection_made(Wire())
    stream = b"HTTP/1.1 101 Switching\r\n\r\n" + frames
    for at in range(0, len(stream), 7):
        client.data_received(stream[at : at + 7])
    assert got == texts


async def test_lost_doubled_and_missing_events_are_counted() -> None:
    counts = Counts()
    one, other = Talker(counts, "one", "c"), Talker(counts, "other", "c")
    for talker in (one, other):
        talker.connection_made(Wire())
        talker.on_text(json.dumps({"type": "welcome", "data": {"cursor": 0}}).encode())
    one.talk()
    (client_id,) = counts.under_way
    arrival = {"type": "chat:message:new", "cursor": 1, "data": {"senderId": "one", "clientId": client_id}}
    other.on_frame(arrival)
    other.on_frame({**arrival, "cursor": 3})
    one.talk()
    assert (counts.sent, counts.delivered, counts.doubled, counts.gaps) == (2, 1, 1, 1)
    assert len(counts.under_way) == 1


class Answers:
    """A connection whose every answer is this."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def fetch(self, raw: bytes) -> dict[str, str]:
        self.asked.append(raw.split(b" HTTP")[0].decode())
        return {"id": "7"}


async def test_a_pair_books_and_holds_its_lessons_one_after_the_other() -> None:
    person = {"id": "1", "token": "t"}
    pair = {"teacher": person, "student": person, "skill": "2", "sessions": ["8", "9"]}
    booking, holding = Answers(), Answers()
    steps = book(booking, pair)  # type: ignore[arg-type]
    await anext(steps)
    await anext(steps)
    assert booking.asked == ["POST /api/sessions", "POST /api/sessions/7/accept"] * 2
    assert len([done async for done in settle(holding, pair)]) == 2  # type: ignore[arg-type]
    assert [path.rpartition("/")[2] for path in holding.asked] == ["start", "start", "end"] * 2
