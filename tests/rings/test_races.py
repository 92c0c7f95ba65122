"""Two answers to a ring, an answer and a block, or a repair and a deletion, in the same instant."""

import pytest

from accounts.services import account_delete
from moderation.services import member_block
from rings.errors import RingClosed
from rings.models import MOST_PROPOSALS, Ring, RingMember
from rings.selectors import neighbours_of
from rings.services import ring_accept, ring_decline, ring_propose, ring_repair
from tests.factories.accounts import PASSWORD
from tests.factories.rings import free_people, proposed_ring, seats_for, somebody_like
from tests.racing import side_by_side
from tests.rings.conftest import notified, part

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def accept(ring, by):
    return lambda: ring_accept(ring_id=ring.pk, by=by)


def nearly_agreed(*people, waiting=1):
    """A ring of these people in which the last `waiting` have not answered yet."""
    ring = proposed_ring(*people)
    for person in people[:-waiting]:
        ring_accept(ring_id=ring.pk, by=person)
    return ring


def test_of_two_last_yes_at_once_one_agrees_on_the_ring(nobody_works):
    for _ in range(ROUNDS):
        people = free_people(3)
        ring = nearly_agreed(*people, waiting=2)
        assert side_by_side(accept(ring, people[1]), accept(ring, people[2])) == [None, None]
        assert Ring.objects.get(pk=ring.pk).status == "accepted"
        assert [text for text, _ in notified(people[0])].count("accepted") == 1
        parts = RingMember.objects.filter(ring=ring)
        assert {(row.tab, row.is_agreed, row.proposal_slot) for row in parts} == {("agreed", True, 0)}


def test_a_no_at_the_moment_of_the_last_yes_leaves_no_half_agreed_ring(nobody_works):
    for _ in range(ROUNDS):
        people = free_people(3)
        ring = nearly_agreed(*people)
        accepted, declined = side_by_side(
            accept(ring, people[2]), lambda ring=ring, by=people[0]: ring_decline(ring_id=ring.pk, by=by)
        )
        assert accepted is None
        after = Ring.objects.get(pk=ring.pk)
        if declined is None:  # the no was first: the ring looks for somebody, and the yes stands
            assert (after.status, part(ring, people[0]).answer) == ("proposed", "no")
            assert not RingMember.objects.filter(ring=ring, is_agreed=True).exists()
        else:
            assert isinstance(declined, RingClosed)
            assert (after.status, part(ring, people[0]).answer) == ("accepted", "yes")


def test_a_block_at_the_moment_of_the_last_yes_leaves_nothing_open_between_the_two(nobody_works):
    for _ in range(ROUNDS):
        people = free_people(3)
        ring = nearly_agreed(*people)
        accepted, blocked = side_by_side(
            accept(ring, people[2]), lambda by=people[0], other=people[2]: member_block(by=by, user_id=other.pk)
        )
        assert blocked is True
        assert accepted is None or isinstance(accepted, RingClosed)
        assert Ring.objects.get(pk=ring.pk).status == "cancelled"
        assert [part(ring, person).is_hidden for person in people] == [True, False, True]
        assert not RingMember.objects.filter(ring=ring, proposal_slot__gt=0).exists()
        assert neighbours_of(people[0].pk, None) == set()


def test_rings_proposed_at_once_leave_nobody_with_more_than_two(nobody_works):
    busy = free_people(1)[0]
    seats = [seats_for(busy, *free_people(2)) for _ in range(MOST_PROPOSALS + 2)]
    made = side_by_side(*(lambda some=some: ring_propose(some) for some in seats))
    assert sum(isinstance(ring, Ring) for ring in made) == MOST_PROPOSALS
    assert made.count(None) == 2
    slots = RingMember.objects.filter(user=busy).values_list("proposal_slot", flat=True)
    assert sorted(slots) == [1, 2]


@pytest.mark.parametrize("who", ["asked", "staying"])
def test_a_deletion_during_the_repair_leaves_nobody_waiting_for_who_is_gone(who, nobody_works):
    people = free_people(3)
    names = ["Ring craft a", "Ring craft b", "Ring craft c"]
    ring, new = proposed_ring(*people, names=names), somebody_like(names)
    ring_decline(ring_id=ring.pk, by=people[0])
    leaver = new if who == "asked" else people[1]
    _, deleted = side_by_side(lambda: ring_repair(ring.pk), lambda: account_delete(user=leaver, password=PASSWORD))
    assert deleted is None
    assert not RingMember.objects.filter(ring=ring, user=leaver, is_present=True).exists()
    ring_repair(ring.pk)  # the job of the deletion
    assert Ring.objects.get(pk=ring.pk).status in ("declined", "cancelled")
    assert not RingMember.objects.filter(ring=ring, proposal_slot__gt=0).exists()
