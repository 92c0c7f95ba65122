"""A WebSocket client for load: text frames only, no compression, one protocol object and no tasks."""

import asyncio
import base64
import os
import struct
from typing import Any

import orjson

from bench import http_client

_TEXT, _CLOSE, _PING, _PONG = 0x1, 0x8, 0x9, 0xA


class SocketClient(asyncio.Protocol):
    """Subclasses react in `on_text`; `opened` resolves when the handshake is done."""

    path = "/ws/"

    def __init__(self) -> None:
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.close_code: int | None = None
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._upgraded = False

    def on_text(self, text: bytes) -> None:
        """A frame came."""

    async def connect(self, port: int) -> None:
        """Raises RuntimeError when the server does not want us."""
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", port)
        await asyncio.wait_for(self.opened, 30)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._upgraded:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            if self._buffer[9:12] != b"101":
                self.opened.set_exception(RuntimeError(self._buffer[:200].decode(errors="replace")))
                return
            del self._buffer[: end + 4]
            self._upgraded = True
            self.opened.set_result(None)
        self._read_frames()

    def _read_frames(self) -> None:
        buffer, at = self._buffer, 0
        while len(buffer) - at >= 2:
            length, start = buffer[at + 1], at + 2  # a server does not mask
            if length == 126:
                if len(buffer) - at < 4:
                    break
                (length,), start = struct.unpack_from("!H", buffer, at + 2), at + 4
            elif length == 127:
                if len(buffer) - at < 10:
                    break
                (length,), start = struct.unpack_from("!Q", buffer, at + 2), at + 10
            if len(buffer) < start + length:
                break
            self._frame(buffer[at] & 0xF, bytes(buffer[start : start + length]))
            at = start + length
        if at:
            del buffer[:at]

    def _frame(self, kind: int, payload: bytes) -> None:
        if kind == _TEXT:
            self.on_text(payload)
        elif kind == _PING:
            self._send(_PONG, payload)
        elif kind == _CLOSE:
            self.close_code = struct.unpack_from("!H", payload)[0] if len(payload) >= 2 else 1005

    def send_text(self, text: bytes) -> None:
        self._send(_TEXT, text)

    def _send(self, kind: int, payload: bytes) -> None:
        """One masked frame; the mask is zero, which changes nothing and is a mask all the same."""
        assert self._transport is not None
        length = len(payload)
        head = struct.pack("!BB", 0x80 | kind, 0x80 | length) if length < 126 else None
        head = head or struct.pack("!BBH", 0x80 | kind, 0x80 | 126, length)
        self._transport.write(head + b"\0\0\0\0" + payload)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(RuntimeError(f"The server hung up: {exc}"))

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


class Member(SocketClient):
    """A signed-in socket; `welcomed` resolves when the server has let it in."""

    def __init__(self) -> None:
        super().__init__()
        self.welcomed: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

    async def enter(self, port: int, token: str, http: http_client.Connection) -> None:
        """Fetch a ticket, connect and say hello."""
        ticket = (await http.fetch(http_client.request("POST", "/api/auth/socket", token=token)))["ticket"]
        await self.connect(port)
        self.send_text(orjson.dumps({"type": "hello", "ticket": ticket}))
        await asyncio.wait_for(self.welcomed, 30)

    def on_text(self, text: bytes) -> None:
        self.on_frame(orjson.loads(text))

    def on_frame(self, frame: dict[str, Any]) -> None:
        """A frame came. Subclasses call this for what they do not know."""
        if self.welcomed.done():
            return
        if frame["type"] == "welcome":
            self.welcomed.set_result(frame["data"])
        elif frame["type"] == "error":
            self.welcomed.set_exception(RuntimeError(frame["message"]))


class SocketIOMember(SocketClient):
    """A signed-in Socket.IO client on a websocket, in the default namespace."""

    path = "/socket.io/?EIO=4&transport=websocket"

    def __init__(self) -> None:
        super().__init__()
        self.welcomed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def enter(self, port: int, token: str, http: http_client.Connection) -> None:
        """Connect and sign in with the access token."""
        await self.connect(port)
        self.send_text(b"40" + orjson.dumps({"token": token}))
        await asyncio.wait_for(self.welcomed, 30)

    def on_text(self, text: bytes) -> None:
        if text == b"2":  # Engine.IO's ping
            self.send_text(b"3")
        elif text.startswith(b"40") and not self.welcomed.done():
            self.welcomed.set_result(None)
        elif text.startswith(b"44"):
            self.welcomed.set_exception(RuntimeError(text.decode()))
