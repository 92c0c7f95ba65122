"""System D's commands and events over a Socket.IO client."""

import datetime as dt
from uuid import uuid4

import pytest

from learning.models import Session
from learning.services.running import session_end
from moderation.services import member_block
from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.learning import session_between
from tests.factories.sessions import ask
from tests.factories.skills import offers

pytestmark = pytest.mark.only_on("sqlite")
D = "/compat/barter"


@pytest.fixture
async def both(call, people):
    """A socket of each of two people."""
    return [await call(person, D) for person in people]


async def test_a_first_message_is_received_by_both_with_both_people_in_it(both, people):
    one, other = both
    sent = await one.ask("message:send", {"receiverId": str(people[1].pk), "content": "Hi", "messageType": "text"})
    for socket in both:
        received = await socket.next("message:received")
        assert (received["_id"], received["content"], received["isRead"]) == (sent["_id"], "Hi", False)
        assert received["sender"]["username"] == people[0].username
        assert received["receiver"]["_id"] == str(people[1].pk)
    assert (await other.next("notification:new"))["type"] == "message"


async def test_a_message_with_a_temporary_id_is_sent_once_however_often_it_is_repeated(both, people):
    message = {"receiverId": str(people[1].pk), "content": "Hi", "tempId": "temp-1"}
    first, again = [await both[0].ask("message:send", message) for _ in range(2)]
    assert first["_id"] == again["_id"]
    await both[0].next("message:received")
    assert "message:received" not in await both[0].names()


async def test_a_message_costs_no_query_once_the_people_are_known(both, people, talk, monkeypatch):
    from compat.barter import heard
    from compat.socketio import conversations

    one = both[0]
    await one.ask("message:send", {"receiverId": str(people[1].pk), "content": "Hi"})
    for socket in both:
        await socket.next("message:received")
    for module in (heard, conversations):
        monkeypatch.setattr(module, "in_thread", None)  # every read of a translation goes through it
    await one.ask("message:send", {"receiverId": str(people[1].pk), "content": "Again"})
    for socket in both:
        assert (await socket.next("message:received"))["content"] == "Again"


async def test_who_wrote_hears_of_each_message_that_was_read(both, people, talk):
    hers = [await in_thread(say, talk, people[0], text) for text in ("One", "Two", "Three")]
    assert await both[1].ask("message:read", hers[1]["id"]) == {}
    for message in hers[:2]:
        read = await both[0].next("message:read")
        assert (read["messageId"], bool(read["readAt"])) == (message["id"], True)
    await both[1].ask("message:read", {"messageId": hers[2]["id"]})
    assert (await both[0].next("message:read"))["messageId"] == hers[2]["id"]
    assert await both[0].ask("message:read", hers[2]["id"]) == {}  # one's own: nothing happens
    assert "message:read" not in await both[1].names()


async def test_typing_is_named_by_the_person_and_heard_by_contacts(both, people, talk):
    await both[0].emit("typing:start", str(people[1].pk))
    username = people[0].username
    assert await both[1].next("typing:start") == {"userId": str(people[0].pk), "username": username}
    await both[0].emit("typing:stop", str(people[1].pk))
    assert await both[1].next("typing:stop") == {"userId": str(people[0].pk)}


async def test_presence_is_told_when_it_changes_and_to_who_comes_later(call, people, talk):
    first = await call(people[0], D)
    second = await call(people[1], D)
    assert (await first.next("user:online"))["username"] == people[1].username
    assert (await second.next("user:online"))["userId"] == str(people[0].pk)
    await second.close()
    assert (await first.next("user:offline"))["userId"] == str(people[1].pk)


async def test_a_session_is_asked_for_accepted_started_and_ended_before_the_eyes_of_both(both, people, talk):
    teacher, student = people

    def asked():
        give(student, 120)
        return ask(student, offers(teacher, "Guitar")[0])

    session = await in_thread(asked)
    for socket in both:
        request = await socket.next("session:request")
        assert (request["_id"], request["status"], request["skill"]) == (str(session.pk), "requested", "Guitar")
        card = await socket.next("message:received")
        assert (card["messageType"], card["sessionData"]["status"]) == ("session_request", "requested")
    answer = {"receiverId": str(student.pk), "messageType": "session_accept", "replyTo": card["_id"]}
    assert (await both[0].ask("message:send", answer))["messageType"] == "session_accept"
    for socket in both:
        assert (await socket.next("session:accepted"))["status"] == "scheduled"
        assert (await socket.next("message:received"))["messageType"] == "session_accept"

    await in_thread(Session.objects.filter(pk=session.pk).update, scheduled_time=now_ms() + dt.timedelta(minutes=1))
    assert (await both[1].ask("session:start", str(session.pk)))["status"] == "in_progress"
    for socket in both:
        assert (await socket.next("session:started"))["roomId"]
    await in_thread(session_end, session=session, by=teacher)
    for socket in both:
        assert (await socket.next("session:ended"))["_id"] == str(session.pk)


async def test_a_request_for_a_session_with_a_temporary_id_is_made_once_however_often_it_is_repeated(both, people):
    teacher, student = people
    await in_thread(lambda: (give(student, 120), offers(teacher, "Guitar")))
    at = (now_ms() + dt.timedelta(days=2)).replace(minute=0, second=0, microsecond=0).isoformat()
    asked = {"skill": "Guitar", "duration": 60, "proposedTime": at}
    message = {"receiverId": str(teacher.pk), "messageType": "session_request", "sessionData": asked, "tempId": "t-1"}
    first, again = [await both[1].ask("message:send", message) for _ in range(2)]
    assert first["messageType"] == "session_request"
    assert first["_id"] == again.get("_id"), again


async def test_what_is_refused_is_an_error_and_the_socket_stays_open(call, people, both):
    one = both[0]
    for name, data, code in (
        ("message:send", {"content": "Hi"}, "bad_frame"),
        ("message:send", {"receiverId": str(uuid4()), "content": "Hi"}, "not_found"),
        ("message:send", {"receiverId": str(people[1].pk), "content": " "}, "invalid"),
        ("join:conversation", "x", "bad_frame"),
        ("join:conversation", str(uuid4()), "not_found"),
        ("message:read", str(uuid4()), "not_found"),
        ("session:start", str(uuid4()), "not_found"),
    ):
        assert (await one.ask(name, data))["error"]["code"] == code
        assert (await one.next("error"))["code"] == code
    assert await one.ask("join:conversation", str(people[1].pk)) == {}
    assert await one.ask("leave:conversation", str(people[1].pk)) == {}


async def test_nobody_starts_a_session_of_others(call, people):
    session = await in_thread(lambda: session_between(*people, at=now_ms()))
    from tests.factories.accounts import UserFactory

    stranger = await call(await in_thread(UserFactory), D)
    assert (await stranger.ask("session:start", str(session.pk)))["error"]["code"] == "not_found"


async def test_after_a_block_neither_writes_types_nor_hears(both, people, talk):
    await in_thread(lambda: member_block(by=people[0], user_id=people[1].pk))
    message = {"receiverId": str(people[0].pk), "content": "Hi"}
    assert (await both[1].ask("message:send", message))["error"]["code"] == "not_found"
    assert await both[1].ask("typing:start", str(people[0].pk)) == {}
    assert not {"message:received", "typing:start"} & set(await both[0].names())


async def test_a_client_without_a_namespace_speaks_d_from_its_first_command_on(call, people, talk):
    one, other = await call(people[0]), await call(people[1])
    await one.ask("join:conversation", str(people[1].pk))
    await in_thread(lambda: say(conversation_between(*people), people[1]))
    await one.next("message:received")
    assert "chat:message:new" not in await one.names()
    assert await other.next("chat:message:new")
