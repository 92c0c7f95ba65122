"""One namespace of a Socket.IO client: one socket at the realtime hub, which speaks one vocabulary."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

import orjson
import structlog
from django.utils.translation import gettext as _

from chat.events import ConversationMembers
from chat.selectors import ring_conversations_of
from compat.socketio import packets
from compat.socketio.admission import admit
from compat.socketio.vocabulary import OURS, VOCABULARIES, Vocabulary, require_own, vocabulary_with
from realtime.connection import disconnect, enter
from realtime.errors import BadFrame, Close
from realtime.intake import Intake
from realtime.socket import Socket
from skillswap.db import is_busy
from skillswap.db.pool import in_thread
from skillswap.errors import Busy, DomainError, ServerError
from skillswap.language import spoken

log = structlog.get_logger(__name__)

ANSWER_SECONDS = 10  # for a command, and for the sign-in
MOST_BAD_FRAMES = 20
PREFIX = "/compat/"

Command = tuple[str, Any, int | None]  # name, first argument, the number of the acknowledgement that is waited for


def vocabulary_of(namespace: str) -> Vocabulary | None:
    """The vocabulary of a namespace; None when there is no such namespace."""
    if namespace == packets.MAIN:
        return VOCABULARIES[OURS]
    return VOCABULARIES.get(namespace.removeprefix(PREFIX)) if namespace.startswith(PREFIX) else None


class Connection:
    """A vocabulary's `Me`.

    `send(packet)` waits while the client's transport is full. `ended(connection, code)` is called once, when the
    connection has left the hub and the client has to hear of it; code None: it was never let in.
    """

    __slots__ = (
        "_bad_frames",
        "_ended",
        "_intake",
        "_is_fixed",
        "_opening",
        "_rings",
        "_send",
        "_vocabulary",
        "closed",
        "is_open",
        "memory",
        "namespace",
        "sid",
        "socket",
        "user_id",
    )

    def __init__(
        self,
        namespace: str,
        vocabulary: Vocabulary,
        *,
        sid: str,
        send: Callable[[str], Awaitable[None]],
        ended: Callable[["Connection", int | None], None],
    ) -> None:
        self.namespace = namespace
        self.sid = sid
        self.user_id: UUID
        self.memory: dict[Any, Any] = {}
        self.socket: Socket | None = None
        self.is_open = False  # the client knows that it is let in
        self.closed = False
        self._vocabulary = vocabulary
        self._is_fixed = namespace != packets.MAIN  # the default namespace may still turn to another vocabulary
        self._send = send
        self._ended = ended
        self._bad_frames = 0
        self._rings: set[str] | None = None  # the ids of their conversations, once an event asked for them
        self._intake: Intake[Command] = Intake(self._answer, self._failed)
        self._opening: asyncio.Task[None] | None = None

    def open(self, auth: Any, header_token: str) -> None:
        """Begin to let the client in: it hears CONNECT or CONNECT_ERROR."""
        self._opening = asyncio.create_task(self._open(auth, header_token))

    def take(self, command: Command) -> bool:
        """Queue a command; False when too many wait. What comes before the client is let in is not answered."""
        return not self.is_open or self._intake.take(command)

    async def emit(self, name: str, payload: Any) -> None:
        """Say something to this client alone."""
        await self._send(packets.event(self.namespace, name, payload))

    async def close(self, code: int) -> None:
        """End it, once; from now on it is in no list and no count."""
        if not self.closed:
            self.leave()
            self._ended(self, code)

    def leave(self) -> None:
        """Take the socket out of everything. Again is fine."""
        self.closed = True
        self._intake.stop()
        if self._opening is not None and self._opening is not asyncio.current_task():
            self._opening.cancel()
        socket, self.socket = self.socket, None
        if socket is not None:
            disconnect(socket)

    async def _open(self, auth: Any, header_token: str) -> None:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                self._choose(auth)
                admitted = await in_thread(admit, auth, header_token)
                self.user_id = admitted.user_id
                self.socket = await enter(admitted, send=self._deliver, close=self.close)
            if self.closed:  # its own welcome failed: `leave` had no socket yet
                self.leave()
        except Exception as error:
            await self._refuse(_as_domain_error(error, "connect"))
        finally:
            self._opening = None

    def _choose(self, auth: Any) -> None:
        """Speak the vocabulary that the client names. Raises BadFrame."""
        name = auth.get("vocabulary") if isinstance(auth, dict) else None
        if name is None or self.namespace != packets.MAIN:
            return
        if not isinstance(name, str) or name not in VOCABULARIES:
            raise BadFrame(_("There is no vocabulary %(name)r.") % {"name": str(name)[:40]})
        self._vocabulary, self._is_fixed = VOCABULARIES[name], True

    async def _refuse(self, error: DomainError) -> None:
        """The client's `connect_error` has the message, and the code in its `data`."""
        self.leave()
        refusal = {"message": error.message, "data": {"code": error.code}}
        await self._send(packets.encode(packets.CONNECT_ERROR, self.namespace, refusal))
        self._ended(self, None)

    async def _deliver(self, text: str) -> None:
        """A frame of our own socket, as this vocabulary says it; what it has no word for is not heard."""
        frame = orjson.loads(text)
        if frame["type"] == "welcome":
            await self._send(packets.encode(packets.CONNECT, self.namespace, {"sid": self.sid}))
            self.is_open = True
        translate = self._vocabulary.events.get(frame["type"])
        if translate is None and frame["type"] != ConversationMembers.type:
            return
        try:
            is_heard = await self._is_heard(frame["type"], frame["data"])
            said = await translate(frame["data"], self) if translate is not None and is_heard else ()
        except Exception as error:  # the client reads anew what it missed when it comes back
            _as_domain_error(error, frame["type"])
            await self.close(Close.RESTART)
            return
        for name, payload in said:
            await self.emit(name, payload)

    async def _is_heard(self, kind: str, data: Mapping[str, Any]) -> bool:
        """False for an event of a ring's conversation: earlier systems know those of two people alone.

        Which these are is asked once. Those that come later begin with an event that only they have.
        """
        conversation_id = data.get("conversationId")
        if conversation_id is None:
            return True
        if self._rings is None:
            self._rings = {str(pk) for pk in await in_thread(ring_conversations_of, self.user_id)}
        if kind == ConversationMembers.type:
            self._rings.add(conversation_id)
        return conversation_id not in self._rings

    async def _answer(self, command: Command) -> None:
        with spoken(self.socket.locale if self.socket else ""):
            await self._answer_in_words(command)

    async def _answer_in_words(self, command: Command) -> None:
        name, data, ack_id = command
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                vocabulary = self._vocabulary_for(name)
                require_own(self, data, *vocabulary.claims)
                result = await vocabulary.commands[name](self, data)
        except Exception as error:
            await self._answer_error(_as_domain_error(error, name), ack_id)
        else:
            await self._acknowledge(ack_id, result)

    def _vocabulary_for(self, command: str) -> Vocabulary:
        """The vocabulary that the client speaks; the first command of another one chooses that. Raises BadFrame."""
        if command not in self._vocabulary.commands:
            other = None if self._is_fixed else vocabulary_with(command)
            if other is None:
                raise BadFrame(_("There is no command %(name)r.") % {"name": command[:40]})
            self._vocabulary, self._is_fixed = other, True
        return self._vocabulary

    async def _answer_error(self, error: DomainError, ack_id: int | None) -> None:
        body = {"message": error.message, "code": error.code}
        await self.emit("error", body)
        await self._acknowledge(ack_id, {"error": body})
        self._bad_frames += isinstance(error, BadFrame)
        if self._bad_frames > MOST_BAD_FRAMES:
            await self.close(Close.BAD_FRAME)

    async def _acknowledge(self, ack_id: int | None, result: Any) -> None:
        if ack_id is not None:
            await self._send(packets.encode(packets.ACK, self.namespace, [result], ack_id))

    async def _failed(self, error: Exception) -> None:
        log.error("socket_failed", exc_info=error)
        await self.close(Close.RESTART)


def _as_domain_error(error: Exception, what: str) -> DomainError:
    """What the client is told of an error; ours are logged."""
    if isinstance(error, DomainError):
        return error
    if isinstance(error, TimeoutError) or is_busy(error):
        return Busy()
    log.error("command_failed", type=what[:40], exc_info=error)
    return ServerError()
