"""Who reads what of a ring's conversation when somebody leaves, comes, blocks or goes, and when it is over."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest

from accounts.services import account_delete
from chat.errors import RingConversationClosed
from chat.models import Conversation, Message
from chat.privacy import chat_data
from chat.selectors import attachment_for, conversations_of, messages_of
from chat.selectors.search import conversations_searched, messages_found
from chat.services import (
    conversation_read,
    conversations_index,
    message_delete,
    reaction_put,
    ring_conversations_close_due,
)
from moderation.services import member_block, member_unblock
from notifications.models import Notification
from realtime.models import UserEvent
from rings.models import Ring, RingMember
from rings.selectors import ring_out
from rings.services import ring_complete_if_done, ring_leave, ring_repair
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from tests.chat.rings.conftest import events, read_by, replaced, shown_to, side, talk_of
from tests.factories.accounts import PASSWORD
from tests.factories.chat import say, sent_file
from tests.factories.rings import agreed_ring, somebody_like

pytestmark = pytest.mark.django_db


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
