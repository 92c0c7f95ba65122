"""The chat over REST: contract, permission, cost."""

from uuid import UUID, uuid4

import pytest

from chat.events import MessageNew
from chat.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say


@pytest.fixture
def conversation(member, other):
    return conversation_between(member, other)


def test_opening_is_201_then_200(member, other, api):
    first = api(member).post("/api/chat/conversations", {"userId": str(other.pk)})
    again = api(other).post("/api/chat/conversations", {"userId": str(member.pk)})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert {person["id"] for person in first.json()["participants"]} == {str(member.pk), str(other.pk)}


def test_a_conversation_has_what_the_contract_says(conversation, member, other, api):
    say(conversation, other, "Hi")
    (shown,) = api(member).get("/api/chat/conversations").json()["data"]
    assert set(shown) == {
        "id", "ringId", "participants", "readPositions", "lastMessage", "lastSeq", "unreadCount", "isClosed",
        "createdAt", "updatedAt", "mutedUntil", "isArchived", "isPinned", "isMarkedUnread", "replyFromSeq",
    }  # fmt: skip
    assert shown["unreadCount"] == 1
    assert shown["lastMessage"]["content"] == "Hi"
    assert api(member).get(f"/api/chat/conversations/{conversation.pk}").json() == shown


def test_nobodys_email_is_in_any_answer_of_the_chat(conversation, member, other, api):
    say(conversation, other)
    client = api(member)
    for path in ("/api/chat/conversations", f"/api/chat/conversations/{conversation.pk}/messages"):
        assert "@example.org" not in client.get(path).content.decode()


def test_sending_is_201_and_a_repeat_200_with_the_same_message(conversation, member, api):
    body = {"content": "Hello", "clientId": str(uuid4())}
    client, path = api(member), f"/api/chat/conversations/{conversation.pk}/messages"
    first, second = client.post(path, body), client.post(path, body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    changed = client.post(path, {**body, "content": "Other"})
    assert (changed.status_code, changed.json()["code"]) == (409, "idempotency_conflict")


def test_rest_and_socket_give_the_same_message(conversation, member, other, api):
    first = say(conversation, member, "?")
    say(conversation, other, "!", reply_to=Message.objects.get(pk=first["id"]).pk)
    for message in api(member).get(f"/api/chat/conversations/{conversation.pk}/messages").json()["data"]:
        assert MessageNew.model_validate(message).model_dump(by_alias=True, mode="json") == message


def test_a_message_without_client_id_gets_one_and_each_is_a_new_message(conversation, member, api):
    path = f"/api/chat/conversations/{conversation.pk}/messages"
    answers = [api(member).post(path, {"content": "Hello"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert len({UUID(answer.json()["clientId"]) for answer in answers}) == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"clientId": str(uuid4())}, "content"),
        ({"content": "x", "clientId": "no uuid"}, "clientId"),
        ({"content": "x" * 4001, "clientId": str(uuid4())}, "content"),
        ({"content": " \u200b\u3164", "clientId": str(uuid4())}, "content"),
        ({"content": "x", "clientId": str(uuid4()), "replyTo": str(uuid4())}, "replyTo"),
        ({"content": "x", "clientId": str(uuid4()), "attachments": [str(uuid4())]}, "attachments"),
    ],
)
def test_bad_messages_are_400_with_the_field(conversation, member, api, body, field):
    answer = api(member).post(f"/api/chat/conversations/{conversation.pk}/messages", body)
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_half_a_surrogate_pair_is_400(conversation, member, api):
    body = f'{{"content": "\\ud800", "clientId": "{uuid4()}"}}'
    path = f"/api/chat/conversations/{conversation.pk}/messages"
    answer = api(member).post(path, body.encode(), content_type="application/json")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "content")


def test_strangers_get_404_everywhere(conversation, member, api):
    sent = say(conversation, member)
    stranger = api(UserFactory())
    base = f"/api/chat/conversations/{conversation.pk}"
    answers = [
        stranger.get(base),
        stranger.get(f"{base}/messages"),
        stranger.post(f"{base}/messages", {"content": "x", "clientId": str(uuid4())}),
        stranger.post(f"{base}/read", {"seq": 0}),
        stranger.delete(f"/api/chat/messages/{sent['id']}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5


def test_only_the_sender_may_delete(conversation, member, other, api):
    sent = say(conversation, member)
    assert api(other).delete(f"/api/chat/messages/{sent['id']}").status_code == 403
    assert api(member).delete(f"/api/chat/messages/{sent['id']}").status_code == 204


def test_signed_out_people_get_401(conversation, anonymous):
    assert anonymous.get("/api/chat/conversations").status_code == 401


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "cursor=nonsense", "afterSeq=-1"])
def test_bad_pages_are_400(conversation, member, api, query):
    answer = api(member).get(f"/api/chat/conversations/{conversation.pk}/messages?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == query.split("=")[0]


@pytest.mark.parametrize("size", [1, 12])
def test_a_list_costs_the_same_for_one_or_many(size, member, api, django_assert_max_num_queries):
    for _ in range(size):
        other = UserFactory()
        say(conversation_between(member, other), other)
    client = api(member)
    with django_assert_max_num_queries(12):
        assert len(client.get("/api/chat/conversations").json()["data"]) == size


@pytest.mark.parametrize("size", [1, 12])
def test_a_page_of_messages_costs_the_same_for_one_or_many(
    size, conversation, member, api, django_assert_max_num_queries
):
    for _ in range(size):
        say(conversation, member)
    client = api(member)
    with django_assert_max_num_queries(3):
        assert len(client.get(f"/api/chat/conversations/{conversation.pk}/messages").json()["data"]) == size


def test_reading_over_rest(conversation, member, other, api):
    say(conversation, member)
    client = api(other)
    assert client.post(f"/api/chat/conversations/{conversation.pk}/read", {"seq": 1}).status_code == 204
    assert client.get(f"/api/chat/conversations/{conversation.pk}").json()["unreadCount"] == 0
    assert client.post(f"/api/chat/conversations/{conversation.pk}/read", {"seq": 9}).status_code == 400
