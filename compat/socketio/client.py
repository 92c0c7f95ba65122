"""One Socket.IO client: an Engine.IO session with its namespaces, on whatever transport it has at the moment."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from django.utils.translation import gettext as _
from engineio import AsyncServer as EngineServer
from engineio.exceptions import SocketIsClosedError
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from compat.socketio import packets
from compat.socketio.connection import Connection, vocabulary_of
from compat.socketio.farewell import farewell, is_broken
from realtime.errors import Close
from realtime.intake import Pace
from realtime.protocol import LARGEST_FRAME

HELLO_SECONDS = 15  # a client without a namespace is closed
MOST_REFUSED = 3  # namespaces that a client was not let into
MOST_QUEUED = 32  # packets that wait for the transport; more wait in the socket, which counts what nobody reads
CLOSING_SECONDS = 2  # for what was said last to leave before the line is cut


class Client:
    """`cut(code)` closes the websocket of the client, once it has one."""

    __slots__ = ("_connections", "_engine", "_header_token", "_pace", "_refused", "_tasks", "_timer", "cut", "sid")

    def __init__(self, engine: EngineServer, sid: str, header_token: str) -> None:
        self.sid = sid
        self.cut: Callable[[int], Awaitable[None]] | None = None
        self._engine = engine
        self._header_token = header_token
        self._connections: dict[str, Connection] = {}
        self._pace = Pace()
        self._refused = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._wait_for_namespace()

    def take(self, data: Any) -> None:
        """A message of the client. Waits for nothing, so that the end of the connection is always noticed."""
        if self._pace.is_too_fast():
            self._close_soon(Close.ABUSE)
        elif not isinstance(data, str):  # binary, or no Socket.IO at all
            self._close_soon(Close.BAD_FRAME)
        elif len(data.encode(errors="surrogatepass")) > LARGEST_FRAME:
            self._close_soon(Close.TOO_LARGE)
        else:
            try:
                self._dispatch(packets.SocketIOPacket(encoded_packet=data))
            except ValueError:
                self._close_soon(Close.BAD_FRAME)

    def count_packet(self) -> None:
        """Count what is no message: no client sends much of it."""
        if self._pace.is_too_fast():
            self._close_soon(Close.ABUSE)

    def leave(self) -> None:
        """The client is gone: nothing is left of it. Again is fine."""
        self._stop_waiting()
        for connection in self._connections.values():
            connection.leave()
        self._connections.clear()

    async def send(self, packet: str) -> None:
        """Send a packet; waits while the transport does not take what was sent before. Once gone is no error."""
        session = self._engine.sockets.get(self.sid)
        if session is None or session.closed:
            return
        try:
            await session.send(EnginePacket(MESSAGE, packet))
        except SocketIsClosedError:
            return
        if session.queue.qsize() >= MOST_QUEUED:
            await session.queue.join()

    async def close(self, code: int) -> None:
        """End the session with all its namespaces; the line goes as soon as the last packets have left."""
        self.leave()
        session = self._engine.sockets.get(self.sid)
        if session is not None and not session.closed:
            await session.close(wait=False, reason=self._engine.reason.SERVER_DISCONNECT)
            session.queue.put_nowait(None)  # its writer ends, and closes the websocket
        if self.cut is None:
            return
        if not is_broken(code):
            await asyncio.sleep(CLOSING_SECONDS)
        await self.cut(code)

    def _dispatch(self, packet: packets.SocketIOPacket) -> None:
        """Raises ValueError for what no client of ours sends: binary packets, a second CONNECT, an unknown type."""
        namespace = packet.namespace or packets.MAIN
        connection = self._connections.get(namespace)
        kind, data = packet.packet_type, packet.data
        if kind == packets.CONNECT and connection is None:
            self._connect(namespace, data)
        elif kind == packets.DISCONNECT:
            self._disconnect(connection)
        elif kind == packets.EVENT and isinstance(data, list) and data and isinstance(data[0], str):
            command = (data[0], data[1] if len(data) > 1 else None, packet.id)
            if connection is not None and not connection.take(command):
                self._close_soon(Close.ABUSE)
        elif kind != packets.ACK:  # we never ask for one
            raise ValueError("no packet of ours")

    def _connect(self, namespace: str, auth: Any) -> None:
        vocabulary = vocabulary_of(namespace)
        if vocabulary is None:
            refusal = {"message": _("There is no such namespace."), "data": {"code": "not_found"}}
            self._start(self.send(packets.encode(packets.CONNECT_ERROR, namespace, refusal)))
            self._count_refusal()
            return
        self._stop_waiting()
        sid = f"{self.sid}{len(self._connections)}"
        connection = Connection(namespace, vocabulary, sid=sid, send=self.send, ended=self._ended)
        self._connections[namespace] = connection
        connection.open(auth, self._header_token)

    def _disconnect(self, connection: Connection | None) -> None:
        if connection is not None:
            connection.leave()
            self._forget(connection)

    def _ended(self, connection: Connection, code: int | None) -> None:
        """A connection has left the hub. Without another namespace the session ends as well."""
        self._forget(connection)
        if code is None:
            self._count_refusal()
        elif is_broken(code):
            self._close_soon(code)
        else:
            self._start(self._say_goodbye(connection.namespace, code))

    async def _say_goodbye(self, namespace: str, code: int) -> None:
        await self.send(packets.event(namespace, "error", farewell(code)))
        await self.send(packets.encode(packets.DISCONNECT, namespace))
        if not self._connections:
            await self.close(code)

    def _count_refusal(self) -> None:
        self._refused += 1
        if self._refused > MOST_REFUSED:
            self._close_soon(Close.ABUSE)

    def _forget(self, connection: Connection) -> None:
        if self._connections.get(connection.namespace) is connection:
            del self._connections[connection.namespace]
        if not self._connections:
            self._wait_for_namespace()

    def _wait_for_namespace(self) -> None:
        self._stop_waiting()
        self._timer = asyncio.get_running_loop().call_later(HELLO_SECONDS, self._close_soon, Close.TOO_SLOW)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _close_soon(self, code: int) -> None:
        self.leave()
        self._start(self.close(code))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
