"""Blocks, bans and deleted accounts: a ring ends or goes on without them, and nobody meets whom they must not."""

import json

import pytest

from accounts.hooks import member_data, member_erase, member_removed
from moderation.services import member_block, member_unblock
from rings.models import Ring, RingMember
from rings.privacy import members_with_rings, rings_data
from rings.services import ring_decline, ring_repair
from tests.factories.rings import agreed_ring, proposed_ring
from tests.rings.conftest import events_of, notified, part

pytestmark = pytest.mark.django_db


def test_a_block_ends_the_ring_hides_it_from_the_two_and_is_not_told_to_the_third(three, api):
    one, two, third = three
    rings = [proposed_ring(*three), agreed_ring(*three)]
    before = [events_of(person) for person in three]
    member_block(by=one, user_id=two.pk)
    assert [(ring.status, ring.ended_reason) for ring in Ring.objects.all()] == [("cancelled", "blocked")] * 2
    assert [events_of(one), events_of(two)] == before[:2]
    assert events_of(third) == [*before[2], *["ring:updated"] * 2]
    assert all(is_read for person in (one, two) for _, is_read in notified(person))
    for person in (one, two):
        assert api(person).get("/api/rings").json()["data"] == []
        assert set(api(person).get("/api/rings/counts").json().values()) == {0}
        assert api(person).post(f"/api/rings/{rings[0].pk}/accept").status_code == 404
        assert rings_data(person.pk) == ("rings", [])
    seen = api(third).get(f"/api/rings/{rings[0].pk}").json()
    assert (seen["status"], seen["endedReason"]) == ("cancelled", "left")
    member_unblock(by=one.pk, user_id=two.pk)
    assert len(api(two).get("/api/rings").json()["data"]) == 2


def test_who_left_a_ring_and_is_blocked_later_no_longer_sees_it_and_the_others_go_on(three, api):
    ring = proposed_ring(*three)
    ring_decline(ring_id=ring.pk, by=three[0])
    status = Ring.objects.get(pk=ring.pk).status
    member_block(by=three[1], user_id=three[0].pk)
    assert Ring.objects.get(pk=ring.pk).status == status
    assert [part(ring, person).is_hidden for person in three] == [True, False, False]


@pytest.mark.parametrize("reason", ["banned", "deleted"])
def test_whoever_is_out_leaves_all_their_rings(reason, three):
    proposed_ring(*three)
    agreed_ring(*three)
    member_removed(three[0].pk, reason)
    mine = RingMember.objects.filter(user=three[0])
    assert {(row.tab, row.answer, row.is_present, row.proposal_slot) for row in mine} == {("past", "left", False, 0)}
    assert not Ring.objects.filter(status="accepted").exists()
    assert events_of(three[1])[-1] == "ring:updated"


def test_erasing_takes_ones_words_away_and_the_export_has_them_as_json(three):
    ring = proposed_ring(*three)
    ring_decline(ring_id=ring.pk, by=three[0], reason="No time")
    name, rows = rings_data(three[0].pk)
    assert (name, rows) in member_data(three[0].pk)
    assert json.loads(json.dumps(rows)) == rows
    assert (rows[0]["words"], rows[0]["with"]) == ("No time", [three[1].name, three[2].name])
    agreed_ring(*three)
    assert members_with_rings([person.pk for person in three]) == {person.pk for person in three}
    member_erase(three[0].pk)
    assert set(RingMember.objects.values_list("words", flat=True)) == {""}


def test_the_export_of_who_left_says_nothing_of_what_came_later(three, nobody_works):
    ring = proposed_ring(*three)
    ring_decline(ring_id=ring.pk, by=three[0])
    before = rings_data(three[0].pk)
    ring_repair(ring.pk)
    Ring.objects.update(status="completed")
    assert rings_data(three[0].pk) == before
    assert before[1][0]["status"] == "declined"
