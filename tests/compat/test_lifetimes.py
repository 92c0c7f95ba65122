"""Every way out of a Socket.IO connection: afterwards the hub is empty, nobody is online, and no session is left."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import Device
from accounts.services import device_end
from compat.socketio import client as clients
from compat.socketio import connection as connections
from compat.socketio.server import current_server
from compat.socketio.vocabulary import OURS, VOCABULARIES
from moderation.services import member_ban
from realtime import intake
from realtime.frames import persistent_frame
from realtime.hub import current_hub
from skillswap.asgi import application
from skillswap.db.pool import in_thread
from skillswap.errors import Busy
from tests.compat.caller import HANDSHAKE, PATH, Caller, new_token
from tests.factories.accounts import UserFactory
from tests.realtime.tab import PATIENCE, new_ticket
from tests.realtime.test_lifetimes import busy_database, nobody_is_left  # noqa: F401  # the fixture is asked for by name

pytestmark = pytest.mark.django_db(transaction=True)


async def nothing_is_left(*people: Any) -> None:
    """Neither at the hub nor in the server for Socket.IO."""
    server = current_server()
    assert not server.clients
    assert not any(not session.closed for session in server.engine.sockets.values())
    await nobody_is_left(*people)


async def unknown_commands(caller: Caller, _user: Any) -> str:
    for _ in range(connections.MOST_BAD_FRAMES + 1):
        await caller.emit("rubbish")
    return "bad_frame"


async def signing_out(caller: Caller, user: Any) -> str:
    device = await in_thread(Device.objects.get)
    await in_thread(lambda: device_end(device_id=device.pk, by=user))
    return "not_authenticated"


async def a_ban(caller: Caller, user: Any) -> str:
    admin = await in_thread(lambda: UserFactory(admin=True))
    await in_thread(lambda: member_ban(user=user, by=admin, reason="Spam"))
    return "banned"


@pytest.mark.parametrize("way", [unknown_commands, signing_out, a_ban], ids=lambda way: way.__name__)
async def test_who_is_ended_hears_why_and_that_the_server_did_it_and_nothing_is_left(way, people, call, monkeypatch):
    monkeypatch.setattr(clients, "CLOSING_SECONDS", 0.05)
    caller = await call(people[0])
    code = await way(caller, people[0])
    await caller.ended()
    errors = [payload["code"] for name, payload in caller.heard if name == "error"]
    assert errors[-1] == code
    assert caller.was_disconnected
    await caller.close()
    await nothing_is_left(*([people[0]] if code != "banned" else []))


async def a_frame_too_large(caller: Caller, _user: Any) -> None:
    await caller.emit("chat:message", {"content": "x" * 16384})


async def too_many_commands(caller: Caller, _user: Any) -> None:
    for _ in range(intake.MOST_UNANSWERED * 2):
        await caller.emit("chat:join", str(uuid4()))


async def a_binary_message(caller: Caller, _user: Any) -> None:
    await caller.send('451-["chat:message",{"_placeholder":true,"num":0}]')


async def no_packet_at_all(caller: Caller, _user: Any) -> None:
    await caller.send("rubbish")


async def a_gap_in_the_log(caller: Caller, user: Any) -> None:
    current_hub().deliver({user.pk: [persistent_frame("chat:read", 99, "{}")]})


BREAKS = [a_frame_too_large, too_many_commands, a_binary_message, no_packet_at_all, a_gap_in_the_log]


@pytest.mark.parametrize("way", BREAKS, ids=lambda way: way.__name__)
async def test_when_the_server_breaks_the_line_nothing_is_left(way, people, call, monkeypatch, caplog):
    monkeypatch.setattr(clients, "CLOSING_SECONDS", 0.05)
    caller = await call(people[0])
    await way(caller, people[0])
    await caller.ended()
    await caller.close()
    await nothing_is_left(people[0])
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("packet", ["2", "3", "5", "6"], ids=["ping", "pong", "upgrade", "noop"])
async def test_a_flood_of_engine_io_packets_is_closed_as_a_flood_of_frames_is(
    packet, people, call, monkeypatch, settings
):
    settings.RATE_LIMITS_ENABLED = True
    monkeypatch.setattr(intake, "MOST_FRAMES", 20)
    monkeypatch.setattr(intake, "IN_SECONDS", 600)  # however slow the machine is
    monkeypatch.setattr(clients, "CLOSING_SECONDS", 0.05)
    caller = await call(people[0])
    for _ in range(30):
        await caller.send(packet)
    await caller.ended()
    await caller.close()
    await nothing_is_left(people[0])


async def test_an_upgrade_where_nothing_moves_queues_no_answer(people, call):
    caller = await call(people[0])
    await caller.send("5")
    await caller.emit("chat:join", "no uuid")
    assert (await caller.receive()).startswith("42")


async def test_when_clients_close_or_leave_their_namespaces_nothing_is_left(people, call):
    callers = [await call(person, namespace) for person in people for namespace in ("/", "/compat/messenger")]
    assert {len(sockets) for sockets in current_hub().sockets.values()} == {2}
    await callers[0].send("41")
    await callers[0].ended()  # without a namespace it is closed after a while
    await asyncio.gather(*(caller.close() for caller in callers))
    await nothing_is_left(*people)


async def test_a_client_that_joins_no_namespace_is_closed(people, call, monkeypatch):
    monkeypatch.setattr(clients, "HELLO_SECONDS", 0.05)
    caller = Caller()
    await caller.begin()
    await caller.ended()
    await caller.close()
    await nothing_is_left(people[0])


async def test_one_socket_too_many_is_refused_and_the_others_stay(people, call, settings):
    settings.SOCKETS_PER_MEMBER = 2
    await call(people[0])
    await call.tab(people[0])
    late = Caller()
    await late.begin()
    kind, refusal = await late.sign_in(token=await in_thread(new_token, people[0]))
    assert (kind, refusal["data"]["code"]) == ("4", "refused")
    assert len(current_hub().sockets[people[0].pk]) == 2
    await late.close()


async def leave_by_closing(caller: Caller) -> None:
    await caller.wire.send_input({"type": "websocket.disconnect", "code": 1001})
    await asyncio.wait_for(asyncio.shield(caller.wire.future), PATIENCE)


async def leave_by_cancelling(caller: Caller) -> None:
    """As Daphne does three seconds after a disconnect, and at shutdown."""
    caller.wire.future.cancel()
    await caller.wire.send_input({"type": "websocket.disconnect", "code": 1006})
    await asyncio.wait([caller.wire.future], timeout=PATIENCE)
    assert caller.wire.future.done()


leaves = pytest.mark.parametrize("leave", [leave_by_closing, leave_by_cancelling], ids=lambda leave: leave.__name__)


@leaves
async def test_a_client_that_goes_while_its_command_waits_for_the_database_is_gone_at_once(
    leave, people, talk, call, request
):
    caller = await call(people[0])
    go_on = request.getfixturevalue("busy_database")
    await caller.emit("chat:message", {"conversationId": str(talk.pk), "content": "Half said"})
    await asyncio.sleep(0)
    await leave(caller)
    assert not current_hub().sockets  # although the command still waits
    go_on()
    await nothing_is_left(*people)


@leaves
async def test_a_client_that_goes_before_it_is_let_in_leaves_nothing(leave, people, call, request):
    ticket = await in_thread(new_ticket, people[0])
    caller = Caller()
    await caller.begin()
    go_on = request.getfixturevalue("busy_database")
    await caller.send(f'40{{"token":"{ticket}"}}')
    await asyncio.sleep(0)
    await leave(caller)
    go_on()
    await nothing_is_left(*people)


async def test_when_who_is_online_cannot_be_said_the_line_breaks_and_nothing_is_left(people, call, monkeypatch):
    async def busy(data: Any, me: Any) -> list[Any]:
        raise Busy

    monkeypatch.setitem(VOCABULARIES[OURS].events, "welcome", busy)
    monkeypatch.setattr(clients, "CLOSING_SECONDS", 0.05)
    caller = Caller()
    await caller.begin()
    await caller.send(f'40{{"token":"{await in_thread(new_token, people[0])}"}}')
    await caller.ended()
    await caller.close()
    await nothing_is_left(people[0])


async def test_who_reads_nothing_is_closed_with_4408_and_gone(people, call, settings):
    settings.SOCKET_UNREAD_BYTES = 5_000
    token = await in_thread(new_token, people[0])
    incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    let_in, closed, never = asyncio.Event(), asyncio.Event(), asyncio.Event()
    codes = []

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "websocket.close":
            codes.append(message["code"])
            closed.set()
        elif message.get("text", "").startswith("40"):
            let_in.set()
        elif message.get("text", "").startswith("42"):
            await never.wait()

    path, _, query = PATH.partition("?")
    scope = {"type": "websocket", "path": path, "query_string": query.encode(), "headers": HANDSHAKE}
    incoming.put_nowait({"type": "websocket.connect"})
    serving = asyncio.create_task(application(scope, incoming.get, send))
    incoming.put_nowait({"type": "websocket.receive", "text": f'40{{"token":"{token}"}}'})
    await asyncio.wait_for(let_in.wait(), PATIENCE)
    (slow,) = current_hub().all_sockets()
    for _ in range(300):
        slow.put('{"type":"user:online","data":{"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}')
        await asyncio.sleep(0)
    await asyncio.wait_for(closed.wait(), PATIENCE)
    assert codes == [4408]
    never.set()  # Daphne lets whoever waits go on once the line is gone
    incoming.put_nowait({"type": "websocket.disconnect", "code": 4408})
    await asyncio.wait_for(serving, PATIENCE)
    await nothing_is_left(people[0])
