"""Over communities that are made up at random, night after night, no ring that is proposed breaks a rule.

The rules are written down once more here, from facts alone: nothing of `rings.rules` judges.
"""

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rings.choice import choose
from rings.rules import ring_key
from rings.search import find_rings
from rings.weights import weight
from skills.models import LEVEL_RANK
from tests.rings.communities import HOUR, NOW, all_rings, random_community

NIGHTS = 4
SEEDS = st.integers(0, 2**32)  # a Random that hypothesis draws from itself is mostly zeros: communities without rings
SOME = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def wrong_with(ring, community):
    """Every rule that this ring breaks, in words."""
    people = [community.people[seat.user_id] for seat in ring]
    if len({one.id for one in people}) != len(ring) or len(ring) not in (3, 4):
        yield "three or four different people"
    for one in people:
        for two in people:
            if any(pair == {one.id, two.id} for pair in map(set, community.apart)):
                yield "a block"
    for at, seat in enumerate(ring):
        teacher, learner = people[at], people[(at + 1) % len(ring)]
        offer, wish = teacher.offers.get(seat.topic_id), learner.wishes.get(seat.topic_id)
        if offer is None or wish is None:
            yield "a topic"
            continue
        if LEVEL_RANK[offer.level] < LEVEL_RANK[wish.level]:
            yield "a level"
        if "" not in (offer.mode, wish.mode) and offer.mode != wish.mode:
            yield "a mode"
        if teacher.languages and learner.languages and not set(teacher.languages) & set(learner.languages):
            yield "a language"
        hours = [min(b, d) - max(a, c) for a, b in teacher.free for c, d in learner.free]
        if max(hours, default=0) < HOUR:
            yield "an hour"
        if not teacher.may_be_asked:
            yield "somebody who is not asked"


@SOME
@given(SEEDS, st.integers(8, 16))
def test_no_ring_that_is_proposed_breaks_a_rule(seed: int, size: int):
    rng = Random(seed)
    community, tried, waiting = random_community(rng, size), set(), {}
    for _ in range(NIGHTS):
        rings = find_rings(community)
        weights = [weight(community, ring, NOW) for ring in rings]
        counts = Counter(seat.user_id for ring in waiting.values() for seat in ring)
        for number in choose(rings, weights, counts, tried=tried):
            ring = rings[number]
            assert list(wrong_with(ring, community)) == []
            assert ring_key(ring) not in tried, "it was proposed before"
            tried.add(ring_key(ring))
            waiting[ring_key(ring)] = ring
        counts = Counter(seat.user_id for ring in waiting.values() for seat in ring)
        assert max(counts.values(), default=0) <= 2, "more than two proposals"
        waiting = {key: ring for key, ring in waiting.items() if rng.random() < 0.5}  # to the others somebody says no


@SOME
@given(SEEDS, st.integers(0, 8))
def test_the_search_finds_what_trying_everything_finds(seed: int, size: int):
    community = random_community(Random(seed), size)
    found = find_rings(community)
    assert len(found) == len(set(found))
    assert set(found) == all_rings(community)
