"""What could not be announced waits, and asks the database no more often however many wait."""

import asyncio
import time
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError

from realtime import announcer
from realtime.announcer import Announcer
from skillswap.db.pool import in_thread

pytestmark = pytest.mark.django_db(transaction=True)  # its threads look after their connections


async def test_while_the_database_is_away_it_is_asked_once_however_many_wait(monkeypatch):
    monkeypatch.setattr(announcer, "RETRY_SECONDS", 3600)
    asked: list[UUID] = []

    def away(user_id: UUID) -> None:
        asked.append(user_id)
        raise OperationalError("away")

    waiting = Announcer()
    for _ in range(50):
        waiting.announce(away, uuid4())
    while not asked:
        await in_thread(time.sleep, 0)
    for _ in range(50):  # as much work as the others would have been
        await in_thread(time.sleep, 0)
    assert len(asked) == 1
    assert waiting._task
    waiting._task.cancel()
    await asyncio.gather(waiting._task, return_exceptions=True)


async def test_once_it_is_back_everything_is_announced_the_newest_of_each(monkeypatch):
    monkeypatch.setattr(announcer, "RETRY_SECONDS", 0)
    people, told = [uuid4() for _ in range(5)], []
    refused = iter([True] * 3)

    def came(user_id: UUID) -> None:
        if next(refused, False):
            raise OperationalError("away")
        told.append(("came", user_id))

    def left(user_id: UUID) -> None:
        told.append(("left", user_id))

    waiting = Announcer()
    for person in people:
        waiting.announce(came, person)
    waiting.announce(left, people[1])
    await waiting.done()
    assert sorted(told) == sorted(("left" if person == people[1] else "came", person) for person in people)
