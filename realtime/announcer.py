"""Tells contacts who came and went, behind everything else: nobody waits for what waits for the database here."""

import asyncio
from collections.abc import Callable
from uuid import UUID

import structlog
from django.db import DatabaseError

from skillswap.errors import DomainError
from skillswap.pool import in_thread

log = structlog.get_logger(__name__)

RETRY_SECONDS = 1.0

News = Callable[[UUID], None]


class Announcer:
    """One piece of news a member: a newer one replaces it, and a database that is away delays it."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, News] = {}
        self._task: asyncio.Task[None] | None = None

    def say(self, user_id: UUID, news: News) -> None:
        """Call `news(user_id)` on a database thread soon; again later while the database is away or busy."""
        self._waiting.pop(user_id, None)
        self._waiting[user_id] = news
        if self._task is None:
            self._task = asyncio.create_task(self._work())

    async def done(self) -> None:
        """Return when nothing is left to tell (tests)."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _work(self) -> None:
        try:
            while self._waiting:
                failed = {}
                for user_id in list(self._waiting):
                    news = self._waiting.pop(user_id)
                    if not await self._tell(user_id, news):
                        failed[user_id] = news
                if failed:
                    self._waiting = failed | self._waiting  # newer news wins
                    await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._task = None

    async def _tell(self, user_id: UUID, news: News) -> bool:
        """False when it must be told again."""
        try:
            await in_thread(news, user_id)
        except (DatabaseError, DomainError) as error:
            log.info("announcement_delayed", error=type(error).__name__)
            return False
        except Exception:
            log.exception("announcement_failed")
        return True
