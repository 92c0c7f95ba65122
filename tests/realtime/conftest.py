"""Sockets work in threads of their own, so what a test wrote must be committed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from chat.models import Participant
from realtime import connection, hub, presence
from skillswap.db.pool import in_thread
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between
from tests.realtime.tab import Tab


@pytest.fixture
async def people(transactional_db: None) -> list[Any]:
    """Two members who share a conversation."""

    def make() -> list[Any]:
        return [UserFactory(), UserFactory()]

    return await in_thread(make)


@pytest.fixture
async def talk(people: list[Any]) -> Any:
    """Their conversation. They are contacts: both wrote, so long ago that no event tells of it."""

    def make() -> Any:
        made = conversation_between(*people)
        Participant.objects.filter(conversation_id=made.pk).update(both_wrote=True)
        return made

    return await in_thread(make)


@pytest.fixture
async def open_tab(people: list[Any], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[..., Any]]:
    """`await open_tab(user, cursor=…)`; every tab is closed and the hub is at rest when the test ends."""
    monkeypatch.setattr(connection, "OFFLINE_AFTER", 0.05)
    presence.presence.cache_clear()
    tabs: list[Tab] = []

    async def open_one(user: Any, **options: Any) -> Tab:
        tab = await Tab.open(user, **options)
        tabs.append(tab)
        return tab

    yield open_one
    await asyncio.gather(*(tab.close() for tab in tabs), return_exceptions=True)  # some are closed already
    while connection._leaving:
        await asyncio.gather(*connection._leaving, return_exceptions=True)
    if presence_sync := hub.current_hub().presence_sync:
        await presence_sync.done()
    await hub.current_hub().stop()
