"""The one WebSocket endpoint: transport only. Rules live in services, the event log in the database."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import orjson
import structlog
from channels.consumer import get_handler_name
from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from realtime.commands import run_command
from realtime.connection import connect, disconnect
from realtime.errors import BadFrame, Close, Refused
from realtime.letters import frame
from realtime.socket import Socket
from skillswap.errors import DomainError, ServerError, TooFast
from skillswap.text import has_half_characters

log = structlog.get_logger(__name__)

HELLO_SECONDS = 5
LARGEST_FRAME = 16 * 1024
MOST_BAD_FRAMES = 20
MOST_FRAMES, IN_SECONDS = 300, 10


class RealtimeConsumer(AsyncWebsocketConsumer):
    """A socket: hello, welcome, then commands and events until either side leaves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.socket: Socket | None = None
        self.bad_frames = 0
        self.window = (0.0, 0)  # when the current window of frames began, and how many came in it
        self.waiting_for_hello: asyncio.TimerHandle | None = None
        self.leaving: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Any]) -> None:
        """Channels' own loop makes a task and asks a database thread for every frame; here neither is needed.

        The hub subscribes once for all sockets of a member, so the consumer has no channel of its own.
        """
        self.scope = scope
        self.base_send = send
        with suppress(StopConsumer):
            while True:
                message = await receive()
                await getattr(self, get_handler_name(message))(message)

    async def connect(self) -> None:
        await self.accept()  # only an accepted socket can be closed with a code of ours
        loop = asyncio.get_running_loop()
        self.waiting_for_hello = loop.call_later(HELLO_SECONDS, self._no_hello)

    def _no_hello(self) -> None:
        self.leaving = asyncio.ensure_future(self.close(Close.TOO_SLOW))

    async def close(self, code: int | bool | None = None, reason: str | None = None) -> None:
        """As Channels does it; Daphne refuses an enum's member for the code."""
        await super().close(None if code is None else int(code), reason)

    async def disconnect(self, code: int) -> None:
        self._hello_came()
        if self.socket is not None:
            await disconnect(self.socket)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if len(text_data or bytes_data or "") > LARGEST_FRAME:
            await self.close(Close.TOO_LARGE)
            return
        try:
            body = _parse(text_data)
        except BadFrame as error:
            await self._bad_frame({"id": _id_in(text_data)}, error)
            return
        if self.socket is None:
            await self._hello(body)
        elif self._too_many_frames():
            await self.close(Close.ABUSE)
        else:
            await self._command(body)

    async def _hello(self, body: dict[str, Any]) -> None:
        self._hello_came()
        try:
            self.socket = await connect(body, send=self._send_text, close=self.close)
        except BadFrame as error:
            await self._send_text(frame(error_frame(body, error)))
            await self.close(Close.BAD_FRAME)
        except Refused as error:
            await self._send_text(frame(error_frame(body, error)))
            await self.close(error.close)

    async def _command(self, body: dict[str, Any]) -> None:
        assert self.socket is not None
        try:
            command_id, data = await run_command(body, user_id=self.socket.user_id)
        except BadFrame as error:
            await self._bad_frame(body, error)
        except DomainError as error:
            await self._send_text(frame(error_frame(body, error)))
        except Exception:
            log.exception("command_failed", type=str(body.get("type"))[:40])
            await self._send_text(frame(error_frame(body, ServerError())))
        else:
            await self._send_text(frame({"type": "ack", "id": command_id, "data": data}))

    async def _bad_frame(self, body: dict[str, Any], error: BadFrame) -> None:
        """Answer it; who sends nothing else is closed."""
        self.bad_frames += 1
        await self._send_text(frame(error_frame(body, error)))
        if self.socket is None or self.bad_frames > MOST_BAD_FRAMES:
            await self.close(Close.BAD_FRAME)

    def _too_many_frames(self) -> bool:
        if not settings.RATE_LIMITS_ENABLED:
            return False
        began, count = self.window
        now = time.monotonic()
        self.window = (now, 1) if now - began > IN_SECONDS else (began, count + 1)
        return self.window[1] > MOST_FRAMES

    def _hello_came(self) -> None:
        if self.waiting_for_hello is not None:
            self.waiting_for_hello.cancel()
            self.waiting_for_hello = None

    async def _send_text(self, text: str) -> None:
        await self.base_send({"type": "websocket.send", "text": text})


def _parse(text: str | None) -> dict[str, Any]:
    if text is None:
        raise BadFrame("Send text frames.")
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadFrame("That frame is not JSON, or holds half of a character.") from error
    if not isinstance(body, dict):
        raise BadFrame("A frame is a JSON object.")
    return body


def _id_in(text: str | None) -> str | None:
    """The id of a command that is JSON for Python but not for us: whoever sent it wants to know which one it was."""
    try:
        body = json.loads(text or "")
        command_id = body.get("id") if isinstance(body, dict) else None
        return command_id if isinstance(command_id, str) and not has_half_characters(command_id) else None
    except (ValueError, RecursionError):
        return None


def error_frame(body: dict[str, Any], error: DomainError) -> dict[str, Any]:
    """The frame that answers `body` with an error."""
    answer: dict[str, Any] = {"type": "error", "id": body.get("id"), "code": error.code, "message": error.message}
    if isinstance(error, TooFast):
        answer["retryAfter"] = round(error.retry_after, 1)
    return answer | error.details()
