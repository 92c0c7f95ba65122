"""System E's clients: their names and shapes, conversations with files, read marks, typing and presence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from chat.models import Attachment, Message
from skillswap.db.pool import in_thread
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say, sent_file, uploaded

PASSWORD = "nine purple kettles"
NAMESPACE = "/compat/shop"
sqlite_only = pytest.mark.only_on("sqlite")
MESSAGE = {
    "_id", "id", "conversationId", "senderId", "text", "attachment", "attachments", "readBy", "createdAt",
}  # fmt: skip


def joined(name: str) -> tuple[APIClient, dict]:
    """A client of system E that has signed up, and its user."""
    account = {"name": name, "email": f"{name.lower()}@example.org", "password": PASSWORD}
    answer = APIClient().post("/compat/shop/api/auth/signup", account)
    assert answer.status_code == 201, answer.json()
    body = answer.json()
    return APIClient(headers={"authorization": f"Bearer {body['token']}"}), body["user"]


@pytest.mark.django_db
@pytest.mark.parametrize("mount", ["/compat/shop/api", "/api"])
def test_from_sign_up_to_a_file_that_the_other_reads_with_only_their_names(mount):
    ann, one = joined("Ann")
    ben, two = joined("Ben")
    assert one == {"_id": one["_id"], "id": one["_id"], "name": "Ann", "email": "ann@example.org"}
    made = ann.post(f"{mount}/conversations", {"recipientId": two["_id"]})
    again = ben.post(f"{mount}/conversations", {"participants": [one["_id"], two["_id"]]})
    assert (made.status_code, again.status_code) == (201, 200)
    talk = made.json()["_id"]
    assert again.json()["_id"] == talk
    text = ann.post(f"{mount}/messages", {"conversationId": talk, "senderId": one["_id"], "text": "Hello"})
    assert text.status_code == 201
    assert set(text.json()) == MESSAGE
    form = {"conversationId": talk, "senderId": one["_id"], "text": ""}
    file = SimpleUploadedFile("Plan.pdf", b"%PDF-1.7 Plan", content_type="text/html")
    sent = ann.post(f"{mount}/messages", form | {"attachment": file}, format="multipart")
    assert sent.status_code == 201, sent.json()
    hello, plan = ben.get(f"{mount}/messages/{talk}").json()
    assert (hello["text"], hello["readBy"], hello["attachment"]) == ("Hello", [one["_id"]], None)
    attachment = plan["attachment"]
    assert (attachment["name"], attachment["type"], attachment["size"]) == ("Plan.pdf", "application/pdf", 13)
    origin, _, path = attachment["url"].partition("/api/")
    assert origin.startswith("http")
    assert APIClient().get(f"/api/{path}").getvalue() == b"%PDF-1.7 Plan"
    (listed,) = ben.get(f"{mount}/conversations").json()
    assert (listed["_id"], listed["unread"], listed["lastMessage"]["_id"]) == (talk, 2, plan["_id"])
    assert {person["_id"] for person in listed["participants"]} == {one["_id"], two["_id"]}
    (notice,) = ben.get("/compat/shop/api/notifications").json()
    assert (notice["type"], notice["isRead"]) == ("message", False)


@sqlite_only
def test_a_form_that_is_repeated_with_its_temporary_id_is_sent_once(member, other, api):
    talk = conversation_between(member, other)
    for status in (201, 200):
        form = {
            "conversationId": str(talk.pk),
            "text": "Look",
            "tempId": "t-1",
            "attachment": SimpleUploadedFile("a.txt", b"a"),
        }
        assert api(member).post("/api/messages", form, format="multipart").status_code == status
    assert (Message.objects.count(), Attachment.objects.count()) == (1, 1)


@sqlite_only
def test_who_speaks_for_somebody_else_is_refused_and_a_refused_message_leaves_no_file(member, other, api):
    talk = conversation_between(member, other)
    client = api(member)
    body = {"conversationId": str(talk.pk), "senderId": str(other.pk), "text": "Hello"}
    assert client.post("/api/messages", body).status_code == 403
    both = {"participants": [str(other.pk), str(UserFactory().pk)]}
    assert client.post("/api/conversations", both).status_code == 403
    file = SimpleUploadedFile("a.txt", b"a")
    too_long = {"conversationId": str(talk.pk), "text": "\u200b" * 3, "attachment": file}
    assert client.post("/api/messages", too_long, format="multipart").status_code == 400
    files = [SimpleUploadedFile(f"{number}.txt", b"a") for number in range(11)]
    many = {"conversationId": str(talk.pk), "text": "All", "attachment": files}
    assert client.post("/api/messages", many, format="multipart").status_code == 400
    assert not Attachment.objects.exists()


@sqlite_only
def test_a_stranger_reads_no_conversation(member, other, api):
    talk = conversation_between(member, other)
    stranger = api(UserFactory())
    assert stranger.get(f"/compat/shop/api/messages/{talk.pk}").status_code == 404
    assert stranger.get(f"/api/messages/{talk.pk}").status_code == 404
    assert stranger.post("/api/messages", {"conversationId": str(talk.pk), "text": "Hi"}).status_code == 404


@sqlite_only
def test_lists_cost_the_same_for_one_or_many(member, other, api, django_assert_max_num_queries):
    client, talk = api(member), conversation_between(member, other)
    for _ in range(2):
        sent_file(talk, other)
        say(conversation_between(member, UserFactory()), member)
        with django_assert_max_num_queries(4):
            client.get(f"/compat/shop/api/messages/{talk.pk}")
        with django_assert_max_num_queries(11):
            client.get("/compat/shop/api/conversations")


@sqlite_only
def test_an_id_of_a_conversation_is_theirs_and_an_id_of_a_person_is_the_other_systems(member, other, api):
    talk = conversation_between(member, other)
    say(talk, other, "Hello")
    client = api(member)
    assert [message["text"] for message in client.get(f"/api/messages/{talk.pk}").json()] == ["Hello"]
    theirs = client.get(f"/api/messages/{other.pk}").json()
    assert theirs["success"] is True
    assert [message["content"] for message in theirs["data"]] == ["Hello"]


@sqlite_only
@pytest.mark.django_db(transaction=True)
async def test_messages_typing_read_marks_and_presence_reach_the_other_only(people, talk, call):
    ann, ben = people
    one = await call(ann, NAMESPACE)
    assert await one.ask("register", str(ann.pk)) == {}
    assert (await one.ask("register", str(ben.pk)))["error"]["code"] == "not_allowed"
    two = await call(ben, NAMESPACE)
    assert await one.next("presence") == {"userId": str(ben.pk), "status": "online"}
    assert await two.next("presence") == {"userId": str(ann.pk), "status": "online"}
    names = {"conversationId": str(talk.pk), "senderId": str(ann.pk), "recipientId": str(ben.pk)}
    await one.emit("typing", names)
    assert (await two.next("typing"))["senderId"] == str(ann.pk)
    await one.emit("stopTyping", names)
    await two.next("stopTyping")
    sent = await one.ask("sendMessage", names | {"text": "Hello"})
    heard = await two.next("message")
    assert heard == sent
    assert (await two.next("notification"))["type"] == "message"
    await two.ask("markRead", {"conversationId": str(talk.pk), "userId": str(ben.pk), "recipientId": str(ann.pk)})
    mark = await one.next("markRead")
    assert (mark["conversationId"], mark["userId"]) == (str(talk.pk), str(ben.pk))
    assert "message" not in await one.names()
    assert "markRead" not in await two.names()
    await two.close()
    assert await one.next("presence") == {"userId": str(ben.pk), "status": "offline"}


@sqlite_only
@pytest.mark.django_db(transaction=True)
async def test_a_file_goes_over_the_socket_once_by_its_id_or_its_address(people, talk, call):
    ann, ben = people
    one, two = await call(ann, NAMESPACE), await call(ben, NAMESPACE)
    file = await in_thread(uploaded, talk, ann)
    body = {"conversationId": str(talk.pk), "senderId": str(ann.pk), "text": "", "attachment": str(file.pk)}
    sent = await one.ask("sendMessage", body)
    heard = await two.next("message")
    assert heard["attachment"]["name"] == "chords.txt"
    assert heard["attachment"]["url"] != sent["attachment"]["url"]  # each address is signed for who reads it
    again = await one.ask("sendMessage", body | {"attachment": sent["attachment"]})
    assert again["_id"] == sent["_id"]
    assert "message" not in await two.names()
    theirs = {**body, "senderId": str(ben.pk)}
    assert (await two.ask("sendMessage", theirs))["error"]["code"] == "invalid"
    nothing = await one.ask("sendMessage", {**body, "attachment": {"data": "AAAA"}})
    assert nothing["error"]["code"] == "bad_frame"
