"""Daphne, with what it lacks for our sockets: sending that waits for slow readers, and every close code.

Daphne hands whatever the application sends to Twisted at once, which keeps it in memory without end. Here `send`
returns when the network has taken most of it, as other ASGI servers do; so what a client leaves unread stays with the
application, which counts it (`realtime.socket`).
"""

import asyncio
from typing import Any

from daphne.server import Server

CLOSING_SECONDS = 10  # for a slow reader to find the close frame


class Backlog:
    """A Twisted push producer: the transport pauses it with 64 KiB unsent, and resumes it when all is sent."""

    def __init__(self, transport: Any) -> None:
        self._flowing = asyncio.Event()
        self._flowing.set()
        transport.unregisterProducer()  # the HTTP channel, whose request this connection was
        transport.registerProducer(self, True)

    def pauseProducing(self) -> None:
        self._flowing.clear()

    def resumeProducing(self) -> None:
        self._flowing.set()

    stopProducing = resumeProducing  # the connection is gone: nobody need wait

    async def drained(self) -> None:
        await self._flowing.wait()


class SocketServer(Server):
    """`daphne.server.Server`; only WebSockets are served differently."""

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if scope["type"] == "websocket":
            protocol.backlog = Backlog(protocol.transport)
        return super().create_application(protocol, scope)

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.close" and protocol.state != protocol.STATE_CONNECTING:
            protocol.sendCloseFrame(code=message.get("code") or 1000)  # Daphne's own way refuses 1009 and 1012
            return
        await super().handle_reply(protocol, message)
        if message["type"] == "websocket.send":
            await protocol.backlog.drained()

    def close_kindly(self) -> None:
        """Once the factories are there: a frame that is too large is answered with 1009, not with a cut line."""
        self.ws_factory.setProtocolOptions(failByDrop=False, closeHandshakeTimeout=CLOSING_SECONDS)
