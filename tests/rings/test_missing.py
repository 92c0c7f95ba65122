"""Hints name exactly the circles that a member would complete, found once more by trying everything."""

from dataclasses import replace
from itertools import permutations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rings.missing import missing_offers
from rings.rules import Community, Seat, SkillFacts, can_teach, is_ring
from rings.search import find_rings
from tests.rings.communities import circle, community, number, person, random_community
from tests.rings.test_rules_hold import SOME


def circles_of(found):
    return {seats for one in found for seats in one.circles}


def by_trying_everything(of, me_id):
    """All circles of two or three that are there once the member offers one topic more, and not before."""
    me, found = of.people[me_id], set()
    topics = {topic for one in of.people.values() for topic in one.wishes} - me.offers.keys()
    for topic in topics:
        offer = {topic: SkillFacts(number(7), "", "intermediate", "")}
        then = Community({**of.people, me_id: replace(me, offers=offer)}, of.apart)
        for size in (1, 2):
            for others in permutations([pk for pk in of.people if pk != me_id], size):
                ids = [me_id, *others]
                for taught in product(*(of.people[pk].offers for pk in others)):
                    seats = tuple(Seat(pk, one) for pk, one in zip(ids, (topic, *taught), strict=True))
                    if _is_circle(then, seats) and not _learns_already(of, me_id, others[0]):
                        found.add(seats)
    return found if me.may_be_asked else set()


def _is_circle(of, seats):
    people = [of.people[seat.user_id] for seat in seats]
    if not all(one.may_be_asked for one in people):
        return False
    if len(seats) == 3:
        return is_ring(of, seats)
    one, two = people
    return (
        not of.are_apart(one.id, two.id)
        and can_teach(one, two, seats[0].topic_id)
        and can_teach(two, one, seats[1].topic_id)
    )


def _learns_already(of, teacher_id, learner_id):
    teacher, learner = of.people[teacher_id], of.people[learner_id]
    return any(can_teach(teacher, learner, topic) for topic in teacher.offers)


@settings(SOME, max_examples=60)
@given(st.integers(0, 2**32), st.integers(2, 9))
def test_exactly_the_circles_are_found_that_the_offer_would_complete(seed: int, size: int):
    of = random_community(Random(seed), size)
    me_id = min(of.people)
    found = missing_offers(of, me_id)
    assert circles_of(found) == by_trying_everything(of, me_id)
    assert all(seats[0] == Seat(me_id, one.topic_id) for one in found for seats in one.circles)
    assert len(circles_of(found)) == sum(len(one.circles) for one in found)


def test_such_communities_have_hints():
    """The test before would say nothing if hardly any circle were missing."""
    found = [missing_offers(of, min(of.people)) for of in (random_community(Random(seed), 9) for seed in range(60))]
    assert sum(map(bool, found)) > 30
    assert any(len(seats) == 3 for some in found for seats in circles_of(some))


def test_who_takes_the_hint_is_in_the_ring():
    noor, ben, me = circle(1, 2, 3)  # I teach Noor, she teaches Ben, he teaches me
    (topic,) = me.offers
    lacking = community(noor, ben, replace(me, offers={}))
    (hint,) = [one for one in missing_offers(lacking, me.id) if one.topic_id == topic]
    assert [[seat.user_id for seat in seats] for seats in hint.circles] == [[me.id, noor.id, ben.id]]
    assert find_rings(lacking) == []
    taken = community(noor, ben, me)
    assert len(find_rings(taken)) == 1
    assert topic not in [one.topic_id for one in missing_offers(taken, me.id)]


def test_two_who_would_swap_are_found():
    noor, me = person(1, offers=[10], wishes=[20]), person(2, wishes=[10])
    (hint,) = missing_offers(community(noor, me), me.id)
    assert hint.circles == [(Seat(me.id, number(20)), Seat(noor.id, number(10)))]
    assert missing_offers(community(noor, me, apart=[(1, 2)]), me.id) == []


def test_the_search_ends_at_its_limit():
    everybody = [person(pk, offers=[10], wishes=[100 + pk]) for pk in range(1, 9)]
    me = person(99, wishes=[10])
    assert len(missing_offers(community(me, *everybody), me.id, limit=3)) == 3
    assert len(missing_offers(community(me, *everybody), me.id)) == 8
