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

Announcement = Callable[[UUID], None]


class Announcer:
    """One announcement a member: a newer one replaces it, and a database that is away delays it."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, Announcement] = {}
        self._task: asyncio.Task[None] | None = None

    def announce(self, user_id: UUID, announcement: Announcement) -> None:
        """Call `announcement(user_id)` on a database thread soon; again later while the database is away or busy."""
        self._waiting.pop(user_id, None)
        self._waiting[user_id] = announcement
        if self._task is None:
            self._task = asyncio.create_task(self._work())

    async def done(self) -> None:
        """Return when nothing is left to announce (tests)."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _work(self) -> None:
        try:
            while self._waiting:
                failed = {}
                for user_id in list(self._waiting):
                    announcement = self._waiting.pop(user_id)
                    if not await self._run(user_id, announcement):
                        failed[user_id] = announcement
                if failed:
                    self._waiting = failed | self._waiting  # newer announcement wins
                    await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._task = None

    async def _run(self, user_id: UUID, announcement: Announcement) -> bool:
        """False when it must be tried again."""
        try:
            await in_thread(announcement, user_id)
        except (DatabaseError, DomainError) as error:
            log.info("announcement_delayed", error=type(error).__name__)
            return False
        except Exception:
            log.exception("announcement_failed")
        return True
