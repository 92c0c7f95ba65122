"""Every way out of a socket: afterwards the hub is empty, nobody is online, and contacts know."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection as database

from accounts.models import Device
from accounts.services import device_end
from chat.models import Message
from moderation.services import member_ban
from realtime import connection, consumer, intake
from realtime.consumer import RealtimeConsumer
from realtime.frames import persistent_frame
from realtime.hub import current_hub
from realtime.presence import presence
from realtime.presence_sync import presence_sync_of
from skillswap.db.pool import DATABASE, in_thread
from tests.factories.accounts import UserFactory
from tests.plugins.locks import locked, url_of
from tests.realtime.tab import PATIENCE, Tab, new_ticket

pytestmark = pytest.mark.django_db(transaction=True)


async def nobody_is_left(*people: Any) -> None:
    """Wait until the last socket's end has been written down; then nothing may be left of it."""
    assert not current_hub().sockets
    while connection._leaving:
        await asyncio.gather(*connection._leaving)
    presence_sync = presence_sync_of(current_hub())
    await presence_sync.done()
    assert await in_thread(presence().online, [person.pk for person in people]) == set()
    assert not presence_sync._written
    for person in people:  # and they can come again
        tab = await Tab.open(person)
        assert len(current_hub().sockets[person.pk]) == 1
        await tab.close()


async def bad_frames(tab: Tab, _user: Any) -> int:
    for _ in range(consumer.MOST_BAD_FRAMES + 1):
        await tab.send("rubbish")
    return 4400


async def a_frame_too_large(tab: Tab, _user: Any) -> int:
    await tab.send("x" * 16385)
    return 1009


async def too_many_frames(tab: Tab, _user: Any) -> int:
    for number in range(intake.MOST_UNANSWERED * 2):
        await tab.send({"type": "ping", "id": str(number)})
    return 4429


async def signing_out(tab: Tab, user: Any) -> int:
    device = await in_thread(Device.objects.get)
    await in_thread(lambda: device_end(device_id=device.pk, by=user))
    return 4401


async def a_ban(tab: Tab, user: Any) -> int:
    admin = await in_thread(lambda: UserFactory(admin=True))
    await in_thread(lambda: member_ban(user=user, by=admin, reason="Spam"))
    return 4403


async def a_gap_in_the_log(tab: Tab, user: Any) -> int:
    current_hub().deliver({user.pk: [persistent_frame("chat:read", 99, "{}")]})
    return 1012


async def an_error_of_ours(tab: Tab, user: Any) -> int:
    await tab.send('{"type": "broken", "id": "1"}')
    return 1012


@pytest.fixture
def broken_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answering itself fails: what no command can cause, but a mistake of ours could."""
    real = consumer.answer

    async def answer(body: dict, **options: Any) -> str:
        if body["type"] == "broken":
            raise ZeroDivisionError
        return await real(body, **options)

    monkeypatch.setattr(consumer, "answer", answer)


WAYS = [bad_frames, a_frame_too_large, too_many_frames, signing_out, a_ban, a_gap_in_the_log, an_error_of_ours]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_after_every_close_of_ours_nobody_is_left(way, people, open_tab, broken_command):
    tab = await open_tab(people[0])
    code = await way(tab, people[0])
    assert await tab.closed_with() == code
    await nobody_is_left(*([people[0]] if code != 4403 else []))


async def test_after_one_tab_too_many_only_the_others_are_left(people, open_tab, settings):
    settings.SOCKETS_PER_MEMBER = 1
    tab = await open_tab(people[0])
    for _ in range(3):
        late = Tab()
        await late.wire.connect()
        await late.send({"type": "hello", "ticket": await in_thread(new_ticket, people[0])})
        assert await late.closed_with() == 4409
        assert len(current_hub().sockets[people[0].pk]) == 1
    await tab.close()
    await nobody_is_left(people[0])


async def test_when_the_tab_closes_nobody_is_left(people, open_tab):
    tabs = [await open_tab(person) for person in people for _ in range(3)]
    await asyncio.gather(*(tab.close() for tab in tabs))
    await nobody_is_left(*people)


@pytest.fixture
def busy_database() -> AsyncIterator[Callable[[], None]]:
    """Every database thread waits, as it does when the database is locked; call the value to let them go on."""
    import threading

    go_on = threading.Event()
    ready = threading.Barrier(DATABASE._max_workers + 1)

    def wait() -> None:
        ready.wait(PATIENCE)
        go_on.wait(PATIENCE)

    for _ in range(DATABASE._max_workers):
        DATABASE.submit(wait)
    ready.wait(PATIENCE)
    yield go_on.set
    go_on.set()


async def leave_by_closing(tab: Tab) -> None:
    await tab.wire.send_input({"type": "websocket.disconnect", "code": 1001})
    await asyncio.wait_for(asyncio.shield(tab.wire.future), PATIENCE)


async def leave_by_cancelling(tab: Tab) -> None:
    """As Daphne does three seconds after a disconnect, and at shutdown."""
    tab.wire.future.cancel()
    await asyncio.wait([tab.wire.future], timeout=PATIENCE)
    assert tab.wire.future.done()


leaves = pytest.mark.parametrize("leave", [leave_by_closing, leave_by_cancelling], ids=lambda leave: leave.__name__)


@leaves
async def test_a_tab_that_goes_while_its_command_waits_for_the_database_is_gone_at_once(
    leave, people, talk, open_tab, request
):
    tab = await open_tab(people[0])
    go_on = request.getfixturevalue("busy_database")
    await tab.send(
        {
            "type": "chat:message",
            "id": str(uuid4()),
            "data": {"conversationId": str(talk.pk), "content": "Half said"},
        }
    )
    await asyncio.sleep(0)
    await leave(tab)
    assert not current_hub().sockets  # although the command still waits
    go_on()
    await nobody_is_left(*people)


@leaves
async def test_a_tab_that_goes_before_it_is_welcomed_leaves_nothing(leave, people, open_tab, request):
    ticket = await in_thread(new_ticket, people[0])
    go_on = request.getfixturevalue("busy_database")
    tab = Tab()
    await tab.wire.connect()
    await tab.send({"type": "hello", "ticket": ticket})
    await asyncio.sleep(0)
    await leave(tab)
    go_on()
    await nobody_is_left(*people)


@pytest.mark.only_on("sqlite", "postgresql")
@leaves
async def test_a_tab_that_goes_while_the_table_is_locked_is_gone_at_once(leave, people, talk, open_tab):
    tab = await open_tab(people[0])
    url = url_of(database.settings_dict)
    with locked(url, Message._meta.db_table):
        await tab.send(
            {
                "type": "chat:message",
                "id": str(uuid4()),
                "data": {"conversationId": str(talk.pk), "content": "Waiting"},
            }
        )
        await asyncio.sleep(0)
        await leave(tab)
        assert not current_hub().sockets
    await nobody_is_left(*people)


class Wire:
    """An ASGI connection whose peer is gone, or reads nothing: `send` fails or never returns."""

    def __init__(self, send: Callable[[dict], Any]) -> None:
        self.incoming: asyncio.Queue[dict] = asyncio.Queue()
        self.sent: list[dict] = []
        self.closed = asyncio.Event()
        self._send = send

    async def send(self, message: dict) -> None:
        self.sent.append(message)
        if message["type"] == "websocket.close":
            self.closed.set()
        if message["type"] == "websocket.send":
            await self._send(message)

    def serve(self) -> asyncio.Task[None]:
        scope = {"type": "websocket", "path": "/ws/", "headers": []}
        self.incoming.put_nowait({"type": "websocket.connect"})
        return asyncio.create_task(RealtimeConsumer.serve(scope, self.incoming.get, self.send))

    async def hello(self, user: Any) -> None:
        ticket = await in_thread(new_ticket, user)
        self.incoming.put_nowait(
            {"type": "websocket.receive", "text": f'{{"type":"hello","ticket":"{ticket}","cursor":0}}'}
        )

    def closed_with(self) -> list[int]:
        return [message["code"] for message in self.sent if message["type"] == "websocket.close"]


async def test_sending_to_a_peer_that_is_gone_is_no_error(people, talk, open_tab, caplog):
    async def gone(_message: dict) -> None:
        raise OSError("the peer is gone")

    wire = Wire(gone)
    serving = wire.serve()
    await wire.hello(people[0])
    wire.incoming.put_nowait({"type": "websocket.receive", "text": '{"type":"ping","id":"1"}'})
    wire.incoming.put_nowait({"type": "websocket.disconnect", "code": 1006})
    await asyncio.wait_for(serving, PATIENCE)
    assert not caplog.records
    await nobody_is_left(*people)


async def test_who_reads_nothing_is_closed_with_4408_and_gone(people, open_tab, settings):
    settings.SOCKET_UNREAD_BYTES = 10_000
    full = asyncio.Event()
    welcomed = asyncio.Event()

    async def never_read(message: dict) -> None:
        if '"welcome"' in message["text"]:
            welcomed.set()
        else:
            await full.wait()

    wire = Wire(never_read)
    serving = wire.serve()
    await wire.hello(people[0])
    await asyncio.wait_for(welcomed.wait(), PATIENCE)
    await asyncio.sleep(0)
    (slow,) = current_hub().all_sockets()
    for _ in range(200):
        slow.put("x" * 100)
    await asyncio.wait_for(wire.closed.wait(), PATIENCE)
    assert wire.closed_with() == [4408]
    assert not current_hub().sockets
    wire.incoming.put_nowait({"type": "websocket.disconnect", "code": 4408})
    await asyncio.wait_for(serving, PATIENCE)
    await nobody_is_left(*people)


async def test_forty_frames_that_are_no_hello_close_once_with_4400_and_nothing_in_the_log(people, open_tab, caplog):
    async def fine(_message: dict) -> None: ...

    wire = Wire(fine)
    serving = wire.serve()
    for _ in range(40):
        wire.incoming.put_nowait({"type": "websocket.receive", "text": "{}"})
    await asyncio.wait_for(wire.closed.wait(), PATIENCE)
    wire.incoming.put_nowait({"type": "websocket.disconnect", "code": 4400})
    await asyncio.wait_for(serving, PATIENCE)
    assert wire.closed_with() == [4400]
    assert [message["type"] for message in wire.sent] == ["websocket.accept", "websocket.send", "websocket.close"]
    assert not caplog.records
