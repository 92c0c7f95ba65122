"""Group commit: work that arrives while the database is busy goes in the next transaction together."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from skillswap.db.pool import in_thread

GATHER_SECONDS = 0.002

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Batcher(Generic[Item, Outcome]):
    """Runs `handle` on lists of items, one list at a time, in the order they were submitted.

    `handle` returns one outcome an item; an exception as an outcome fails that item alone.
    """

    def __init__(self, handle: Callable[[Sequence[Item]], Sequence[Outcome | Exception]], *, most: int) -> None:
        self._handle = handle
        self._most = most
        self._waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, list[tuple[Item, asyncio.Future[Outcome]]]] = (
            WeakKeyDictionary()
        )
        self._workers: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Task[None]] = WeakKeyDictionary()

    async def submit(self, item: Item) -> Outcome:
        """Wait until the item's batch is committed; returns its outcome or raises its exception."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Outcome] = loop.create_future()
        self._waiting.setdefault(loop, []).append((item, future))
        worker = self._workers.get(loop)
        if worker is None or worker.done():
            self._workers[loop] = loop.create_task(self._work(self._waiting[loop]))
        return await future

    async def _work(self, waiting: list[tuple[Item, asyncio.Future[Outcome]]]) -> None:
        while waiting:
            batch = waiting[: self._most]
            del waiting[: self._most]
            try:
                outcomes = await in_thread(self._handle, [item for item, _ in batch])
            except Exception as error:
                outcomes = [error] * len(batch)
            for (_, future), outcome in zip(batch, outcomes, strict=True):
                if future.done():  # its socket is gone
                    continue
                if isinstance(outcome, Exception):
                    future.set_exception(outcome)
                else:
                    future.set_result(outcome)
            if len(batch) > 1:  # many are talking: those just answered are about to speak again
                await asyncio.sleep(GATHER_SECONDS)
