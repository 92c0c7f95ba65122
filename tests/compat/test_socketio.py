"""Socket.IO is a second way to the same hub: what holds for `/ws/` holds for it."""

import datetime as dt
from functools import partial
from uuid import uuid4

import orjson
import pytest
import time_machine
from channels.testing import HttpCommunicator, WebsocketCommunicator
from django.db.backends.utils import CursorWrapper
from rest_framework.test import APIClient

from accounts.cookies import ACCESS_COOKIE
from accounts.services import device_end, device_sign_in
from chat.models import Conversation
from compat.socketio import server
from realtime.hub import current_hub
from realtime.presence_sync import presence_sync_of
from realtime.services import socket_token
from skillswap.asgi import application
from skillswap.db.pool import in_thread
from tests.compat.caller import HANDSHAKE, PATH, Caller
from tests.factories.accounts import PASSWORD
from tests.factories.chat import say
from tests.factories.rings import agreed_ring, free_people
from tests.realtime.tab import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
POLLING = PATH.replace("websocket", "polling")


async def test_a_message_goes_both_ways_between_socket_io_and_our_own_socket(people, talk, call):
    ann, ben = people
    caller, tab = await call(ann), await call.tab(ben)
    sent = await caller.ask("chat:message", {"conversationId": str(talk.pk), "content": "Hello"})
    heard = (await tab.next("chat:message:new"))["data"]
    assert (sent["id"], sent["content"], sent["seq"]) == (heard["id"], "Hello", 1)
    await tab.command("chat:message", conversationId=str(talk.pk), content="Hello yourself")
    assert [(await caller.next("chat:message:new"))["content"] for _ in range(2)] == ["Hello", "Hello yourself"]


async def test_without_a_sign_in_there_is_a_connect_error_and_nobody_is_at_the_hub(people, call):
    caller = Caller()
    await caller.begin()
    kind, refusal = await caller.sign_in()
    assert (kind, refusal["data"]["code"]) == ("4", "not_authenticated")
    assert not current_hub().sockets
    await caller.close()


async def test_in_the_messenger_the_other_receives_what_the_sender_hears_as_sent(people, talk, call):
    ann, ben = people
    one, two = await call(ann, "/compat/messenger"), await call(ben)
    await two.emit("join_chat", str(talk.pk))  # its first command makes the default namespace speak the messenger's
    body = {"connectionId": str(talk.pk), "content": "Hello", "tempId": "t-1"}
    await one.emit("send_message", body)
    sent = await one.next("message_sent")
    received = await two.next("receive_message")
    assert (sent["tempId"], sent["savedMessage"]) == ("t-1", received)
    assert received["receiverId"] == str(ben.pk)
    again = await one.ask("send_message", body)
    assert again["savedMessage"]["id"] == received["id"]


async def test_a_refused_command_is_an_error_event_and_an_acknowledgement_and_the_socket_stays_open(people, call):
    caller = await call(people[0])
    answer = await caller.ask("chat:message", {"conversationId": str(uuid4()), "content": "Hello"})
    error = await caller.next("error")
    assert answer == {"error": error}
    assert error["code"] == "not_found"
    assert (await caller.ask("chat:join", "not a uuid"))["error"]["code"] == "bad_frame"


@pytest.mark.only_on("sqlite")
async def test_nobody_speaks_in_the_name_of_somebody_else_in_any_vocabulary(people, talk, call):
    ann, ben = (str(person.pk) for person in people)
    where = {"conversationId": str(talk.pk), "connectionId": str(talk.pk), "receiverId": ben}
    sends = {"ours": "chat:message", "messenger": "send_message", "barter": "message:send", "shop": "sendMessage"}
    for vocabulary, command in sends.items():
        caller = await call(people[0], f"/compat/{vocabulary}")
        body = {**where, "content": "Hello", "text": "Hello", "senderId": ann}
        assert "error" not in await caller.ask(command, body)
        for claim in ("senderId", "userId"):
            assert (await caller.ask(command, {**body, claim: ben}))["error"]["code"] == "not_allowed"


async def test_a_socket_token_opens_sockets_again_and_again_for_a_minute_and_nothing_else(people, call, api):
    device = await in_thread(lambda: device_sign_in(user=people[0]).device)
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock:
        token = socket_token(device)
        for _ in range(2):
            await call(people[0], token=token)
        answer = APIClient(headers={"authorization": f"Bearer {token}"}).get
        assert (await in_thread(answer, "/api/auth/me")).status_code == 401
        clock.shift(dt.timedelta(seconds=61))
        late = Caller()
        await late.begin()
        assert (await late.sign_in(token=token))[1]["data"]["code"] == "not_authenticated"
    await late.close()


async def test_a_socket_token_ends_with_its_device(people, call):
    device = await in_thread(lambda: device_sign_in(user=people[0]).device)
    token = socket_token(device)
    await in_thread(lambda: device_end(device_id=device.pk, by=people[0]))
    caller = Caller()
    await caller.begin()
    assert (await caller.sign_in(token=token))[0] == "4"
    await caller.close()


@pytest.mark.parametrize("how", ["authorization", "cookie"])
async def test_the_header_and_our_cookie_sign_a_socket_in_as_well(how, people, call):
    access = await in_thread(lambda: device_sign_in(user=people[0]).access)
    value = f"Bearer {access}" if how == "authorization" else f"a=b; {ACCESS_COOKIE}={access}"
    caller = Caller(headers=[(how.encode(), value.encode())])
    await caller.begin()
    assert (await caller.sign_in())[0] == "0"
    assert set(current_hub().sockets) == {people[0].pk}
    await caller.close()


async def test_a_page_of_another_origin_opens_no_socket_and_polls_nothing(people, call):
    headers = [*HANDSHAKE, (b"origin", b"https://evil.example"), (b"host", b"testserver")]
    wire = WebsocketCommunicator(application, PATH, headers=headers)
    assert (await wire.connect())[0] is False
    query = "/socket.io/?EIO=4&transport=polling"
    polling = HttpCommunicator(application, "GET", query, headers=headers[2:])
    assert (await polling.get_response())["status"] == 403
    ours = HttpCommunicator(application, "GET", query, headers=[(b"host", b"testserver")])
    assert (await ours.get_response())["status"] == 200


@pytest.mark.only_on("sqlite")
async def test_a_page_of_an_origin_that_the_operator_named_polls_and_signs_in_without_a_cookie(people, settings):
    origin = "https://barter.example"
    settings.CORS_ALLOWED_ORIGINS = [*settings.CORS_ALLOWED_ORIGINS, origin]
    page = [(b"origin", origin.encode()), (b"host", b"testserver")]
    polling = HttpCommunicator(application, "GET", "/socket.io/?EIO=4&transport=polling", headers=page)
    answer = await polling.get_response()
    assert (answer["status"], dict(answer["headers"])[b"Access-Control-Allow-Origin"]) == (200, origin.encode())
    account = {"email": people[0].email, "password": PASSWORD}
    log_in = partial(APIClient(headers={"origin": origin}).post, "/compat/barter/api/auth/login", account)
    signed_in = await in_thread(log_in)
    assert signed_in.json()["token"]
    assert signed_in["Access-Control-Allow-Origin"] == origin
    assert not signed_in.cookies


async def test_a_contact_comes_online_with_a_socket_io_client_and_goes_offline_with_the_last(people, talk, call):
    tab = await call.tab(people[1])
    callers = [await call(people[0]) for _ in range(2)]
    assert (await tab.next("user:online"))["data"]["userId"] == str(people[0].pk)
    assert (await callers[0].next("user:online"))["userId"] == str(people[1].pk)
    await callers[0].close()
    assert await tab.silence("user:offline")
    await callers[1].close()
    assert (await tab.next("user:offline"))["data"]["userId"] == str(people[0].pk)


async def test_the_limit_of_messages_is_the_same_one(people, talk, call, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"message_unanswered": "2 per minute", "message": "2 per minute"}
    tab, caller = await call.tab(people[0]), await call(people[0])
    body = {"conversationId": str(talk.pk), "content": "Hello"}
    for _ in range(2):
        assert (await tab.command("chat:message", **body))["type"] == "ack"
    assert (await caller.ask("chat:message", body))["error"]["code"] == "too_fast"


async def test_a_vocabulary_is_chosen_once_and_an_unknown_one_is_refused(people, call):
    caller = await call(people[0], vocabulary="messenger")
    assert (await caller.ask("chat:join", str(uuid4())))["error"]["code"] == "bad_frame"
    other = Caller()
    await other.begin()
    assert (await other.sign_in(vocabulary="klingon"))[1]["data"]["code"] == "bad_frame"
    await other.close()
    nowhere = Caller("/compat/klingon")
    await nowhere.begin()
    assert (await nowhere.sign_in())[0] == "4"
    await nowhere.close()


@pytest.mark.only_on("sqlite")
async def test_a_message_to_a_socket_io_client_costs_no_query_more(people, talk, call, monkeypatch):
    queries = []
    execute = CursorWrapper.execute

    def counted(self, sql, params=None):
        queries.append(sql)
        return execute(self, sql, params)

    async def cost_of(listener, heard):
        await current_hub().stop()  # nothing asks the database by the clock
        await presence_sync_of(current_hub()).done()
        queries.clear()
        await ann.command("chat:message", conversationId=str(talk.pk), content="Hello")
        await heard()
        await listener.close()
        return len(queries)

    ann = await call.tab(people[0])
    monkeypatch.setattr(CursorWrapper, "execute", counted)
    costs = []
    for namespace, name in ((None, ""), ("/", "chat:message:new"), ("/compat/messenger", "receive_message")):
        listener = await (call.tab(people[1]) if namespace is None else call(people[1], namespace))
        await ann.command("chat:message", conversationId=str(talk.pk), content="The first has a notification to make")
        heard = partial(listener.next, name or "chat:message:new")
        await heard()
        costs.append(await cost_of(listener, heard))
    assert costs[0] > 0
    assert costs == costs[:1] * 3


async def test_a_ring_s_conversation_is_not_heard_whether_it_was_there_or_came_later(people, talk, call):
    """What comes after it is heard, so nothing of it is still on its way; and which ones these are is asked once."""
    ann, bob = people
    old = await in_thread(_ring_talk, people)
    listener = await call(bob, "/")
    asked = []
    for content, conversation in (("old", old), ("new", await in_thread(_ring_talk, people))):
        await in_thread(say, conversation, ann, f"to the {content} ring")
        await in_thread(say, talk, ann, f"after the {content} ring")
        while (heard := await listener.next("chat:message:new"))["content"] != f"after the {content} ring":
            asked.append(heard["content"])
    assert [content for content in asked if "to the" in content] == []


def _ring_talk(people):
    return Conversation.objects.get(ring_id=agreed_ring(*people, *free_people(1)).pk)


async def test_a_body_that_is_too_large_is_refused_though_nobody_polls(people, call, monkeypatch):
    """Engine.IO waits until a poll has taken its goodbye; without an end this would hold a connection for ever."""
    begun = HttpCommunicator(application, "GET", POLLING)
    sid = orjson.loads((await begun.get_response(timeout=PATIENCE))["body"][1:])["sid"]
    monkeypatch.setattr(server, "REQUEST_SECONDS", 0.05)
    headers = [(b"content-length", b"99999")]
    large = HttpCommunicator(application, "POST", f"{POLLING}&sid={sid}", body=b"4", headers=headers)
    assert (await large.get_response(timeout=PATIENCE))["status"] == 400
    assert not server.current_server().clients


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("namespace", "wrote", "came", "read"),
    [
        ("/", "chat:message:new", "user:online", "chat:read"),
        ("/compat/barter", "message:received", "user:online", "message:read"),
        ("/compat/shop", "message", "presence", "markRead"),
    ],
)
async def test_who_shows_neither_presence_nor_reading_is_heard_doing_neither(
    namespace, wrote, came, read, people, talk, call, api
):
    ann, ben = people

    async def ben_shows(is_on):
        shown = {"showReadReceipts": is_on, "showLastSeen": is_on}
        assert (await in_thread(lambda: api(ben).patch("/api/users/profile", shown))).status_code == 200

    await ben_shows(False)
    hers, his = await call(ann, namespace), await call.tab(ben)
    await presence_sync_of(current_hub()).done()
    await in_thread(say, talk, ann, "Hello")
    await his.command("chat:read", conversationId=str(talk.pk), seq=1)
    await his.command("chat:message", conversationId=str(talk.pk), content="Hello yourself")
    while "Hello yourself" not in (await hers.next(wrote)).values():
        pass  # what came before that is heard by then
    assert {came, read}.isdisjoint(await hers.names())
    assert came not in await (await call(ann, namespace)).names()
    await ben_shows(True)
    await hers.next(came)
    await in_thread(say, talk, ann, "And now?")
    await his.command("chat:read", conversationId=str(talk.pk), seq=3)
    await hers.next(read)
