"""Whoever goes is replaced by somebody who fits, while the others keep their yes."""

import datetime as dt

import pytest
import time_machine

from accounts.models import User
from rings.models import Ring, RingMember
from rings.replacements import replacements_for
from rings.rules import Seat
from rings.services import repairing, ring_accept, ring_decline, ring_leave, ring_repair, rings_expire
from skillswap.db.fields import now_ms
from tests.factories.rings import agreed_ring, free_people, proposed_ring, somebody_like
from tests.rings.conftest import notified, part

pytestmark = pytest.mark.django_db

NAMES = ["Ring craft a", "Ring craft b", "Ring craft c"]


@pytest.mark.parametrize("how", ["no", "silence", "leaving"])
def test_a_fourth_takes_the_free_place_and_the_others_keep_their_yes(how, three, api, booked):
    new = somebody_like(NAMES)
    gone, *others = three
    ring = (agreed_ring if how == "leaving" else proposed_ring)(*three, names=NAMES)
    later = dt.timedelta(hours=73 if how == "silence" else 0)
    if how != "leaving":
        for person in others:
            ring_accept(ring_id=ring.pk, by=person)
    with time_machine.travel(now_ms() + later):
        if how == "silence":
            rings_expire()
        else:
            (ring_decline if how == "no" else ring_leave)(ring_id=ring.pk, by=gone)
        ring_repair(ring.pk)
        kept = Ring.objects.get(pk=ring.pk)
        assert (kept.status, kept.repairs) == ("proposed", 1)
        assert kept.expires_at > now_ms() + dt.timedelta(hours=47)
        assert [notified(person)[-1] for person in (*others, new)] == [("repaired", False)] * 2 + [("proposed", False)]
        seen = api(new).get(f"/api/rings/{ring.pk}").json()
        assert [member["answer"] for member in seen["members"]] == ["waiting", "yes", "yes"]
        assert seen["members"][0]["isReplacement"]
        ring_accept(ring_id=ring.pk, by=new)
    assert Ring.objects.get(pk=ring.pk).status == "accepted"
    assert str(new.pk) not in str(api(gone).get(f"/api/rings/{ring.pk}").json())


def test_without_somebody_who_fits_the_ring_is_over_and_who_was_in_it_is_not_asked_again(three):
    ring = proposed_ring(*three)
    ring_decline(ring_id=ring.pk, by=three[0])
    ring_repair(ring.pk)
    ended = Ring.objects.get(pk=ring.pk)
    assert (ended.status, ended.ended_reason) == ("declined", "no_replacement")
    assert part(ring, three[1]).proposal_slot == 0


def test_whoever_learns_the_same_in_another_ring_takes_no_free_place(three):
    agreed_ring(*free_people(3), names=[NAMES[0], "Ring craft d", NAMES[2]])  # the first one fits the place
    ring = proposed_ring(*three, names=NAMES)
    ring_decline(ring_id=ring.pk, by=three[0])
    assert not ring_repair(ring.pk)


def test_a_ring_waits_for_its_repair_also_when_that_comes_late(three, nobody_works):
    new, ring = somebody_like(NAMES), proposed_ring(*three, names=NAMES)
    for person in three[1:]:
        ring_accept(ring_id=ring.pk, by=person)
    with time_machine.travel(now_ms() + dt.timedelta(hours=73)) as clock:
        assert rings_expire() == 1
        clock.shift(dt.timedelta(minutes=5))
        assert rings_expire() == 0
        assert ring_repair(ring.pk)
    assert part(ring, new).is_replacement


def test_a_repair_that_was_prepared_for_another_place_asks_nobody(three, nobody_works):
    new, ring = somebody_like(NAMES), proposed_ring(*three, names=NAMES)
    ring_decline(ring_id=ring.pk, by=three[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repairing, "replacements_for", lambda *_: [(0, Seat(new.pk, part(ring, three[0]).topic_id))])
        assert not ring_repair(ring.pk)
    assert not RingMember.objects.filter(ring=ring, user=new).exists()


def test_who_has_not_answered_keeps_the_notification_that_asks_them(three, nobody_works):
    new, ring = somebody_like(NAMES), proposed_ring(*three, names=NAMES)
    ring_accept(ring_id=ring.pk, by=three[1])
    ring_decline(ring_id=ring.pk, by=three[0])
    assert ring_repair(ring.pk)
    assert notified(three[2]) == [("proposed", False)]
    ring_accept(ring_id=ring.pk, by=new)
    assert [notified(person)[-1] for person in three[1:]] == [("replaced", False), ("proposed", False)]


def test_a_repair_that_found_nobody_ends_no_ring_that_was_repaired_meanwhile(three, nobody_works):
    ring = proposed_ring(*three, names=NAMES)
    ring_decline(ring_id=ring.pk, by=three[0])
    new = somebody_like(NAMES)

    def meanwhile(*_):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(repairing, "replacements_for", replacements_for)
            assert ring_repair(ring.pk)
        ring_decline(ring_id=ring.pk, by=new)
        return []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repairing, "replacements_for", meanwhile)
        assert not ring_repair(ring.pk)
    assert Ring.objects.get(pk=ring.pk).status == "proposed"


def test_of_several_who_fit_the_likeliest_is_asked(three, nobody_works):
    ring = proposed_ring(*three, names=NAMES)
    seldom, often = somebody_like(NAMES), somebody_like(NAMES)
    User.objects.filter(pk=seldom.pk).update(last_online_at=now_ms() - dt.timedelta(days=25))
    User.objects.filter(pk=often.pk).update(last_online_at=now_ms())
    another = somebody_like(NAMES)
    User.objects.filter(pk=another.pk).update(last_online_at=now_ms() - dt.timedelta(days=20))
    ring_decline(ring_id=ring.pk, by=three[0])
    assert ring_repair(ring.pk)
    assert part(ring, often).is_replacement
