"""Publishes changes of presence in the background: no socket waits for what waits for the database here."""

import asyncio
from collections.abc import Callable
from uuid import UUID

import structlog
from django.db import DatabaseError

from skillswap.db.pool import in_thread
from skillswap.errors import DomainError

log = structlog.get_logger(__name__)

RETRY_SECONDS = 1.0

Announcement = Callable[..., None]


class Announcer:
    """One announcement a member, or a pair: a newer one replaces it.

    A database or Redis that is away delays all of them, and is asked once in RETRY_SECONDS, however many wait.
    """

    def __init__(self) -> None:
        self._waiting: dict[tuple[UUID, ...], Announcement] = {}
        self._task: asyncio.Task[None] | None = None

    def announce(self, announcement: Announcement, *user_ids: UUID) -> None:
        """Call `announcement(*user_ids)` on a database thread soon; again later while the database is away or busy."""
        self._waiting.pop(user_ids, None)
        self._waiting[user_ids] = announcement
        if self._task is None:
            self._task = asyncio.create_task(self._work())

    async def done(self) -> None:
        """Return when nothing is left to announce."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _work(self) -> None:
        try:
            while self._waiting:
                user_ids = next(iter(self._waiting))
                announcement = self._waiting.pop(user_ids)
                if not await self._run(announcement, user_ids):
                    self._waiting.setdefault(user_ids, announcement)  # a newer announcement wins
                    await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._task = None

    async def _run(self, announcement: Announcement, user_ids: tuple[UUID, ...]) -> bool:
        """False when it must be tried again."""
        try:
            await in_thread(announcement, *user_ids)
        except (DatabaseError, DomainError) as error:
            log.info("announcement_delayed", error=type(error).__name__)
            return False
        except Exception:
            log.exception("announcement_failed")
        return True
