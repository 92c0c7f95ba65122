"""HTTP/1.1 over one kept connection, with as little work as possible: the load must not be what is measured."""

import asyncio
from collections.abc import Callable
from typing import Any

import orjson

OnAnswer = Callable[[int, bytes], None]


def request(
    method: str, path: str, *, token: str | None = None, body: Any = None, accept_encoding: str | None = None
) -> bytes:
    """A request, ready to be sent any number of times."""
    payload = b"" if body is None else orjson.dumps(body)
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: application/json"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if accept_encoding:
        lines.append(f"Accept-Encoding: {accept_encoding}")
    if method != "GET":
        lines += ["Content-Type: application/json", f"Content-Length: {len(payload)}"]
    return "\r\n".join([*lines, "", ""]).encode() + payload


class Connection(asyncio.Protocol):
    """Asks one thing at a time; `on_answer(status, body)` is called when the whole answer is there."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._on_answer: OnAnswer | None = None
        self._buffer = bytearray()
        self._body_at = 0  # where the body begins; 0 while the head is incomplete
        self._length = 0

    @classmethod
    async def open(cls, port: int) -> "Connection":
        _, connection = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def ask(self, raw: bytes, on_answer: OnAnswer) -> None:
        assert self._transport is not None
        assert self._on_answer is None, "one request at a time"
        self._on_answer = on_answer
        self._transport.write(raw)

    async def fetch(self, raw: bytes) -> Any:
        """The JSON of a 2xx answer. Raises RuntimeError for any other."""
        answer: asyncio.Future[tuple[int, bytes]] = asyncio.get_running_loop().create_future()
        self.ask(raw, lambda status, body: answer.set_result((status, body)))
        status, body = await asyncio.wait_for(answer, 60)
        if not 200 <= status < 300:
            raise RuntimeError(f"{raw.split(b' HTTP')[0].decode()}: {status} {body[:300].decode(errors='replace')}")
        return orjson.loads(body) if body else None

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._body_at:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            self._body_at = end + 4
            self._length = _length(bytes(self._buffer[:end]))
        if len(self._buffer) < self._body_at + self._length:
            return
        status = int(self._buffer[9:12])
        body = bytes(self._buffer[self._body_at :])
        self._buffer.clear()
        self._body_at = 0
        on_answer, self._on_answer = self._on_answer, None
        if on_answer is not None:
            on_answer(status, body)

    def connection_lost(self, exc: Exception | None) -> None:
        on_answer, self._on_answer = self._on_answer, None
        if on_answer is not None:
            on_answer(0, b"the connection was lost")

    def close(self) -> None:
        self._on_answer = None
        if self._transport is not None:
            self._transport.close()


def _length(head: bytes) -> int:
    """Bytes of the body. Raises RuntimeError for an answer of unknown length."""
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    if head[9:12] == b"204":
        return 0
    raise RuntimeError(f"An answer without Content-Length:\n{head.decode(errors='replace')}")
