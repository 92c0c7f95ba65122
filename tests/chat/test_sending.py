"""Sending: never lost, never doubled, in one order, within the limits."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from chat.errors import ClientIdTaken
from chat.models import Conversation, Message, Participant
from chat.services import Draft, Sent, message_send, messages_send
from notifications.models import Notification
from realtime.models import UserEvent
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound, TooFast
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say


@pytest.fixture
def conversation(member, other):
    return conversation_between(member, other)


def draft(conversation, sender, content="Hello", **more):
    return Draft(conversation.pk, sender.pk, more.pop("client_id", None) or uuid4(), content, **more)


def test_messages_are_numbered_from_one_without_gaps(conversation, member, other):
    assert [say(conversation, sender)["seq"] for sender in (member, other, member)] == [1, 2, 3]


def test_sending_the_same_client_id_again_answers_the_same_message_and_makes_nothing(conversation, member):
    first = message_send(again := draft(conversation, member))
    second = message_send(again)
    assert (first.created, second.created) == (True, False)
    assert second.message == first.message
    assert Message.objects.count() == 1
    assert UserEvent.objects.filter(type="chat:message:new").count() == 2


def test_a_client_id_used_for_another_text_is_refused(conversation, member):
    message_send(first := draft(conversation, member, "one"))
    with pytest.raises(ClientIdTaken):
        message_send(draft(conversation, member, "two", client_id=first.client_id))


def test_two_people_may_use_the_same_client_id(conversation, member, other):
    client_id = uuid4()
    assert message_send(draft(conversation, member, client_id=client_id)).created
    assert message_send(draft(conversation, other, client_id=client_id)).created


def test_the_same_draft_twice_in_one_batch_makes_one_message(conversation, member):
    twice = draft(conversation, member)
    one, two = messages_send([twice, twice])
    assert isinstance(one, Sent)
    assert isinstance(two, Sent)
    assert one.message == two.message
    assert (one.created, two.created) == (True, False)


def test_one_bad_draft_fails_alone(conversation, member, other):
    stranger = UserFactory()
    outcomes = messages_send(
        [
            draft(conversation, member),
            draft(conversation, stranger),
            draft(conversation, other, "  "),
            draft(conversation, other),
        ]
    )
    assert [type(outcome) for outcome in outcomes] == [Sent, NotFound, *[type(outcomes[2])], Sent]
    assert isinstance(outcomes[2], InvalidInput)
    assert Message.objects.count() == 2


def test_a_batch_keeps_the_order_in_which_drafts_came(conversation, member, other):
    messages_send([draft(conversation, member, "a"), draft(conversation, other, "b"), draft(conversation, member, "c")])
    assert list(Message.objects.order_by("seq").values_list("content", flat=True)) == ["a", "b", "c"]


@pytest.mark.parametrize("size", [1, 12])
def test_sending_many_costs_the_queries_of_one(size, db, django_assert_max_num_queries):
    people = [UserFactory() for _ in range(2 * size)]
    conversations = [conversation_between(people[2 * n], people[2 * n + 1]) for n in range(size)]
    drafts = lambda: [draft(conversation, people[2 * n]) for n, conversation in enumerate(conversations)]  # noqa: E731
    messages_send(drafts())
    with django_assert_max_num_queries(16):
        assert len(messages_send(drafts())) == size


@pytest.mark.parametrize("content", ["", "   \n ", "x" * 4001, "\u2800"])
def test_a_message_has_one_to_4000_characters(conversation, member, content):
    with pytest.raises(InvalidInput):
        message_send(draft(conversation, member, content))


def test_a_message_of_4000_characters_outside_the_basic_plane_is_taken(conversation, member):
    assert message_send(draft(conversation, member, "🎻" * 4000)).created


def test_a_reply_carries_what_it_answers(conversation, member, other):
    first = say(conversation, member, "When?")
    answer = say(conversation, other, "At nine", reply_to=Message.objects.get(pk=first["id"]).pk)
    assert answer["replyTo"] == first["id"]
    assert answer["replyPreview"]["content"] == "When?"


def test_a_reply_to_a_message_of_another_conversation_is_refused(conversation, member, other):
    elsewhere = say(conversation_between(member, UserFactory()), member)
    with pytest.raises(InvalidInput):
        message_send(draft(conversation, other, reply_to=Message.objects.get(pk=elsewhere["id"]).pk))


def test_unread_counts_what_the_other_wrote(conversation, member, other):
    for sender in (member, member, other):
        say(conversation, sender)
    assert Participant.objects.get(user=other).unread == 2
    assert Participant.objects.get(user=member).unread == 1


def test_one_unread_notification_per_conversation_not_per_message(conversation, member, other):
    for _ in range(3):
        say(conversation, member)
    say(
        conversation_between(UserFactory(), other),
        UserFactory._meta.model.objects.exclude(pk__in=[member.pk, other.pk]).get(),
    )
    assert Notification.objects.filter(user=other, is_read=False).count() == 2
    assert not Notification.objects.filter(user=member).exists()


def test_ten_a_minute_to_someone_who_has_not_answered_then_sixty(conversation, member, other, settings):
    settings.RATE_LIMITS_ENABLED = True
    for _ in range(10):
        say(conversation, member)
    with pytest.raises(TooFast) as refused:
        say(conversation, member)
    assert 0 < refused.value.retry_after <= 60
    say(conversation, other, "An answer")
    say(conversation, member)


def test_a_repeat_is_answered_even_when_the_limit_is_used_up(conversation, member, settings):
    settings.RATE_LIMITS_ENABLED = True
    first = message_send(again := draft(conversation, member))
    for _ in range(9):
        say(conversation, member)
    assert message_send(again).message == first.message


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_leave_no_gap_and_no_double():
    people = [UserFactory() for _ in range(2)]
    conversation = conversation_between(*people)
    shared = draft(conversation, people[0], "sent by all")

    def write(worker: int) -> None:
        try:
            for _ in range(5):
                say(conversation, people[worker % 2])
            message_send(shared)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    seqs = list(Message.objects.order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, 32))
    assert Conversation.objects.get(pk=conversation.pk).last_seq == 31
    for person in people:
        cursors = list(UserEvent.objects.filter(user=person).order_by("cursor").values_list("cursor", flat=True))
        assert cursors == list(range(1, len(cursors) + 1))
    unread = dict(Participant.objects.values_list("user_id", "unread"))
    assert unread == {person.pk: Message.objects.exclude(sender=person).count() for person in people}


def test_a_conversation_is_as_old_as_its_last_message(conversation, member, monkeypatch):
    ticks = iter(range(100))
    start = now_ms()
    monkeypatch.setattr("chat.services.writing.now_ms", lambda: start + dt.timedelta(milliseconds=next(ticks)))
    say(conversation, member)
    assert Conversation.objects.get().last_message_at == Message.objects.get().created_at
