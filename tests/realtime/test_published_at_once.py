"""Many transactions publish to the same people at the same moment."""

from itertools import pairwise

import pytest

from realtime.events import Skipped
from realtime.models import UserEvent
from realtime.services import publish
from skillswap.db import run
from tests.factories.accounts import UserFactory
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 6


def logged(person):
    return list(UserEvent.objects.filter(user_id=person.pk).order_by("cursor").values_list("cursor", flat=True))


def test_the_first_events_of_somebody_get_a_cursor_each_however_many_come_at_once():
    for person, other in pairwise(UserFactory.create_batch(6)):
        outcomes = side_by_side(*[lambda to=(person.pk, other.pk): publish(Skipped(), to=to)] * WRITERS)
        assert outcomes == [None] * WRITERS
        assert logged(person)[-WRITERS:] == list(range(len(logged(person)) - WRITERS + 1, len(logged(person)) + 1))


def test_who_publishes_to_the_same_people_in_another_order_waits_for_nobody_in_a_circle():
    one, other = UserFactory.create_batch(2)

    def each(*people):
        for person in people:
            publish(Skipped(), to=[person.pk])

    calls = [lambda: run(each, one, other), lambda: run(each, other, one)] * (WRITERS // 2)
    assert side_by_side(*calls) == [None] * WRITERS
    assert logged(one) == logged(other) == list(range(1, WRITERS + 1))
