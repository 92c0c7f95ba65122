"""Two tabs of one member at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from chat.models import Participant
from chat.services import conversation_read
from tests.factories.chat import conversation_between, say

TRIES = 30


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_of_two_tabs_that_read_at_the_same_moment_the_further_one_wins(member, other):
    talk = conversation_between(member, other)
    for number in range(2 * TRIES):
        say(talk, other, str(number))
    barrier = threading.Barrier(2)

    def read(seq: int) -> None:
        try:
            barrier.wait(20)
            conversation_read(conversation_id=talk.pk, by=member.pk, seq=seq)
        finally:
            connections.close_all()

    found = []
    for number in range(1, TRIES + 1):
        with ThreadPoolExecutor(2) as tabs:
            list(tabs.map(read, (2 * number - 1, 2 * number)))
        found.append(Participant.objects.get(conversation=talk, user=member).read_seq)
    assert found == [2 * number for number in range(1, TRIES + 1)]
