"""A ring's conversation, as its tests look at it."""

from typing import Any
from uuid import uuid4

import pytest

from chat.models import Conversation, Participant
from chat.selectors import conversation_of, messages_of
from realtime.models import UserEvent
from rings.models import Ring
from rings.services import ring_accept, ring_leave, ring_repair
from tests.factories.chat import say
from tests.factories.rings import agreed_ring, free_people, somebody_like


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
