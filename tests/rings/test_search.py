"""The search finds every ring that there is, each once."""

from random import Random

import pytest

from rings import search
from rings.rules import Seat, is_ring
from rings.search import find_rings
from tests.rings.communities import all_rings, circle, community, number, person, random_community


def people_of(rings):
    return [[seat.user_id.int for seat in ring] for ring in rings]


@pytest.mark.parametrize("ids", [(1, 2, 3), (3, 1, 2), (4, 2, 3, 1)])
def test_a_ring_begins_with_its_smallest_id_and_says_what_each_teaches_the_next(ids):
    people = circle(*ids)
    (ring,) = find_rings(community(*people))
    start = ids.index(min(ids))
    assert people_of([ring]) == [[*ids[start:], *ids[:start]]]
    assert ring[0] == Seat(number(1), number(100 + start))


def test_two_or_five_people_are_no_ring_and_four_only_when_asked_for():
    assert find_rings(community(*circle(1, 2))) == []
    assert find_rings(community(*circle(1, 2, 3, 4, 5))) == []
    assert find_rings(community(*circle(1, 2, 3, 4)), most=3) == []


def test_the_two_across_in_a_ring_of_four_must_not_be_apart_either():
    for pair in [(1, 2), (1, 3), (2, 4)]:
        assert find_rings(community(*circle(1, 2, 3, 4), apart=[pair])) == []


def test_each_choice_of_topics_is_a_ring_of_its_own():
    first, second, third = circle(1, 2, 3)
    more = person(1, offers=[100, 110], wishes=[102])
    wants_both = person(2, offers=[101], wishes=[100, 110])
    assert len(find_rings(community(more, wants_both, third))) == 2
    assert len(find_rings(community(first, second, third))) == 1


@pytest.mark.parametrize("seed", range(25))
def test_as_many_as_by_trying_everything(seed):
    some = random_community(Random(seed), 8)
    found = find_rings(some)
    assert len(found) == len(set(found))
    assert set(found) == all_rings(some)
    held = sorted(some.people)[:2]
    assert set(find_rings(some, holding=held)) == {
        ring for ring in found if {seat.user_id for seat in ring} & set(held)
    }


def test_the_same_people_in_another_order_give_the_same_list():
    some = random_community(Random(3), 16)
    again = community(*reversed(some.people.values()))
    again = type(some)(again.people, some.apart)
    assert find_rings(again) == find_rings(some) != []


def test_a_limit_leaves_room_for_those_who_are_in_few_rings():
    busy = [person(pk, offers=range(100, 106), wishes=range(100, 106)) for pk in range(10, 30)]
    rare = circle(1, 2, 3, first_topic=200)
    some = community(*busy, *rare)
    found = find_rings(some, limit=50)
    assert len(found) == 50
    assert [1, 2, 3] in people_of(found)
    assert len({seat.user_id for ring in found for seat in ring}) == len(some.people)


def test_a_crowded_topic_is_cut_but_whoever_is_held_counts_whole(monkeypatch):
    monkeypatch.setattr(search, "LEARNERS", 2)
    learners = [person(pk, offers=[101], wishes=[100]) for pk in range(10, 16)]
    some = community(person(1, offers=[100], wishes=[102]), *learners, person(2, offers=[102], wishes=[101]))
    assert len(find_rings(some)) == 2
    assert len(find_rings(some, holding=[number(1)])) == 6
    assert people_of(find_rings(some, holding=[number(15)])) == [[1, 15, 2]]


def test_a_larger_community_yields_only_rings():
    some = random_community(Random(11), 150, topics=30)
    found = find_rings(some)
    assert found
    assert all(is_ring(some, ring) for ring in found)


def test_nobody_and_unknown_members_are_in_no_ring():
    assert find_rings(community()) == []
    assert find_rings(community(*circle(1, 2, 3)), holding=[number(9)]) == []
