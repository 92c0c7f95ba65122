"""A message at the moment in which somebody leaves the ring, comes into it, or it closes."""

import json
from typing import Any
from uuid import uuid4

import pytest

from chat.errors import ConversationClosed
from chat.models import Conversation, Message, Participant
from chat.selectors import messages_of
from chat.services import conversation_read
from moderation.services import member_block
from realtime.models import UserEvent
from rings.services import ring_accept, ring_leave, ring_repair
from skillswap.errors import NotFound
from tests.chat.rings.conftest import talk_of
from tests.factories.chat import say
from tests.factories.rings import agreed_ring, free_people, somebody_like
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def heard(person: Any) -> list[str]:
    rows = UserEvent.objects.filter(user_id=person.pk, type="chat:message:new").order_by("cursor")
    return [json.loads(row.data)["id"] for row in rows]


def readable(person: Any, talk: Conversation) -> list[str]:
    return [str(row["id"]) for row in messages_of(person.pk, talk.pk, cursor=None, limit=50).rows][::-1]


def settled(outcomes: list[Any], *refusals: type[Exception]) -> bool:
    return all(not isinstance(one, Exception) or isinstance(one, refusals) for one in outcomes)


def test_of_two_who_write_while_one_leaves_each_reads_exactly_what_reached_them():
    for _ in range(ROUNDS):
        people = free_people(3)
        ring = agreed_ring(*people)
        talk = talk_of(ring)
        outcomes = side_by_side(
            lambda: say(talk, people[0], "One"),  # noqa: B023
            lambda: say(talk, people[1], "Two"),  # noqa: B023
            lambda: ring_leave(ring_id=ring.pk, by=people[2]),  # noqa: B023
        )
        assert not any(isinstance(one, Exception) for one in outcomes)
        assert list(Message.objects.filter(conversation=talk).order_by("seq").values_list("seq", flat=True)) == [1, 2]
        for person in people:
            assert heard(person) == readable(person, talk)
        left = Participant.objects.get(conversation=talk, user=people[2])
        assert (left.unread, left.until_seq) == (len(heard(people[2])), len(heard(people[2])))


def test_who_leaves_while_they_write_has_either_written_or_is_told_that_it_is_over():
    for _ in range(ROUNDS):
        people = free_people(3)
        ring = agreed_ring(*people)
        talk = talk_of(ring)
        sent, left = side_by_side(
            lambda: say(talk, people[0], "Good-bye"),  # noqa: B023
            lambda: ring_leave(ring_id=ring.pk, by=people[0]),  # noqa: B023
        )
        assert left is None
        assert not isinstance(sent, Exception) or isinstance(sent, ConversationClosed)
        written = 0 if isinstance(sent, Exception) else 1
        assert [len(readable(person, talk)) for person in people] == [written] * 3


def test_who_comes_while_somebody_writes_reads_it_whole_or_not_at_all():
    for _ in range(ROUNDS):
        names = [f"Craft {uuid4().hex[:8]}" for _ in range(3)]
        people = free_people(3)
        ring = agreed_ring(*people, names=names)
        talk, newcomer = talk_of(ring), somebody_like(names)
        ring_leave(ring_id=ring.pk, by=people[0])
        assert ring_repair(ring.pk)
        outcomes = side_by_side(
            lambda: say(talk, people[1], "Hello"),  # noqa: B023
            lambda: ring_accept(ring_id=ring.pk, by=newcomer),  # noqa: B023
        )
        assert not any(isinstance(one, Exception) for one in outcomes)
        assert heard(newcomer) == readable(newcomer, talk)
        assert Participant.objects.get(conversation=talk, user=newcomer).unread == len(heard(newcomer))


def test_a_block_at_the_moment_of_a_message_leaves_it_closed():
    for _ in range(ROUNDS):
        people = free_people(3)
        talk = talk_of(agreed_ring(*people))
        outcomes = side_by_side(
            lambda: say(talk, people[2], "Hello"),  # noqa: B023
            lambda: member_block(by=people[0], user_id=people[1].pk),  # noqa: B023
        )
        assert settled(outcomes, ConversationClosed, NotFound)
        assert set(Participant.objects.filter(conversation=talk).values_list("is_closed", flat=True)) == {True}
        assert len(readable(people[2], talk)) == Conversation.objects.get(pk=talk.pk).last_seq


def test_reading_at_the_moment_of_a_message_counts_it_once():
    for _ in range(ROUNDS):
        people = free_people(3)
        talk = talk_of(agreed_ring(*people))
        say(talk, people[0], "One")
        outcomes = side_by_side(
            lambda: say(talk, people[1], "Two"),  # noqa: B023
            lambda: conversation_read(conversation_id=talk.pk, by=people[2].pk, seq=1),  # noqa: B023
            lambda: conversation_read(conversation_id=talk.pk, by=people[0].pk, seq=1),  # noqa: B023
        )
        assert not any(isinstance(one, Exception) for one in outcomes)
        unread = dict(Participant.objects.filter(conversation=talk).values_list("user_id", "unread"))
        assert [unread[person.pk] for person in people] == [1, 1, 1]
