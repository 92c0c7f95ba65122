"""Sockets work in threads of their own, so what a test wrote must be committed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from compat.socketio.server import current_server
from realtime import connection, hub, presence
from skillswap.db.pool import in_thread
from tests.compat.caller import Caller
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between
from tests.realtime.tab import Tab


@pytest.fixture
async def people(transactional_db: None) -> list[Any]:
    """Two members who share a conversation."""
    return await in_thread(lambda: [UserFactory(), UserFactory()])


@pytest.fixture
async def talk(people: list[Any]) -> Any:
    """Their conversation. They are contacts: both wrote, so long ago that no event tells of it."""

    def make() -> Any:
        from chat.models import Participant

        made = conversation_between(*people)
        Participant.objects.filter(conversation_id=made.pk).update(both_wrote=True)
        return made

    return await in_thread(make)


@pytest.fixture
async def call(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> AsyncIterator[Callable[..., Any]]:
    """`await call(user, namespace, **auth)` opens a Socket.IO client, `await call.tab(user)` one of ours on `/ws/`.

    All of them are closed, and the hub is at rest, when the test ends.
    """
    monkeypatch.setattr(connection, "OFFLINE_AFTER", 0.05)
    presence.presence.cache_clear()
    opened: list[Any] = []

    async def open_one(user: Any, namespace: str = "/", **auth: Any) -> Caller:
        opened.append(caller := await Caller.open(user, namespace, **auth))
        return caller

    async def open_tab(user: Any) -> Tab:
        opened.append(tab := await Tab.open(user))
        return tab

    open_one.tab = open_tab  # type: ignore[attr-defined]
    yield open_one
    await asyncio.gather(*(one.close() for one in opened), return_exceptions=True)  # some are closed already
    await current_server().engine.shutdown()
    while connection._leaving:
        await asyncio.gather(*connection._leaving, return_exceptions=True)
    if presence_sync := hub.current_hub().presence_sync:
        await presence_sync.done()
    await hub.current_hub().stop()
