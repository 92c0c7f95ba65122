"""One open socket of a signed-in member: what it has been sent, and what it still has to be sent."""

import asyncio
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings

from realtime.errors import Close
from realtime.frames import Frame
from realtime.selectors import events_after
from skillswap.db.pool import in_thread

log = structlog.get_logger(__name__)


class Socket:
    """Sends frames in order. Persistent events leave only as the next cursor; a gap is read from the log first."""

    __slots__ = (
        "_catching_up",
        "_close",
        "_head",
        "_send",
        "_tasks",
        "_unread",
        "_waiting",
        "_writing",
        "device_id",
        "locale",
        "sent",
        "user_id",
    )

    def __init__(
        self,
        user_id: UUID,
        device_id: UUID,
        *,
        send: Callable[[str], Awaitable[None]],
        close: Callable[[int], Awaitable[None]],
        locale: str = "",
    ) -> None:
        self.user_id = user_id
        self.device_id = device_id
        self.locale = locale  # in which its errors are said; as it was when it opened
        self.sent: int | None = None  # the last cursor sent; None until the welcome is out
        self._head = 0  # the highest cursor we know of
        self._send = send
        self._close = close
        self._waiting: deque[str] = deque()
        self._unread = 0  # what `_waiting` takes
        self._tasks: set[asyncio.Task[None]] = set()
        self._writing = False
        self._catching_up = False

    def deliver(self, frames: Sequence[Frame]) -> None:
        """Take frames from the hub: the next ones go out, ones already sent are dropped, a gap is read."""
        for frame in frames:
            if frame.cursor is None:
                if self.sent is not None:
                    self._put(frame.text)
            elif self.sent is None or self._catching_up or frame.cursor > self.sent + 1:
                self.advance_to(frame.cursor)
            elif frame.cursor == self.sent + 1:
                self.sent = frame.cursor
                self._put(frame.text)

    def advance_to(self, cursor: int) -> None:
        """The member's log reaches up to `cursor`: send what is missing."""
        self._head = max(self._head, cursor)
        if self.sent is not None and not self._catching_up and self._head > self.sent:
            self._catching_up = True
            self._start(self._catch_up())

    async def begin(self, welcome: str, *, sent: int, head: int) -> None:
        """Send the welcome, then everything after `sent`, then live."""
        await self._send(welcome)
        self.sent = sent
        self.advance_to(head)

    def put(self, text: str) -> None:
        """Send a frame that is no event: heartbeat, ack, error."""
        self._put(text)

    def close_soon(self, code: int) -> None:
        self._start(self._close(code))

    def stop(self) -> None:
        """The socket is gone: nothing more is sent."""
        self.sent = None
        self._forget()
        for task in self._tasks:
            if task is not asyncio.current_task():
                task.cancel()

    async def _catch_up(self) -> None:
        try:
            while self.sent is not None and self._head > self.sent:
                frames = await in_thread(events_after, self.user_id, self.sent)
                if not frames or frames[0].cursor != self.sent + 1:
                    # Purged or not visible yet: the client comes back and reloads.
                    log.info("event_gap", after=self.sent, head=self._head)
                    await self._close(Close.RESTART)
                    return
                for frame in frames:
                    self._put(frame.text)
                self.sent = frames[-1].cursor
        finally:
            self._catching_up = False

    def _put(self, text: str) -> None:
        """Queue a frame. `send` waits while the network is full, so what queues here is what nobody reads."""
        if self._unread > settings.SOCKET_UNREAD_BYTES:
            if self._waiting:
                log.info("slow_reader", unread=self._unread)
                self._waiting.clear()
                self.close_soon(Close.TOO_SLOW)
            return
        self._waiting.append(text)
        self._unread += sys.getsizeof(text)
        if not self._writing:
            self._writing = True
            self._start(self._write())

    async def _write(self) -> None:
        try:
            while self._waiting:
                text = self._waiting.popleft()
                await self._send(text)
                self._unread -= sys.getsizeof(text)
        finally:
            self._writing = False

    def _forget(self) -> None:
        self._waiting.clear()
        self._unread = 0

    def _start(self, work: Coroutine[Any, Any, None] | Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
