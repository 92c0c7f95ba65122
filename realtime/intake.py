"""What a client has sent and was not answered yet: counted when it comes, answered in order."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from django.conf import settings

MOST_FRAMES, IN_SECONDS = 300, 10
MOST_UNANSWERED = 100

Sent = TypeVar("Sent")


class Pace:
    """How many frames a client sends; answered or not, they are counted when they come."""

    __slots__ = ("_window",)

    def __init__(self) -> None:
        self._window = (0.0, 0)  # when the current window of frames began, and how many came in it

    def is_too_fast(self) -> bool:
        """Count a frame; True when it is one too many."""
        began, count = self._window
        now = time.monotonic()
        self._window = (now, 1) if now - began > IN_SECONDS else (began, count + 1)
        return settings.RATE_LIMITS_ENABLED and self._window[1] > MOST_FRAMES


class Intake(Generic[Sent]):
    """Calls `answer` for one frame after the other, in a task that exists only while there is something to do.

    So a socket that closes while its command waits for the database is gone at once. An error that `answer` raises
    ends in `failed(error)`.
    """

    __slots__ = ("_answer", "_failed", "_frames", "_stopped", "_task")

    def __init__(
        self, answer: Callable[[Sent], Awaitable[None]], failed: Callable[[Exception], Awaitable[None]]
    ) -> None:
        self._answer = answer
        self._failed = failed
        self._frames: deque[Sent] = deque()
        self._task: asyncio.Task[None] | None = None
        self._stopped = False

    @property
    def is_idle(self) -> bool:
        """True while nothing is being answered."""
        return self._task is None

    def take(self, frame: Sent) -> bool:
        """Queue a frame to be answered after those before it; False when too many wait already."""
        if len(self._frames) >= MOST_UNANSWERED:
            return False
        if not self._stopped:
            self._frames.append(frame)
            if self._task is None:
                self._task = asyncio.create_task(self._work())
        return True

    def stop(self) -> None:
        """Answer nothing more. Again is fine."""
        self._stopped = True
        self._frames.clear()
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()

    async def _work(self) -> None:
        try:
            while self._frames and not self._stopped:
                await self._answer(self._frames.popleft())
        except Exception as error:
            await self._failed(error)
        finally:
            self._task = None
