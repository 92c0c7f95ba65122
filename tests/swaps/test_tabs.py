"""The tabs of a member's swaps, and how many each has."""

import datetime as dt
from uuid import UUID

import pytest
import time_machine

from swaps.services import swap_complete, swap_counter, swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.swaps import agreed_swap, proposal

pytestmark = pytest.mark.django_db


def tab(client, name):
    return [UUID(row["id"]) for row in client.get("/api/swaps", {"tab": name}).json()["data"]]


def counts(client):
    return client.get("/api/swaps/counts").json()


def test_each_swap_is_in_one_tab_and_counted_there(member, other, api):
    with time_machine.travel(dt.datetime.now(dt.UTC) - dt.timedelta(days=15)):
        run_out = proposal(other, member)
    sent, received = proposal(member, other), proposal(other, member)
    rejected = swap_reject(swap=proposal(other, member), by=member)
    old = proposal(member, other)
    answer = swap_counter(swap=old, by=other)
    agreed, done = agreed_swap(member, other), agreed_swap(other, member)
    swap_complete(swap=done, by=member)
    client = api(member)
    assert tab(client, "waiting") == [answer.pk, received.pk, sent.pk]
    assert tab(client, "agreed") == [agreed.pk]
    assert tab(client, "past") == [done.pk, old.pk, rejected.pk, run_out.pk]
    assert counts(client) == {"waiting": 3, "agreed": 1, "past": 4, "waitingForMe": 2}
    assert counts(api(other)) == {"waiting": 3, "agreed": 1, "past": 4, "waitingForMe": 1}
    assert counts(api(UserFactory())) == {"waiting": 0, "agreed": 0, "past": 0, "waitingForMe": 0}


def test_counts_cost_the_same_for_one_or_twelve(member, api, django_assert_max_num_queries):
    client = api(member)
    for _ in range(2):
        proposal(UserFactory(), member)
        agreed_swap(member, UserFactory())
        with django_assert_max_num_queries(5):
            counts(client)


def test_what_is_hidden_by_a_block_is_counted_nowhere(member, other, api):
    proposal(other, member)
    client = api(member)
    assert client.post(f"/api/blocks/{other.pk}").status_code < 300
    assert counts(client) == counts(api(other)) == {"waiting": 0, "agreed": 0, "past": 0, "waitingForMe": 0}
