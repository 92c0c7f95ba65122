"""Opening, reading, deleting."""

import pytest
import time_machine

from chat.errors import NotYourMessage
from chat.models import Conversation, Message, Participant
from chat.selectors import conversations_of, messages_of
from chat.services import conversation_open, conversation_read, message_delete
from notifications.models import Notification
from realtime.models import UserEvent
from skillswap.errors import InvalidInput, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say


@pytest.fixture
def conversation(member, other):
    return conversation_between(member, other)


def unread_of(person):
    return Participant.objects.get(user=person).unread


def page(person, conversation, **options):
    return messages_of(person.pk, conversation.pk, **{"cursor": None, "after_seq": None, "limit": 20, **options})


def test_two_people_have_one_conversation_whoever_opens_it(conversation, member, other):
    assert conversation_open(by=other, with_id=member.pk) == (conversation, False)
    assert Conversation.objects.count() == 1


def test_nobody_opens_a_conversation_with_themselves(member):
    with pytest.raises(InvalidInput):
        conversation_open(by=member, with_id=member.pk)


@pytest.mark.parametrize("hidden", [{"is_banned": True}, {"is_active": False}, {"visibility": "private"}])
def test_people_who_cannot_be_seen_cannot_be_written_to(member, hidden):
    with pytest.raises(NotFound):
        conversation_open(by=member, with_id=UserFactory(**hidden).pk)


def test_a_conversation_stands_in_the_others_list_with_its_first_message(conversation, member, other):
    shown = lambda person: len(conversations_of(person.pk, cursor=None, limit=20).rows)  # noqa: E731
    assert (shown(member), shown(other)) == (1, 0)
    say(conversation, member)
    assert (shown(member), shown(other)) == (1, 1)


def test_reading_counts_down_and_both_people_get_the_event(conversation, member, other):
    for _ in range(3):
        say(conversation, member)
    conversation_read(conversation_id=conversation.pk, by=other.pk, seq=2)
    assert unread_of(other) == 1
    assert set(UserEvent.objects.filter(type="chat:read").values_list("user_id", flat=True)) == {member.pk, other.pk}
    conversation_read(conversation_id=conversation.pk, by=other.pk, seq=3)
    assert unread_of(other) == 0


def test_reading_everything_reads_the_notification_too(conversation, member, other):
    say(conversation, member)
    conversation_read(conversation_id=conversation.pk, by=other.pk, seq=1)
    assert not Notification.objects.filter(user=other, is_read=False).exists()


def test_a_read_position_never_goes_back(conversation, member, other):
    for _ in range(2):
        say(conversation, member)
    conversation_read(conversation_id=conversation.pk, by=other.pk, seq=2)
    conversation_read(conversation_id=conversation.pk, by=other.pk, seq=1)
    assert Participant.objects.get(user=other).read_seq == 2
    assert UserEvent.objects.filter(type="chat:read", user=member).count() == 1


def test_nobody_reads_what_is_not_written(conversation, other):
    with pytest.raises(InvalidInput):
        conversation_read(conversation_id=conversation.pk, by=other.pk, seq=1)


def test_seen_says_when_each_message_was_seen(conversation, member, other):
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False):
        say(conversation, member)
        conversation_read(conversation_id=conversation.pk, by=other.pk, seq=1)
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        say(conversation, member)
        conversation_read(conversation_id=conversation.pk, by=other.pk, seq=2)
        say(conversation, member)
    newest_first = [[seen["readAt"] for seen in message["seenBy"]] for message in page(member, conversation).rows]
    assert newest_first == [[], ["2026-11-21T12:00:00.000Z"], ["2026-11-21T10:00:00.000Z"]]


def test_a_deleted_message_leaves_a_tombstone(conversation, member, other):
    sent = say(conversation, member, "a secret")
    message_delete(message_id=Message.objects.get().pk, by=member.pk)
    message_delete(message_id=Message.objects.get().pk, by=member.pk)
    (shown,) = page(other, conversation).rows
    assert (shown["id"], shown["content"], shown["seq"]) == (sent["id"], "", 1)
    assert shown["deletedAt"]
    assert UserEvent.objects.filter(type="chat:message:deleted").count() == 2


def test_only_the_sender_deletes_and_strangers_see_nothing(conversation, member, other):
    say(conversation, member)
    message_id = Message.objects.get().pk
    with pytest.raises(NotYourMessage):
        message_delete(message_id=message_id, by=other.pk)
    with pytest.raises(NotFound):
        message_delete(message_id=message_id, by=UserFactory().pk)


def test_pages_go_back_without_skipping_while_people_write(conversation, member):
    for number in range(5):
        say(conversation, member, str(number))
    first = page(member, conversation, limit=2)
    say(conversation, member, "meanwhile")
    second = page(member, conversation, limit=2, cursor=first.next_cursor)
    third = page(member, conversation, limit=2, cursor=second.next_cursor)
    assert [row["content"] for part in (first, second, third) for row in part.rows] == ["4", "3", "2", "1", "0"]
    assert third.next_cursor is None


def test_after_seq_gives_what_was_missed_oldest_first(conversation, member):
    for number in range(4):
        say(conversation, member, str(number))
    assert [row["content"] for row in page(member, conversation, after_seq=2).rows] == ["2", "3"]
