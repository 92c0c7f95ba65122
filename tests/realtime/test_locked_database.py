"""Each table locked by somebody else, while people send, come and listen: sockets are never silent, and recover.

Limits are on. On SQLite one lock holds all tables; on PostgreSQL it holds readers of its table too.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from accounts.models import Device, User
from chat.models import Conversation, Message, Participant
from notifications.models import Notification
from realtime import consumer
from realtime.hub import current_hub
from realtime.models import Inbox, SocketTicket, UserEvent
from realtime.presence_sync import presence_sync_of
from skillswap.db.pool import DATABASE, in_thread
from tests.factories.chat import say
from tests.plugins.locks import locked, url_of
from tests.realtime.tab import PATIENCE, Tab, new_ticket

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("sqlite", "postgresql")]

MODELS = (User, Device, SocketTicket, Inbox, UserEvent, Conversation, Participant, Message, Notification)
TABLES = [model._meta.db_table for model in MODELS]
if connection.vendor == "sqlite":
    TABLES = ["all"]
HEARTBEATS = 2


@contextmanager
def lock(table: str) -> Iterator[None]:
    """Inside, a command has a second; before and after, on a busy machine, the usual ten."""
    with (
        locked(url_of(connection.settings_dict), *([] if table == "all" else [table])),
        pytest.MonkeyPatch.context() as m,
    ):
        m.setattr(consumer, "ANSWER_SECONDS", 1)
        yield


@pytest.fixture(autouse=True)
def limited(settings: Any) -> None:
    settings.RATE_LIMITS_ENABLED = True
    settings.HEARTBEAT_SECONDS = 1


async def heartbeats(tab: Tab) -> None:
    tab.heard.clear()
    for _ in range(HEARTBEATS):
        await tab.next("heartbeat")


@pytest.mark.parametrize("table", TABLES)
async def test_heartbeats_leave_and_everything_is_answered_whatever_is_locked(table, people, talk, open_tab):
    await in_thread(say, talk, people[1])
    mine, theirs = [await open_tab(person) for person in people]
    ticket = await in_thread(new_ticket, people[0])
    client_id = str(uuid4())
    sending = {"id": client_id, "conversationId": str(talk.pk), "content": "Through the lock"}
    with lock(table):
        answers = [asyncio.create_task(mine.command("chat:message", **sending))]
        for tab in (mine, theirs):  # more than there are database threads: all of them wait
            for _ in range(DATABASE._max_workers):
                await tab.send({"type": "chat:typing", "id": "t", "data": {"conversationId": str(talk.pk)}})
        late = Tab()
        await late.wire.connect()
        await late.send({"type": "hello", "ticket": ticket})
        await heartbeats(theirs)
        answer = await answers[0]
        assert answer["type"] == "ack" or answer["code"] == "busy"
    await recovered(mine, theirs, sending)
    await late.close()
    late = await open_tab(people[0], ticket=await in_thread(new_ticket, people[0]))
    assert late.welcome["online"] == [str(people[1].pk)]


async def recovered(mine: Tab, theirs: Tab, sending: dict[str, Any]) -> None:
    """The lock is gone: the same command again is acknowledged, and its message arrives once."""
    async with asyncio.timeout(PATIENCE):
        while (answer := await mine.command("chat:message", **sending))["type"] != "ack":
            assert answer["code"] == "busy"
    while True:
        event = await theirs.next("chat:message:new")
        if event["data"]["clientId"] == sending["id"]:
            break
    await presence_sync_of(current_hub()).done()


@pytest.mark.only_on("sqlite")
async def test_typing_waits_for_nobody_who_writes(people, talk, open_tab):
    mine, theirs = [await open_tab(person) for person in people]
    with lock("all"):
        assert (await mine.command("chat:typing", conversationId=str(talk.pk)))["type"] == "ack"
        await theirs.next("chat:typing")
        assert (await mine.command("chat:typing:stop", conversationId=str(talk.pk)))["type"] == "ack"
        assert (await mine.command("ping"))["type"] == "ack"


async def test_what_stores_nothing_opens_no_transaction(people, talk, open_tab):
    """Seen from the database: typing, a ping, a message that was sent before, a place that was read before."""
    statements: list[str] = []
    mine = await open_tab(people[0])
    first = await mine.command("chat:message", conversationId=str(talk.pk), content="Once")
    await mine.command("chat:read", conversationId=str(talk.pk), seq=1)

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(sql.split()[0])
        return execute(sql, params, many, context)

    def listen() -> None:
        connection.execute_wrappers.append(note)

    await everywhere(listen)
    try:
        await mine.command("chat:typing", conversationId=str(talk.pk))
        await mine.command("chat:typing:stop", conversationId=str(talk.pk))
        await mine.command("ping")
        again = await mine.command(
            "chat:message", id=first["data"]["clientId"], conversationId=str(talk.pk), content="Once"
        )
        assert again == first
        assert (await mine.command("chat:read", conversationId=str(talk.pk), seq=1))["type"] == "ack"
    finally:
        await everywhere(lambda: connection.execute_wrappers.remove(note))
    assert statements
    assert set(statements) == {"SELECT"}


async def everywhere(function: Any) -> None:
    """Call it on every database thread once."""
    import threading

    barrier = threading.Barrier(DATABASE._max_workers)

    def together() -> None:
        barrier.wait(PATIENCE)
        function()

    await asyncio.gather(*(in_thread(together) for _ in range(DATABASE._max_workers)))
