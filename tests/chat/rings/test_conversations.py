"""The conversation of a ring: who is in it, what they read of it, and what becomes of it."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest

from accounts.selectors import acquaintances, contacts
from accounts.services import account_delete
from chat.errors import RingConversationClosed
from chat.models import Conversation, Message, Participant
from chat.privacy import chat_data
from chat.selectors import attachment_for, conversation_of, conversations_of, messages_of
from chat.selectors.search import conversations_searched, messages_found
from chat.services import (
    Draft,
    conversation_arrange,
    conversation_read,
    conversations_index,
    message_delete,
    message_edit,
    message_send,
    reaction_put,
    ring_conversations_close_due,
)
from moderation.services import member_block, member_unblock
from notifications.models import Notification
from realtime.models import UserEvent
from rings.models import Ring, RingMember
from rings.selectors import ring_out
from rings.services import ring_accept, ring_complete_if_done, ring_leave, ring_repair
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.chat import conversation_between, say, sent_file, uploaded
from tests.factories.rings import agreed_ring, free_people, proposed_ring, seats_for, somebody_like

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_works(nobody_works):
    """Replacements are asked when a test says so."""


@pytest.fixture
def three(db: Any) -> list[Any]:
    return free_people(3)


@pytest.fixture
def ring(three: list[Any]) -> Ring:
    return agreed_ring(*three)


@pytest.fixture
def talk(ring: Ring) -> Conversation:
    return talk_of(ring)


def talk_of(ring: Any) -> Conversation:
    return Conversation.objects.get(ring_id=ring.pk)


def read_by(person: Any, talk: Conversation) -> list[str]:
    """The texts that somebody reads there, oldest first."""
    return [row["content"] for row in messages_of(person.pk, talk.pk, cursor=None, limit=50).rows][::-1]


def shown_to(person: Any, talk: Conversation) -> Any:
    return conversation_of(person.pk, talk.pk)


def side(person: Any, talk: Conversation) -> Participant:
    return Participant.objects.get(conversation_id=talk.pk, user_id=person.pk)


def events(person: Any, *types: str) -> list[Any]:
    rows = UserEvent.objects.filter(user_id=person.pk, type__in=types).order_by("cursor")
    return [row.type for row in rows]


def replaced(three: list[Any]) -> tuple[Ring, list[Any], Any, Any]:
    """A ring of which the first left and somebody took the place: (ring, who stayed, who left, who came)."""
    names = [f"Craft {uuid4().hex[:8]}" for _ in three]
    ring = agreed_ring(*three, names=names)
    say(talk_of(ring), three[0], "Before")
    leaver, *stayed = three
    newcomer = somebody_like(names)
    ring_leave(ring_id=ring.pk, by=leaver)
    say(talk_of(ring), stayed[0], "Between")
    assert ring_repair(ring.pk)
    ring_accept(ring_id=ring.pk, by=newcomer)
    return ring, stayed, leaver, newcomer


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


def test_who_left_reads_what_was_before_and_gets_nothing_new(three, ring, talk):
    leaver, *others = three
    file = sent_file(talk, others[0])
    before = say(talk, others[0], "Before")
    ring_leave(ring_id=ring.pk, by=leaver)
    heard = UserEvent.objects.filter(user_id=leaver.pk, type__startswith="chat:message").count()
    after, later = say(talk, others[0], "After"), sent_file(talk, others[0])
    assert read_by(leaver, talk) == ["", "Before"]
    assert messages_of(leaver.pk, talk.pk, cursor=None, after_seq=0, limit=1).next_cursor
    assert messages_of(leaver.pk, talk.pk, cursor=None, after_seq=2, limit=9).rows == []
    assert messages_of(leaver.pk, talk.pk, cursor=None, at=now_ms(), limit=9).rows[0]["id"] == before["id"]
    shown = shown_to(leaver, talk)
    assert (shown["is_closed"], shown["last_seq"], shown["last_message"]["id"]) == (True, 2, before["id"])
    assert attachment_for(leaver.pk, file.pk)
    for what in (lambda: attachment_for(leaver.pk, later.pk), lambda: react(leaver, after)):
        with pytest.raises(NotFound):
            what()
    with pytest.raises(RingConversationClosed):
        say(talk, leaver)
    with pytest.raises(InvalidInput):
        conversation_read(conversation_id=talk.pk, by=leaver.pk, seq=3)
    conversation_read(conversation_id=talk.pk, by=leaver.pk, seq=2)
    assert side(leaver, talk).unread == 0
    assert UserEvent.objects.filter(user_id=leaver.pk, type__startswith="chat:message").count() == heard
    assert events(leaver, "chat:conversation:closed") == ["chat:conversation:closed"]
    assert events(others[0], "chat:conversation:closed") == []
    assert not Notification.objects.filter(user_id=leaver.pk, data__messageId=after["id"]).exists()
    assert read_by(others[1], talk) == ["", "Before", "After", ""]


def react(person: Any, message: dict[str, Any]) -> None:
    reaction_put(message_id=message["id"], by=person.pk, emoji="👍")


def test_what_is_deleted_goes_from_who_left_too(three, ring, talk):
    message = say(talk, three[1], "Secret")
    ring_leave(ring_id=ring.pk, by=three[0])
    message_delete(message_id=message["id"], by=three[1].pk)
    assert read_by(three[0], talk) == [""]
    assert events(three[0], "chat:message:deleted") == ["chat:message:deleted"]


def test_who_comes_in_somebodys_place_reads_what_comes_from_then_on(three):
    ring, stayed, leaver, newcomer = replaced(three)
    talk = talk_of(ring)
    assert read_by(newcomer, talk) == []
    assert shown_to(newcomer, talk)["last_message"] is None
    before = Message.objects.get(conversation_id=talk.pk, content="Between")
    with pytest.raises(NotFound):
        reaction_put(message_id=before.pk, by=newcomer.pk, emoji="👍")
    react_to_old = reaction_put(message_id=before.pk, by=stayed[1].pk, emoji="👍")
    assert react_to_old.reactions
    assert events(newcomer, "chat:reaction", "chat:message:new") == []
    say(talk, newcomer, "Hello")
    assert read_by(newcomer, talk) == ["Hello"]
    assert read_by(stayed[0], talk) == ["Before", "Between", "Hello"]
    assert read_by(leaver, talk) == ["Before"]
    assert {one["id"] for one in shown_to(newcomer, talk)["participants"]} == {newcomer.pk, *(one.pk for one in stayed)}
    out = {one["id"]: one["is_out"] for one in shown_to(stayed[0], talk)["participants"]}
    assert out == {leaver.pk: True, newcomer.pk: False, **{one.pk: False for one in stayed}}
    conversation_read(conversation_id=talk.pk, by=newcomer.pk, seq=3)
    rows = messages_of(stayed[0].pk, talk.pk, cursor=None, limit=9).rows
    assert all(not row["seenBy"] for row in rows if row["seq"] < 3)  # they never saw those


def test_an_answer_never_quotes_what_somebody_cannot_read(three):
    ring, stayed, _leaver, newcomer = replaced(three)
    talk = talk_of(ring)
    old = Message.objects.get(conversation_id=talk.pk, content="Between")
    assert shown_to(stayed[0], talk)["reply_from_seq"] == old.seq + 1
    with pytest.raises(InvalidInput) as refused:
        say(talk, stayed[1], "Yes", reply_to=old.pk)
    assert refused.value.field == "reply_to"
    new = say(talk, stayed[0], "Now")
    assert say(talk, newcomer, "Yes", reply_to=UUID(new["id"]))["replyPreview"]["content"] == "Now"


def test_search_and_export_hold_what_one_may_read(three):
    ring, stayed, leaver, newcomer = replaced(three)
    talk = talk_of(ring)
    say(talk, newcomer, "Beneath")

    def found(person: Any) -> list[str]:
        mine = conversations_searched(person.pk, None)
        conversations_index(list(mine))
        pages = [messages_found(mine, q=q, cursor=None, limit=20).rows for q in ("before", "between", "beneath")]
        rows = [row for page in pages for row in page]
        assert all(row["is_ring"] and row["partner"]["id"] == row["sender_id"] for row in rows)
        return ["".join(piece["text"] for piece in row["snippet"]) for row in rows]

    def exported(person: Any) -> list[str]:
        (one,) = (talk for talk in chat_data(person.pk)[1])
        assert person.name not in one["with"]
        return [message["content"] for message in one["messages"]]

    for person, texts in (
        (leaver, ["Before"]),
        (stayed[0], ["Before", "Between", "Beneath"]),
        (newcomer, ["Beneath"]),
    ):
        assert exported(person) == texts
        assert found(person) == texts


def test_whoever_was_asked_and_has_not_answered_sees_nothing_of_it(three):
    names = [f"Craft {uuid4().hex[:8]}" for _ in three]
    ring = agreed_ring(*three, names=names)
    asked = somebody_like(names)
    ring_leave(ring_id=ring.pk, by=three[0])
    assert ring_repair(ring.pk)
    assert RingMember.objects.filter(ring_id=ring.pk, user_id=asked.pk).exists()
    assert ring_out(ring.pk, asked.pk)["conversation_id"] is None
    with pytest.raises(NotFound):
        say(talk_of(ring), asked)
    say(talk_of(ring), three[1], "Still here")  # who said yes goes on talking


def test_a_block_closes_it_and_hides_it_from_the_two_while_it_lasts(three, talk):
    one, two, third = three
    say(talk, one, "Hello")
    member_block(by=one, user_id=two.pk)
    for person in (one, two):
        with pytest.raises(NotFound):
            shown_to(person, talk)
        with pytest.raises(NotFound):
            say(talk, person)
        assert conversations_of(person.pk, cursor=None, limit=20).rows == []
        assert events(person, "chat:conversation:closed") == []
        assert not Notification.objects.filter(user_id=person.pk, type="message", is_read=False).exists()
    with pytest.raises(RingConversationClosed):
        say(talk, third)
    assert read_by(third, talk) == ["Hello"]
    assert events(third, "chat:conversation:closed") == ["chat:conversation:closed"]
    member_unblock(by=one.pk, user_id=two.pk)
    for person in (one, two):
        assert read_by(person, talk) == ["Hello"]
        with pytest.raises(RingConversationClosed):
            say(talk, person)


def test_who_left_and_blocks_somebody_takes_it_from_nobody(three, ring, talk):
    say(talk, three[0], "Hello")
    ring_leave(ring_id=ring.pk, by=three[0])
    member_block(by=three[0], user_id=three[1].pk)
    say(talk, three[1], "Still here")
    with pytest.raises(NotFound):
        shown_to(three[0], talk)
    assert read_by(three[2], talk) == ["Hello", "Still here"]


def test_a_deleted_account_leaves_it_and_the_others_go_on(three, ring, talk):
    file = sent_file(talk, three[0])
    say(talk, three[0], "Good-bye")
    account_delete(user=three[0], password=PASSWORD)
    say(talk, three[1], "Still here")
    assert read_by(three[2], talk) == ["", "Good-bye", "Still here"]
    with pytest.raises(NotFound):
        attachment_for(three[1].pk, file.pk)
    assert side(three[0], talk).until_seq == 2
    account_delete(user=three[1], password=PASSWORD)
    with pytest.raises(RingConversationClosed):
        say(talk, three[2])  # nobody is left to write to


def test_it_stays_open_for_some_days_after_the_ring_and_closes_then(three, ring, talk, settings, monkeypatch):
    monkeypatch.setattr("rings.services.completing.lessons_delivered", lambda lessons, booked: True)
    assert ring_complete_if_done(ring.pk)
    assert ring_conversations_close_due() == 0
    say(talk, three[0], "Thank you")
    over = Conversation.objects.get(pk=talk.pk).closes_at
    assert over - Ring.objects.get(pk=ring.pk).closed_at == dt.timedelta(days=settings.RING_CONVERSATION_DAYS)
    Conversation.objects.filter(pk=talk.pk).update(closes_at=now_ms())
    assert (ring_conversations_close_due(), ring_conversations_close_due()) == (1, 0)
    with pytest.raises(RingConversationClosed):
        say(talk, three[0])
    assert read_by(three[1], talk) == ["Thank you"]
    for person in three:
        assert events(person, "chat:conversation:closed") == ["chat:conversation:closed"]


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
