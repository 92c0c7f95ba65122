"""A Socket.IO client in tests: real Engine.IO frames through the real ASGI application, over a websocket."""

from collections.abc import Sequence
from itertools import count
from typing import Any

import orjson
from channels.testing import WebsocketCommunicator

from accounts.services import device_sign_in
from accounts.tokens import program_token
from skillswap.asgi import application
from skillswap.db.pool import in_thread
from tests.realtime.tab import PATIENCE

PATH = "/socket.io/?EIO=4&transport=websocket"
HANDSHAKE = [(b"connection", b"Upgrade"), (b"upgrade", b"websocket")]  # Engine.IO reads them, Daphne passes them on


def new_token(user: Any) -> str:
    """A program's token, of a fresh sign-in of the member."""
    return program_token(device_sign_in(user=user, name="Program").device)


class Caller:
    """An open connection in one namespace; `heard` holds the events that nobody waited for."""

    def __init__(self, namespace: str = "/", headers: Sequence[tuple[bytes, bytes]] = ()) -> None:
        self.wire = WebsocketCommunicator(application, PATH, headers=[*HANDSHAKE, *headers])
        self.heard: list[tuple[str, Any]] = []
        self.acknowledged: dict[int, Any] = {}
        self.was_disconnected = False  # the server said DISCONNECT
        self._prefix = "" if namespace == "/" else f"{namespace},"
        self._ids = count(1)

    @classmethod
    async def open(cls, user: Any, namespace: str = "/", **auth: Any) -> "Caller":
        caller = cls(namespace)
        await caller.begin()
        token = auth.pop("token", None) or await in_thread(new_token, user)
        kind, answer = await caller.sign_in(token=token, **auth)
        assert kind == "0", answer
        return caller

    async def begin(self) -> dict[str, Any]:
        """Open the websocket; returns what Engine.IO says first."""
        await self.wire.connect(timeout=PATIENCE)
        return dict(orjson.loads((await self.receive())[1:]))

    async def sign_in(self, **auth: Any) -> tuple[str, Any]:
        """Ask to be let in; returns ("0", …) for CONNECT and ("4", …) for CONNECT_ERROR."""
        await self.send(f"40{self._prefix}{orjson.dumps(auth).decode() if auth else ''}")
        frame = await self.receive()
        return frame[1], self._data(frame)

    async def send(self, frame: str) -> None:
        await self.wire.send_to(text_data=frame)

    async def emit(self, name: str, *data: Any) -> None:
        """Send a command without waiting for an answer."""
        await self.send(f"42{self._prefix}{orjson.dumps([name, *data]).decode()}")

    async def ask(self, name: str, *data: Any) -> Any:
        """Send a command; returns its acknowledgement."""
        ack_id = next(self._ids)
        await self.send(f"42{self._prefix}{ack_id}{orjson.dumps([name, *data]).decode()}")
        while ack_id not in self.acknowledged:
            await self._hear()
        return self.acknowledged.pop(ack_id)

    async def next(self, name: str) -> Any:
        """The payload of the next event of that name, heard already or still to come."""
        while True:
            for event in self.heard:
                if event[0] == name:
                    self.heard.remove(event)
                    return event[1]
            await self._hear()

    async def names(self) -> list[str]:
        """The names of all events that came until now: what the server has sent before it answers this."""
        await self.ask("no such command")
        return [name for name, _ in self.heard if name != "error"]

    async def receive(self) -> str:
        message = await self.wire.receive_output(timeout=PATIENCE)
        assert message["type"] == "websocket.send", message
        return str(message["text"])

    async def ended(self) -> int | None:
        """Wait until the server closes the websocket; returns its code."""
        while True:
            message = await self.wire.receive_output(timeout=PATIENCE)
            if message["type"] == "websocket.close":
                return message.get("code")
            self._take(message["text"])

    async def close(self) -> None:
        await self.wire.disconnect()

    async def _hear(self) -> None:
        self._take(await self.receive())

    def _take(self, frame: str) -> None:
        if frame.startswith("42"):
            name, *payload = self._data(frame)
            self.heard.append((name, payload[0] if payload else None))
        elif frame.startswith("41"):
            self.was_disconnected = True
        elif frame.startswith("43"):
            rest = frame[2:].removeprefix(self._prefix)
            digits = rest[: rest.index("[")]
            self.acknowledged[int(digits)] = orjson.loads(rest[len(digits) :])[0]

    def _data(self, frame: str) -> Any:
        rest = frame[2:].removeprefix(self._prefix)
        return orjson.loads(rest) if rest else None
