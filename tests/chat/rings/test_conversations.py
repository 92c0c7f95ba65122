"""The conversation of a ring: what its people write and see in it while they are there."""

import datetime as dt
from uuid import uuid4

import pytest

from accounts.selectors import acquaintances, contacts
from chat.models import Conversation, Participant
from chat.selectors import attachment_for, conversations_of, messages_of
from chat.services import (
    Draft,
    conversation_arrange,
    conversation_read,
    message_delete,
    message_edit,
    message_send,
    reaction_put,
)
from notifications.models import Notification
from rings.selectors import ring_out
from rings.services import ring_accept
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound
from tests.chat.rings.conftest import events, read_by, shown_to, talk_of
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say, sent_file, uploaded
from tests.factories.rings import agreed_ring, free_people, proposed_ring, seats_for

pytestmark = pytest.mark.django_db


def test_a_ring_has_no_conversation_before_all_said_yes_and_one_from_then_on(three):
    ring = proposed_ring(*three)
    for person in three[:2]:
        ring_accept(ring_id=ring.pk, by=person)
    assert not Conversation.objects.exists()
    assert ring_out(ring.pk, three[0].pk)["conversation_id"] is None
    ring_accept(ring_id=ring.pk, by=three[2])
    talk = talk_of(ring)
    for person in three:
        assert ring_out(ring.pk, person.pk)["conversation_id"] == talk.pk
        (listed,) = conversations_of(person.pk, cursor=None, limit=20).rows
        assert listed["ring_id"] == ring.pk
        assert {one["id"] for one in listed["participants"]} == {one.pk for one in three}
        assert events(person, "chat:conversation:members") == ["chat:conversation:members"]


def test_a_message_reaches_all_in_order_and_once(three, talk):
    sent = message_send(Draft(talk.pk, three[0].pk, client_id := uuid4(), "First"))
    again = message_send(Draft(talk.pk, three[0].pk, client_id, "First"))
    assert (sent.created, again.created, again.message["id"]) == (True, False, sent.message["id"])
    say(talk, three[1], "Second")
    for person in three:
        rows = messages_of(person.pk, talk.pk, cursor=None, after_seq=0, limit=20).rows
        assert [(row["seq"], row["content"]) for row in rows] == [(1, "First"), (2, "Second")]
        assert events(person, "chat:message:new") == ["chat:message:new"] * 2
    assert [shown_to(person, talk)["unread_count"] for person in three] == [1, 1, 2]


def test_strangers_see_nothing_of_it(three, talk, api):
    stranger = UserFactory()
    file, message = sent_file(talk, three[0]), say(talk, three[1])
    client = api(stranger)
    address = f"/api/chat/conversations/{talk.pk}"
    body = {"content": "Hello", "clientId": str(uuid4())}
    answers = [
        client.get(address),
        client.get(f"{address}/messages"),
        client.post(f"{address}/messages", body),
        client.post(f"{address}/read", {"seq": 1}),
        client.patch(address, {"isPinned": True}),
        client.patch(f"/api/chat/messages/{message['id']}", {"content": "Mine"}),
        client.put(f"/api/chat/messages/{message['id']}/reactions/👍"),
        client.delete(f"/api/chat/messages/{message['id']}"),
        client.get(f"/api/chat/attachments/{file.pk}"),
        client.get(f"/api/chat/search?q=hello&conversation={talk.pk}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)


def test_only_its_sender_changes_or_deletes_a_message_and_all_react_to_it(three, talk, api):
    message = say(talk, three[0], "Helo")
    assert api(three[1]).delete(f"/api/chat/messages/{message['id']}").status_code == 403
    message_edit(message_id=message["id"], by=three[0].pk, content="Hello")
    for person in three[1:]:
        reaction_put(message_id=message["id"], by=person.pk, emoji="👍")
    (row,) = messages_of(three[2].pk, talk.pk, cursor=None, limit=5).rows
    assert row["content"] == "Hello"
    assert row["reactions"] == [{"emoji": "👍", "userIds": [str(person.pk) for person in three[1:]]}]
    message_delete(message_id=message["id"], by=three[0].pk)
    kinds = ["chat:message:new", "chat:message:edited", "chat:reaction", "chat:reaction", "chat:message:deleted"]
    for person in three:
        assert events(person, *kinds) == kinds


def test_each_has_their_own_read_mark_and_who_hides_theirs_is_left_out(three, talk):
    say(talk, three[0], "Hello")
    for person in three[1:]:
        conversation_read(conversation_id=talk.pk, by=person.pk, seq=1)
    (row,) = messages_of(three[0].pk, talk.pk, cursor=None, limit=5).rows
    assert {one["userId"] for one in row["seenBy"]} == {str(person.pk) for person in three[1:]}
    assert shown_to(three[1], talk)["unread_count"] == 0
    three[2].show_read_receipts = False
    three[2].save()
    (row,) = messages_of(three[0].pk, talk.pk, cursor=None, limit=5).rows
    assert [one["userId"] for one in row["seenBy"]] == [str(three[1].pk)]  # the other two still show each other
    say(talk, three[0], "Again")
    conversation_read(conversation_id=talk.pk, by=three[1].pk, seq=2)
    assert [len(events(person, "chat:read")) for person in three] == [3, 3, 2]


def test_each_arranges_it_for_themselves_and_who_mutes_it_gets_no_notification(three, talk):
    until = now_ms() + dt.timedelta(days=1)
    conversation_arrange(conversation_id=talk.pk, by=three[1].pk, changes={"muted_until": until, "is_archived": True})
    say(talk, three[0], "Hello")
    assert Notification.objects.filter(user_id=three[1].pk, type="message").count() == 0
    assert Notification.objects.filter(user_id=three[2].pk, type="message").count() == 1
    assert shown_to(three[1], talk)["is_archived"]
    assert not shown_to(three[2], talk)["is_archived"]


def test_the_notification_moves_to_the_next_message_and_whoever_wrote_that(three, talk):
    first, second = say(talk, three[0], "One"), say(talk, three[1], "Two")
    message_delete(message_id=first["id"], by=three[0].pk)
    waiting = Notification.objects.get(user_id=three[2].pk, type="message", is_read=False)
    assert (waiting.data["messageId"], waiting.data["senderId"]) == (second["id"], str(three[1].pk))
    assert waiting.from_id == three[1].pk


def test_writing_in_it_makes_nobody_a_contact(db):
    four = free_people(4)
    talk = talk_of(agreed_ring(*four))
    for person in four:
        say(talk, person)
    across = {four[0].pk, four[2].pk}
    assert four[2].pk not in acquaintances(four[0].pk)
    assert contacts(four[0].pk) == {one.pk for one in four} - across
    assert not Participant.objects.filter(both_wrote=True).exists()


def test_a_file_opens_for_all_of_it_and_only_once_sent(three, talk):
    waiting, sent = uploaded(talk, three[0]), sent_file(talk, three[0])
    for person in three:
        assert attachment_for(person.pk, sent.pk)["name"] == "chords.txt"
    with pytest.raises(NotFound):
        attachment_for(three[1].pk, waiting.pk)


@pytest.mark.parametrize("rings", [1, 4])
def test_a_list_of_conversations_costs_the_same_for_one_ring_or_many(rings, db, django_assert_max_num_queries):
    person = UserFactory()
    for _ in range(rings):
        people = [person, *free_people(2)]
        seats_for(*people)
        say(talk_of(agreed_ring(*people)), people[1])
    with django_assert_max_num_queries(20):
        assert len(conversations_of(person.pk, cursor=None, limit=20).rows) == rings


def test_a_conversation_of_two_and_that_of_a_ring_stand_beside_each_other(three, talk):
    two = conversation_between(three[0], three[1])
    say(two, three[0], "To you alone")
    say(talk, three[0], "To all")
    assert {row["ring_id"] for row in conversations_of(three[1].pk, cursor=None, limit=9).rows} == {None, talk.ring_id}
    assert read_by(three[2], talk) == ["To all"]
