"""Sending: never lost, never doubled, in one order, within the limits."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from chat.errors import ClientIdTaken
from chat.models import Conversation, Message, Participant
from chat.sending import Draft, Sent, message_send, messages_send
from notifications.models import Notification
from realtime.models import UserEvent
from skillswap.errors import InvalidInput, NotFound, TooFast
from skillswap.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say


@pytest.fixture
def talk(member, other):
    return conversation_between(member, other)


def draft(talk, sender, content="Hello", **more):
    return Draft(talk.pk, sender.pk, more.pop("client_id", None) or uuid4(), content, **more)


def test_messages_are_numbered_from_one_without_gaps(talk, member, other):
    assert [say(talk, sender)["seq"] for sender in (member, other, member)] == [1, 2, 3]


def test_sending_the_same_client_id_again_answers_the_same_message_and_makes_nothing(talk, member):
    first = message_send(again := draft(talk, member))
    second = message_send(again)
    assert (first.created, second.created) == (True, False)
    assert second.message == first.message
    assert Message.objects.count() == 1
    assert UserEvent.objects.filter(type="chat:message:new").count() == 2


def test_a_client_id_used_for_another_text_is_refused(talk, member):
    message_send(first := draft(talk, member, "one"))
    with pytest.raises(ClientIdTaken):
        message_send(draft(talk, member, "two", client_id=first.client_id))


def test_two_people_may_use_the_same_client_id(talk, member, other):
    client_id = uuid4()
    assert message_send(draft(talk, member, client_id=client_id)).created
    assert message_send(draft(talk, other, client_id=client_id)).created


def test_the_same_draft_twice_in_one_batch_makes_one_message(talk, member):
    twice = draft(talk, member)
    one, two = messages_send([twice, twice])
    assert isinstance(one, Sent)
    assert isinstance(two, Sent)
    assert one.message == two.message
    assert (one.created, two.created) == (True, False)


def test_one_bad_draft_fails_alone(talk, member, other):
    stranger = UserFactory()
    outcomes = messages_send([draft(talk, member), draft(talk, stranger), draft(talk, other, "  "), draft(talk, other)])
    assert [type(outcome) for outcome in outcomes] == [Sent, NotFound, *[type(outcomes[2])], Sent]
    assert isinstance(outcomes[2], InvalidInput)
    assert Message.objects.count() == 2


def test_a_batch_keeps_the_order_in_which_drafts_came(talk, member, other):
    messages_send([draft(talk, member, "a"), draft(talk, other, "b"), draft(talk, member, "c")])
    assert list(Message.objects.order_by("seq").values_list("content", flat=True)) == ["a", "b", "c"]


@pytest.mark.parametrize("size", [1, 12])
def test_sending_many_costs_the_queries_of_one(size, db, django_assert_max_num_queries):
    people = [UserFactory() for _ in range(2 * size)]
    talks = [conversation_between(people[2 * n], people[2 * n + 1]) for n in range(size)]
    messages_send([draft(talk, people[2 * n]) for n, talk in enumerate(talks)])
    with django_assert_max_num_queries(16):
        assert len(messages_send([draft(talk, people[2 * n]) for n, talk in enumerate(talks)])) == size


@pytest.mark.parametrize("content", ["", "   \n ", "x" * 4001, "\u2800"])
def test_a_message_has_one_to_4000_characters(talk, member, content):
    with pytest.raises(InvalidInput):
        message_send(draft(talk, member, content))


def test_a_message_of_4000_characters_outside_the_basic_plane_is_taken(talk, member):
    assert message_send(draft(talk, member, "🎻" * 4000)).created


def test_a_reply_carries_what_it_answers(talk, member, other):
    asked = say(talk, member, "When?")
    answer = say(talk, other, "At nine", reply_to=Message.objects.get(pk=asked["id"]).pk)
    assert answer["replyTo"] == asked["id"]
    assert answer["replyPreview"]["content"] == "When?"


def test_a_reply_to_a_message_of_another_conversation_is_refused(talk, member, other):
    elsewhere = say(conversation_between(member, UserFactory()), member)
    with pytest.raises(InvalidInput):
        message_send(draft(talk, other, reply_to=Message.objects.get(pk=elsewhere["id"]).pk))


def test_unread_counts_what_the_other_wrote(talk, member, other):
    for sender in (member, member, other):
        say(talk, sender)
    assert Participant.objects.get(user=other).unread == 2
    assert Participant.objects.get(user=member).unread == 1


def test_one_unread_notification_per_conversation_not_per_message(talk, member, other):
    for _ in range(3):
        say(talk, member)
    say(
        conversation_between(UserFactory(), other),
        UserFactory._meta.model.objects.exclude(pk__in=[member.pk, other.pk]).get(),
    )
    waiting = Notification.objects.filter(user=other, is_read=False)
    assert list(waiting.order_by("id").values_list("repeats", flat=True)) == [2, 0]
    assert not Notification.objects.filter(user=member).exists()


def test_ten_a_minute_to_someone_who_has_not_answered_then_sixty(talk, member, other, settings):
    settings.RATE_LIMITS_ENABLED = True
    for _ in range(10):
        say(talk, member)
    with pytest.raises(TooFast) as refused:
        say(talk, member)
    assert 0 < refused.value.retry_after <= 60
    say(talk, other, "An answer")
    say(talk, member)


def test_a_repeat_is_answered_even_when_the_limit_is_used_up(talk, member, settings):
    settings.RATE_LIMITS_ENABLED = True
    first = message_send(again := draft(talk, member))
    for _ in range(9):
        say(talk, member)
    assert message_send(again).message == first.message


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_leave_no_gap_and_no_double():
    people = [UserFactory() for _ in range(2)]
    talk = conversation_between(*people)
    shared = draft(talk, people[0], "sent by all")

    def write(worker: int) -> None:
        try:
            for _ in range(5):
                say(talk, people[worker % 2])
            message_send(shared)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    seqs = list(Message.objects.order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, 32))
    assert Conversation.objects.get(pk=talk.pk).last_seq == 31
    for person in people:
        cursors = list(UserEvent.objects.filter(user=person).order_by("cursor").values_list("cursor", flat=True))
        assert cursors == list(range(1, len(cursors) + 1))
    unread = dict(Participant.objects.values_list("user_id", "unread"))
    assert unread == {person.pk: Message.objects.exclude(sender=person).count() for person in people}


def test_a_conversation_is_as_old_as_its_last_message(talk, member, monkeypatch):
    ticks = iter(range(100))
    start = now_ms()
    monkeypatch.setattr("chat.sending.now_ms", lambda: start + dt.timedelta(milliseconds=next(ticks)))
    say(talk, member)
    assert Conversation.objects.get().last_message_at == Message.objects.get().created_at
