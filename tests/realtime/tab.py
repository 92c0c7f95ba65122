"""A browser tab in tests: real frames through the real ASGI application."""

import asyncio
from typing import Any
from uuid import uuid4

import orjson
from channels.testing import WebsocketCommunicator

from accounts.services import device_sign_in
from realtime import connection
from realtime.hub import current_hub
from realtime.services.tickets import ticket_issue
from skillswap.asgi import application
from skillswap.db.pool import in_thread


def new_ticket(user: Any) -> str:
    """A ticket of a fresh sign-in of the member."""
    return ticket_issue(device=device_sign_in(user=user, name="Tab").device)


PATIENCE = 60  # seconds; on a busy machine a frame may take a while, and only one that never comes is a fault


class Tab:
    """An open socket; `heard` holds the frames that no one waited for."""

    def __init__(self) -> None:
        self.wire = WebsocketCommunicator(application, "/ws/")
        self.heard: list[dict[str, Any]] = []
        self.welcome: dict[str, Any] = {}

    @classmethod
    async def open(cls, user: Any, *, cursor: int | None = None, ticket: str | None = None) -> "Tab":
        tab = cls()
        await tab.wire.connect()
        hello: dict[str, Any] = {"type": "hello", "ticket": ticket or await in_thread(new_ticket, user)}
        if cursor is not None:
            hello["cursor"] = cursor
        await tab.send(hello)
        tab.welcome = (await tab.next("welcome"))["data"]
        return tab

    async def send(self, frame: Any) -> None:
        await self.wire.send_to(text_data=frame if isinstance(frame, str) else orjson.dumps(frame).decode())

    async def command(self, kind: str, *, id: str | None = None, **data: Any) -> dict[str, Any]:
        """Send a command; returns its ack or error."""
        command_id = id or str(uuid4())
        await self.send({"type": kind, "id": command_id, "data": data})
        return await self._until(lambda frame: frame.get("id") == command_id and frame["type"] in ("ack", "error"))

    async def next(self, kind: str) -> dict[str, Any]:
        """The next frame of that type, heard already or still to come."""
        return await self._until(lambda frame: frame["type"] == kind)

    async def _until(self, wanted: Any) -> dict[str, Any]:
        for frame in self.heard:
            if wanted(frame):
                self.heard.remove(frame)
                return frame
        while True:
            frame = orjson.loads(await self.wire.receive_from(timeout=PATIENCE))
            if wanted(frame):
                return frame
            self.heard.append(frame)

    async def silence(self, kind: str) -> bool:
        """True when no frame of that type has come once everything is done and sent that was begun before.

        Who has left is written down by then, and announced; the answer to a ping comes after all of it.
        """
        while connection._leaving:
            await asyncio.gather(*connection._leaving, return_exceptions=True)
        if presence_sync := current_hub().presence_sync:
            await presence_sync.done()
        await self.command("ping")
        return kind not in [frame["type"] for frame in self.heard]

    async def closed_with(self) -> int:
        """Wait until the server closes; returns the code."""
        while True:
            message = await self.wire.receive_output(timeout=PATIENCE)
            if message["type"] == "websocket.close":
                return int(message["code"])

    async def close(self) -> None:
        await self.wire.disconnect()
