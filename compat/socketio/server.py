"""Socket.IO at `/socket.io/`: python-socketio's packets over its Engine.IO server (websocket, polling, upgrade).

Its own `socketio.AsyncServer` is not used: it keeps rooms and namespaces of its own, makes a task for every event and
answers without an end to what waits. Here the hub keeps the sockets, and what holds for `/ws/` holds for these.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qs
from weakref import WeakKeyDictionary

import engineio
import structlog
from engineio.async_socket import AsyncSocket
from engineio.packet import MESSAGE, UPGRADE, Packet
from engineio.payload import Payload

from compat.socketio.admission import credential_in
from compat.socketio.client import Client
from realtime.errors import WrongOrigin
from realtime.intake import MOST_UNANSWERED
from realtime.origins import origin_allowed
from realtime.protocol import LARGEST_FRAME
from skillswap.errors import BadRequest, DomainError
from skillswap.http.error_responses import error_body
from skillswap.http.json import to_json

log = structlog.get_logger(__name__)

PATH = "/socket.io/"
PING_SECONDS, SILENT_SECONDS = 25, 20
REQUEST_SECONDS = PING_SECONDS + SILENT_SECONDS + 5  # a poll ends before; the rest waits for a client that has gone

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]

Payload.max_decode_packets = MOST_UNANSWERED  # a client that was polling for a while sends much at once
_logger = logging.getLogger("skillswap.engineio")  # silent in settings/logs.py: what strangers send is no error of ours


class SocketIOServer:
    """The ASGI application for `http` and `websocket` under PATH; one a loop."""

    def __init__(self) -> None:
        self.engine = engineio.AsyncServer(
            async_mode="asgi",
            async_handlers=False,
            ping_interval=PING_SECONDS,
            ping_timeout=SILENT_SECONDS,
            max_http_buffer_size=LARGEST_FRAME,
            http_compression=False,
            cors_allowed_origins=lambda origin, environ: origin_allowed(environ["asgi.scope"]["headers"]),
            logger=_logger,
        )
        self.clients: dict[str, Client] = {}
        self.engine.on("connect", self._connected)
        self.engine.on("message", self._message)
        self.engine.on("disconnect", self._disconnected)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = parse_qs(scope.get("query_string", b"").decode("latin1"))
        if scope["type"] == "websocket":
            await self._websocket(query.get("sid", [""])[0], scope, receive, send)
        elif not origin_allowed(scope["headers"]):
            await _answer(send, WrongOrigin())
        elif "j" in query:  # JSONP: any page may read it
            await _answer(send, BadRequest())
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(REQUEST_SECONDS):
                await self.engine.handle_request(scope, receive, send)
        except Exception as error:  # a session that ends at this moment, a path or a body that is no Engine.IO
            log.info("polling_failed", error=type(error).__name__)
            await _answer(send, BadRequest())

    async def _websocket(self, sid: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a websocket, new or one that a polling client (`sid`) moves to; nothing is left of it afterwards."""
        line = Line(send, self.clients.get(sid))
        try:
            await self.engine.handle_request({**scope, "line": line}, receive, line.send)
        except Exception as error:  # frames that are no Engine.IO
            log.info("websocket_failed", error=type(error).__name__)
            await line.cut(1002)
        finally:
            self._line_ended(line)

    def _line_ended(self, line: "Line") -> None:
        if line.client is None:
            return
        session = self.engine.sockets.get(line.client.sid)
        if session is None or session.upgraded or not session.connected:
            if session is not None:
                session.closed = True
                del self.engine.sockets[line.client.sid]
            self._disconnected(line.client.sid, "")
        elif line.client.cut == line.cut:  # it did not move: it goes on polling
            line.client.cut = None

    def _connected(self, sid: str, environ: dict[str, Any]) -> None:
        scope = environ["asgi.scope"]
        self.engine.sockets[sid].receive = partial(self._packet, sid)
        client = self.clients[sid] = Client(self.engine, sid, credential_in(scope["headers"]))
        if (line := scope.get("line")) is not None:
            line.take(client)

    async def _packet(self, sid: str, packet: Packet) -> None:
        """Engine.IO takes some packets for itself: they count as frames too. Without a client, it was closed.

        UPGRADE belongs to a move, which reads it itself: anywhere else the library would queue an answer to it.
        """
        client, session = self.clients.get(sid), self.engine.sockets.get(sid)
        if client is None or session is None:
            return
        if packet.packet_type != MESSAGE:
            client.count_packet()
        if packet.packet_type != UPGRADE:
            await AsyncSocket.receive(session, packet)

    def _message(self, sid: str, data: Any) -> None:
        if (client := self.clients.get(sid)) is not None:
            client.take(data)

    def _disconnected(self, sid: str, reason: str) -> None:
        if (client := self.clients.pop(sid, None)) is not None:
            client.leave()


class Line:
    """One websocket: what is sent after its end is dropped, and it can be cut whatever its reader does."""

    __slots__ = ("_is_over", "_send", "client")

    def __init__(self, send: Send, client: Client | None) -> None:
        self.client: Client | None = None
        self._send = send
        self._is_over = False
        if client is not None:
            self.take(client)

    def take(self, client: Client) -> None:
        """From now on the line is this client's."""
        self.client = client
        client.cut = self.cut

    async def send(self, message: Scope) -> None:
        """ASGI's `send`."""
        if self._is_over:
            return
        self._is_over = message["type"] == "websocket.close"
        await self._send(message)

    async def cut(self, code: int) -> None:
        """Close the websocket, once; a peer that is gone is no error."""
        try:
            await self.send({"type": "websocket.close", "code": int(code)})
        except Exception as error:  # each server has its own
            log.debug("peer_gone", error=type(error).__name__)


async def _answer(send: Send, error: DomainError) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": to_json(error_body(error))})


_servers: WeakKeyDictionary[asyncio.AbstractEventLoop, SocketIOServer] = WeakKeyDictionary()


def current_server() -> SocketIOServer:
    """The server of the running loop, made on first use."""
    loop = asyncio.get_running_loop()
    if loop not in _servers:
        _servers[loop] = SocketIOServer()
    return _servers[loop]


async def socketio(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application of every loop."""
    await current_server()(scope, receive, send)
