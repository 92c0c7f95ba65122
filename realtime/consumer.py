"""The one WebSocket endpoint: transport only. Rules live in services, the event log in the database.

One task reads, another (only while there is something to do) answers in order. So a socket that closes while its
command waits for the database is gone at once, and a flood is counted when it comes, not when it is answered.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from realtime.connection import connect, disconnect
from realtime.errors import BadFrame, Close, Refused, WrongOrigin
from realtime.frames import encode
from realtime.intake import Intake, Pace
from realtime.origins import origin_allowed
from realtime.protocol import LARGEST_FRAME, answer, error_frame, id_in, parse, size
from realtime.socket import Socket
from skillswap.errors import Busy, DomainError
from skillswap.language import spoken

log = structlog.get_logger(__name__)

HELLO_SECONDS = 15  # a line may be slow
ANSWER_SECONDS = 10  # for a command, and for the hello to be welcomed
MOST_BAD_FRAMES = 20

Message = dict[str, Any]


class RealtimeConsumer:
    """A socket: hello, welcome, then commands and events until either side leaves.

    Channels' own consumers make a task and ask a database thread for every frame; here neither is needed.
    The hub subscribes once for all sockets of a member, so there is no channel of its own either.
    """

    def __init__(self) -> None:
        self.socket: Socket | None = None
        self.closed = False
        self.bad_frames = 0
        self.pace = Pace()
        self.intake: Intake[str | None] = Intake(self._answer, self._failed)  # None is a binary frame
        self.closing: asyncio.Task[None] | None = None
        self.waiting_for_hello: asyncio.TimerHandle | None = None
        self.send: Callable[[Message], Awaitable[None]]

    @classmethod
    async def serve(
        cls, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        """The ASGI application."""
        consumer = cls()
        consumer.send = send
        try:
            while (message := await receive())["type"] != "websocket.disconnect":
                if message["type"] == "websocket.connect":
                    await consumer.accept(scope)
                elif not consumer.closed:
                    await consumer.take(message.get("text"), message.get("bytes"))
        finally:  # Daphne cancels us three seconds after a disconnect, and at shutdown without one
            consumer.leave()

    async def accept(self, scope: Message) -> None:
        await self.send({"type": "websocket.accept"})  # only an accepted socket can be closed with a code of ours
        if not origin_allowed(scope["headers"]):
            await self.put(encode(error_frame({}, WrongOrigin())))
            await self.close(Close.WRONG_ORIGIN)
            return
        self.waiting_for_hello = asyncio.get_running_loop().call_later(HELLO_SECONDS, self._no_hello)

    async def take(self, text: str | None, data: bytes | None) -> None:
        """Queue a frame to be answered after those before it, unless it is too large or one too many."""
        if size(text, data) > LARGEST_FRAME:
            await self.close(Close.TOO_LARGE)
        elif self.pace.is_too_fast() or not self.intake.take(text):
            await self.close(Close.ABUSE)

    async def put(self, text: str) -> None:
        """Send a frame; nothing after a close, and a peer that is gone is no error."""
        if self.closed:
            return
        try:
            await self.send({"type": "websocket.send", "text": text})
        except Exception as error:  # each server has its own
            log.debug("peer_gone", error=type(error).__name__)

    async def close(self, code: int) -> None:
        """Close with a code, once; from now on the socket is in no list and no count."""
        if self.closed:
            return
        self.closed = True
        try:
            await self.send({"type": "websocket.close", "code": int(code)})  # Daphne refuses an enum's member
        except Exception as error:
            log.debug("peer_gone", error=type(error).__name__)
        finally:
            self.leave()

    def leave(self) -> None:
        """Take the socket out of everything. Again is fine."""
        self.closed = True
        self._hello_came()
        self.intake.stop()
        socket, self.socket = self.socket, None
        if socket is not None:
            disconnect(socket)

    def _no_hello(self) -> None:
        if self.intake.is_idle:
            self.closing = asyncio.ensure_future(self.close(Close.TOO_SLOW))

    def _hello_came(self) -> None:
        if self.waiting_for_hello is not None:
            self.waiting_for_hello.cancel()
            self.waiting_for_hello = None

    async def _failed(self, error: Exception) -> None:
        log.error("socket_failed", exc_info=error)
        await self.close(Close.RESTART)

    async def _answer(self, text: str | None) -> None:
        with spoken(self.socket.locale if self.socket else ""):
            await self._answer_in_words(text)

    async def _answer_in_words(self, text: str | None) -> None:
        try:
            body = parse(text)
        except BadFrame as error:
            await self._bad_frame({"id": id_in(text)}, error)
            return
        if self.socket is None:
            await self._hello(body)
            return
        try:
            reply = await answer(
                body, user_id=self.socket.user_id, device_id=self.socket.device_id, within=ANSWER_SECONDS
            )
        except BadFrame as error:
            await self._bad_frame(body, error)
        else:
            await self.put(reply)

    async def _hello(self, body: dict[str, Any]) -> None:
        self._hello_came()
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                self.socket = await connect(body, send=self.put, close=self.close)
        except TimeoutError:
            await self._refuse(body, Busy(), Close.RESTART)
        except BadFrame as error:
            await self._refuse(body, error, Close.BAD_FRAME)
        except Refused as error:
            await self._refuse(body, error, error.close)
        except DomainError as error:
            await self._refuse(body, error, Close.RESTART)

    async def _refuse(self, body: dict[str, Any], error: DomainError, code: Close) -> None:
        await self.put(encode(error_frame(body, error)))
        await self.close(code)

    async def _bad_frame(self, body: dict[str, Any], error: BadFrame) -> None:
        """Answer it; who sends nothing else is closed."""
        self.bad_frames += 1
        if self.socket is None or self.bad_frames > MOST_BAD_FRAMES:
            await self._refuse(body, error, Close.BAD_FRAME)
        else:
            await self.put(encode(error_frame(body, error)))
