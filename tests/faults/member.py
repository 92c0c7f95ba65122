"""A program that is a member: REST with a bearer token, sockets with the `websockets` library."""

import asyncio
import json
import urllib.request
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

PASSWORD = "nine purple kettles"
PATIENCE_SECONDS = 60  # the machine may be busy: only what never comes is a fault
# Nor does the library hang up on a server that has no time for its pings.
PATIENT = {"open_timeout": PATIENCE_SECONDS, "ping_interval": None}

Frame = dict[str, Any]


@dataclass
class Member:
    url: str
    id: str
    email: str
    token: str

    @classmethod
    def sign_up(cls, url: str, name: str) -> "Member":
        email = f"{uuid4().hex}@example.org"
        user = _call(url, "POST", "/api/auth/signup", {"name": name, "email": email, "password": PASSWORD})["user"]
        tokens = _call(url, "POST", "/api/auth/token", {"email": email, "password": PASSWORD})
        return cls(url, user["id"], email, tokens["access"])

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """JSON of a successful answer; HTTPError otherwise."""
        return _call(self.url, method, path, body, self.token)

    def conversation_with(self, other: "Member") -> str:
        return str(self.call("POST", "/api/chat/conversations", {"userId": other.id})["id"])

    def contact_of(self, other: "Member") -> str:
        """Their conversation, in which both have written: they see each other come, go and type."""
        conversation_id = self.conversation_with(other)
        for person in (self, other):
            body = {"content": "Hello", "clientId": str(uuid4())}
            person.call("POST", f"/api/chat/conversations/{conversation_id}/messages", body)
        return conversation_id

    def messages(self, conversation_id: str) -> list[Frame]:
        """All of a conversation, oldest first."""
        found: list[Frame] = []
        path = f"/api/chat/conversations/{conversation_id}/messages?limit=100&afterSeq="
        while page := self.call("GET", f"{path}{found[-1]['seq'] if found else 0}")["data"]:
            found += page
        return found

    def at(self, url: str) -> "Member":
        """The same member at another server."""
        return replace(self, url=url)

    @asynccontextmanager
    async def socket(self, cursor: int | None = None, **options: Any) -> AsyncIterator["Socket"]:
        """An open socket that has been welcomed; from `cursor` on when it is given. `options` are websockets' own."""
        ticket = (await asyncio.to_thread(self.call, "POST", "/api/auth/socket", {}))["ticket"]
        hello = {"type": "hello", "ticket": ticket} | ({} if cursor is None else {"cursor": cursor})
        address, options = f"{self.url.replace('http', 'ws', 1)}/ws/", {**PATIENT, **options}
        async with connect(address, **options) as wire:
            await wire.send(json.dumps(hello))
            socket = Socket(wire, cursor or 0)
            listening = asyncio.create_task(socket.listen())
            try:
                await socket.until(lambda: socket.welcome is not None)
                yield socket
            finally:
                listening.cancel()


@dataclass
class Socket:
    """`events` are the lasting ones, in the order in which they came; `texts` every frame as it came."""

    wire: ClientConnection
    cursor: int = 0  # where it goes on from
    welcome: Frame | None = None
    events: list[Frame] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    answers: dict[str, Frame] = field(default_factory=dict)

    async def listen(self) -> None:
        """Until the connection ends, whoever ends it."""
        with suppress(WebSocketException):
            async for text in self.wire:
                frame = json.loads(text)
                self.texts.append(str(text))
                if frame["type"] == "welcome":
                    self.welcome = frame["data"]
                elif frame["type"] in ("ack", "error"):
                    self.answers[frame["id"]] = frame
                elif "cursor" in frame:
                    self.events.append(frame)

    async def command(self, kind: str, *, id: str | None = None, **data: Any) -> Frame:
        """Send and wait for the answer. TimeoutError or WebSocketException when none comes."""
        command_id = id or str(uuid4())
        await self.wire.send(json.dumps({"type": kind, "id": command_id, "data": data}, ensure_ascii=False))
        await self.until(lambda: command_id in self.answers)
        return self.answers[command_id]

    async def caught_up(self) -> None:
        """Wait for all that was missed: up to the cursor of the welcome."""
        assert self.welcome
        head = self.welcome["cursor"]
        await self.until(lambda: (self.events[-1]["cursor"] if self.events else self.cursor) >= head)

    def heard(self, kind: str, **data: Any) -> bool:
        """True when a frame of that type has come whose data holds `data`."""
        frames = (json.loads(text) for text in self.texts if f'"type":"{kind}"' in text)
        return any(data.items() <= frame["data"].items() for frame in frames)

    async def until(self, ready: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        async with asyncio.timeout(seconds):
            while not ready():
                if self.wire.close_code is not None:
                    raise ConnectionError
                await asyncio.sleep(0.005)


def _call(url: str, method: str, path: str, body: Any = None, token: str = "") -> Any:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(
        urllib.request.Request(f"{url}{path}", data, headers, method=method), timeout=PATIENCE_SECONDS
    ) as told:
        return json.loads(told.read() or b"null")
