"""Daphne, with what it lacks for our sockets: sending that waits for slow readers, and every close code.

Daphne hands whatever the application sends to Twisted at once, which keeps it in memory without end. Here `send`
returns when the network has taken most of it, as other ASGI servers do; so what a client leaves unread stays with the
application, which counts it (`realtime.socket`).
"""

import asyncio
from typing import Any

from daphne.http_protocol import WebRequest
from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
from django.conf import settings
from twisted.internet.defer import Deferred

from skillswap.http.arrival import ArrivingChannel

TEXT_FRAME = 1
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
    """`daphne.server.Server`; WebSockets and half-sent requests are served differently, and it stops differently."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ports: list[Any] = []  # that we listen on

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if scope["type"] == "websocket":
            protocol.backlog = Backlog(protocol.transport)
        return super().create_application(protocol, scope)

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Sends text frames of any size and closes with any code; Daphne refuses both past the limits of what comes in.

        There a frame over `websocket_max_message_size` is not sent, nor are the codes 1009 and 1012.
        """
        kind, is_open = message["type"], getattr(protocol, "state", None) == WebSocketProtocol.STATE_OPEN
        if kind == "websocket.send" and is_open:
            protocol.sendFrame(opcode=TEXT_FRAME, payload=message["text"].encode())
            await protocol.backlog.drained()
        elif kind == "websocket.close" and is_open:
            protocol.sendCloseFrame(code=message.get("code") or 1000)
        elif kind != "websocket.send":  # one that is closing takes no more
            await super().handle_reply(protocol, message)

    def listen_success(self, port: Any) -> None:
        super().listen_success(port)
        self.ports.append(port)

    def kill_all_applications(self) -> Any:
        """Told to stop: take no more connections, answer the requests that are here, then end everything.

        Daphne cuts requests off: a client would not know whether what it asked for was done. Sockets stay until the
        last moment, so that whoever comes back elsewhere was never away.
        """
        return Deferred.fromFuture(asyncio.ensure_future(self._end()))

    async def _end(self) -> None:
        for port in self.ports:
            port.stopListening()
        if requests := [
            connection["application_instance"]
            for protocol, connection in self.connections.items()
            if isinstance(protocol, WebRequest) and "application_instance" in connection
        ]:
            await asyncio.wait(requests, timeout=settings.STOP_SECONDS)
        await super().kill_all_applications().asFuture(asyncio.get_running_loop())

    def set_up(self) -> None:
        """Once the factories are there: requests have a time to arrive (`http.arrival`), and a frame that is too
        large is answered with 1009, not with a cut line.
        """
        self.http_factory.protocol = ArrivingChannel
        self.ws_factory.setProtocolOptions(failByDrop=False, closeHandshakeTimeout=CLOSING_SECONDS)
