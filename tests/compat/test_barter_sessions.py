"""System D over REST: messages, and sessions that are asked for and answered in the chat or beside it."""

import pytest

from accounts.models import User
from tests.compat.barter_api import D, data, refused
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.sessions import ahead, ask
from tests.factories.skills import offers

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.only_on("sqlite")


@on_sqlite
def test_messages_come_oldest_first_in_their_page_and_the_cursor_goes_back(member, other, api):
    talk = conversation_between(member, other)
    for number in range(5):
        say(talk, member, f"{number}")
    page = api(other).get(f"{D}/messages/{member.pk}?limit=2").json()
    assert [message["content"] for message in page["data"]] == ["3", "4"]
    older = api(other).get(f"{D}/messages/{member.pk}?limit=2&cursor={page['pagination']['nextCursor']}").json()
    assert [message["content"] for message in older["data"]] == ["1", "2"]
    message = page["data"][-1]
    assert (message["sender"]["_id"], message["receiver"]["_id"]) == (str(member.pk), str(other.pk))
    assert (message["isRead"], message["messageType"], message["sessionData"]) == (False, "text", None)


@on_sqlite
def test_a_sent_message_stands_in_data_and_beside_it_and_is_read_and_deleted(member, other, api):
    body = api(member).post(f"{D}/messages/send", {"receiverId": str(other.pk), "content": "Hi", "messageType": "Text"})
    sent = data(body, 201)
    assert {name: body.json()[name] for name in sent} == sent
    path = f"{D}/messages/{sent['_id']}"
    assert not data(api(member).put(f"{path}/read"))["isRead"]
    assert data(api(other).put(f"{path}/read"))["isRead"]
    reply = {"receiver": str(member.pk), "content": "Hello", "replyTo": sent["_id"]}
    assert data(api(other).post(f"{D}/messages/send", reply), 201)["replyTo"] == sent["_id"]
    refused(api(other).delete(path), 403)
    assert api(member).delete(path).json()["success"]
    first, _ = data(api(other).get(f"{D}/messages/{member.pk}"))
    assert (first["isDeleted"], first["content"]) == (True, "")
    refused(api(member).post(f"{D}/messages/send", {"content": "Hi"}), 400, "receiver")
    refused(api(member).post(f"{D}/messages/send", {"receiver": str(other.pk), "content": " "}), 400, "content")


@pytest.fixture
def requested(member, other):
    """`other` asks `member` for a session."""
    (guitar,) = offers(member, "Guitar")
    give(other, 120)
    return ask(other, guitar)


@on_sqlite
def test_an_answer_in_the_chat_happens_once_and_only_to_what_waits_for_me(requested, member, other, api):
    (card,) = data(api(member).get(f"{D}/messages/{other.pk}"))
    declined = {"receiver": str(other.pk), "messageType": "session_decline", "replyTo": card["_id"], "content": "Busy"}
    wrong = {**declined, "receiver": str(member.pk)}
    refused(api(other).post(f"{D}/messages/send", {**wrong, "messageType": "session_accept"}), 403)
    refused(api(member).post(f"{D}/messages/send", {**declined, "replyTo": None}), 400, "replyTo")
    first = data(api(member).post(f"{D}/messages/send", declined), 201)
    again = data(api(member).post(f"{D}/messages/send", declined), 201)
    assert (first["_id"], first["messageType"], first["content"]) == (again["_id"], "session_decline", "Busy")
    assert first["sessionData"]["status"] == "declined"
    stranger = conversation_between(member, UserFactory())
    hello = say(stranger, member)
    refused(api(member).post(f"{D}/messages/send", {**declined, "replyTo": hello["id"]}), 400, "replyTo")


@on_sqlite
def test_a_session_is_asked_for_changed_accepted_and_cancelled_by_its_status(member, other, api):
    offers(member, "Guitar")
    give(other, 120)
    body = {"teacher": str(member.pk), "skill": "guitar", "scheduledTime": ahead(days=3).isoformat(), "duration": 60}
    session = data(api(other).post(f"{D}/sessions/create", body), 201)
    path = f"{D}/sessions/{session['_id']}"
    refused(api(other).put(path, {"status": "scheduled"}), 403)
    assert data(api(other).put(path, {"duration": 90}))["duration"] == 90
    assert data(api(member).put(path, {"status": "Accepted"}))["status"] == "scheduled"
    assert data(api(member).put(path, {"status": "cancelled"}))["status"] == "cancelled"
    refused(api(member).put(path, {"status": "sometime"}), 400, "status")
    wrong = {"teacher": str(member.pk), "skill": "Piano", "scheduledTime": "2020-01-01T10:00:00Z", "duration": 60}
    refused(api(other).post(f"{D}/sessions/create", wrong), 400, "skill", "scheduledTime")


@on_sqlite
def test_a_request_is_declined_by_its_teacher_and_withdrawn_by_its_student(requested, member, other, api):
    assert data(api(member).delete(f"{D}/sessions/{requested.pk}"))["status"] == "declined"
    second = ask(other, offers(member, "Piano")[0], at=ahead(days=5))
    assert data(api(other).delete(f"{D}/sessions/{second.pk}"))["status"] == "cancelled"


@on_sqlite
def test_minutes_are_held_only_for_who_has_them_and_has_proved_their_address(requested, member, other, api):
    path = f"{D}/sessions/{requested.pk}"
    User.objects.filter(pk=member.pk).update(is_verified=False)
    assert "e-mail" in refused(api(member).put(path, {"status": "scheduled"}), 403)
    User.objects.filter(pk=member.pk).update(is_verified=True)
    long = ask(other, offers(member, "Piano")[0], at=ahead(days=5), minutes=180)
    refused(api(member).put(f"{D}/sessions/{long.pk}", {"status": "scheduled"}), 409)
