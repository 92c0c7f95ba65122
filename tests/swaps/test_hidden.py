"""Blocks, bans and deleted accounts: nothing stays open, and nobody meets whom they must not."""

import json

import pytest

from accounts.hooks import member_data, member_erase, member_removed
from moderation.services import member_block, member_unblock
from swaps.models import Swap
from swaps.privacy import swaps_data
from swaps.services import swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.swaps import agreed_swap, proposal
from tests.swaps.conftest import events_of, notified

pytestmark = pytest.mark.django_db


def statuses():
    return sorted(Swap.objects.values_list("status", flat=True))


def test_a_block_hides_all_swaps_of_the_two_and_cancels_what_is_open_in_silence(member, other, api):
    swaps = [proposal(member, other), proposal(other, member), agreed_swap(member, other)]
    swaps.append(swap_reject(swap=proposal(member, other), by=other))
    events, notices = [events_of(one, "") for one in (member, other)], [len(notified(one)) for one in (member, other)]
    member_block(by=member, user_id=other.pk)
    assert [events_of(one, "") for one in (member, other)] == [[*events[0], "block:changed"], events[1]]
    assert [len(notified(one)) for one in (member, other)] == notices
    assert all(is_read for one in (member, other) for event, is_read in notified(one) if event == "swap_proposed")
    assert statuses() == ["cancelled", "cancelled", "cancelled", "rejected"]
    for client in (api(member), api(other)):
        assert client.get("/api/swaps").json()["data"] == []
        for swap in swaps:
            assert client.get(f"/api/swaps/{swap.pk}").status_code == 404
            assert client.post(f"/api/swaps/{swap.pk}/accept").status_code == 404
    member_unblock(by=member.pk, user_id=other.pk)
    for client in (api(member), api(other)):
        assert len(client.get("/api/swaps").json()["data"]) == 4
    assert not Swap.objects.filter(is_open=True).exists()


def test_a_block_leaves_everybody_elses_swaps_alone(member, other):
    third = UserFactory()
    kept = [proposal(member, third), proposal(third, other)]
    member_block(by=member, user_id=other.pk)
    assert [Swap.objects.get(pk=swap.pk).is_open for swap in kept] == [True, True]


def test_what_somebody_who_is_out_has_open_is_cancelled_and_the_others_get_the_event(member, other):
    third = UserFactory()
    proposal(member, other)
    agreed_swap(third, member)
    kept = proposal(other, third)
    before = events_of(other), events_of(third)
    member_removed(member.pk, "banned")
    assert events_of(other) == [*before[0], "swap:updated"]
    assert events_of(third) == [*before[1], "swap:updated"]
    assert [swap.pk for swap in Swap.objects.filter(is_open=True)] == [kept.pk]
    assert ("swap_proposed", True) in notified(other)


def test_erasing_takes_ones_own_messages_away_and_only_these(member, other):
    mine, theirs = proposal(member, other), proposal(other, member)
    member_erase(member.pk)
    assert [Swap.objects.get(pk=swap.pk).message for swap in (mine, theirs)] == ["", "An hour each?"]


def test_the_export_has_both_boxes_as_json_and_nobody_hidden(member, other):
    third = UserFactory()
    agreed_swap(member, other)
    proposal(third, member)
    name, rows = swaps_data(member.pk)
    assert (name, rows) in member_data(member.pk)
    assert json.loads(json.dumps(rows)) == rows
    assert [(row["proposedByMe"], row["with"], row["status"]) for row in rows] == [
        (True, other.name, "accepted"),
        (False, third.name, "pending"),
    ]
    member_block(by=other, user_id=member.pk)
    assert [row["with"] for row in swaps_data(member.pk)[1]] == [third.name]
