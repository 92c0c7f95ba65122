"""Of all rings those are chosen that bring about most, and nobody is asked too often."""

from collections import Counter
from itertools import chain, combinations
from random import Random

import numpy as np
import pytest

from rings import choice
from rings.choice import choose
from rings.rules import Seat, ring_key
from tests.rings.communities import number


def ring(*ids):
    return tuple(Seat(number(pk), number(1000 + pk)) for pk in ids)


def best_by_trying(rings, weights, open_counts, most):
    def fits(some):
        counts = Counter(open_counts)
        counts.update(seat.user_id for at in some for seat in rings[at])
        return all(count <= most for user_id, count in counts.items() if count != open_counts.get(user_id))

    every = chain.from_iterable(combinations(range(len(rings)), size) for size in range(len(rings) + 1))
    return max(sum(weights[at] for at in some) for some in every if fits(some))


@pytest.mark.parametrize("seed", range(10))
def test_the_heaviest_that_leaves_nobody_with_too_many(seed):
    rng = Random(seed)
    rings = [ring(*rng.sample(range(9), rng.choice([3, 4]))) for _ in range(11)]
    weights = [rng.random() for _ in rings]
    open_counts = {number(pk): rng.randint(0, 2) for pk in range(3)}
    chosen = choose(rings, weights, open_counts, most=2)
    counts = Counter(seat.user_id for at in chosen for seat in rings[at])
    assert all(count + open_counts.get(user_id, 0) <= 2 for user_id, count in counts.items())
    reached = sum(weights[at] for at in chosen)
    assert reached >= best_by_trying(rings, weights, open_counts, 2) * (1 - choice.NEAR_ENOUGH) - 1e-9


def test_two_light_rings_may_be_worth_more_than_the_heaviest():
    rings = [ring(1, 2, 3), ring(1, 4, 5), ring(2, 6, 7)]
    assert choose(rings, [1.1, 1.0, 1.0], {}, most=1) == [1, 2]


def test_what_was_proposed_before_is_not_chosen_again():
    rings = [ring(1, 2, 3), ring(4, 5, 6)]
    turned = ring(2, 3, 1)
    assert choose(rings, [1.0, 1.0], {}, tried={ring_key(turned)}) == [1]


def test_who_has_two_open_proposals_gets_none():
    assert choose([ring(1, 2, 3), ring(4, 5, 6)], [1.0, 1.0], {number(1): 2}) == [1]
    assert choose([], [], {}) == []


def test_what_still_fits_is_added_to_the_optimum_among_the_best_of_each():
    rings = [ring(1, 2, 3), ring(4, 5, 6), ring(1, 2, 4), ring(1, 3, 5), ring(2, 3, 6)]
    weights = [1.0, 0.9, 0.3, 0.2, 0.1]
    assert choose(rings, weights, {}, most=2, best_of_each=1) == [0, 1, 2]


def test_the_best_of_each_member_hold_somebody_with_few_rings():
    well_known = [ring(1, 2, 3 + at) for at in range(20)]
    kept = choice._best_of_each([*well_known, ring(1, 2, 50)], list(range(21)), 3)
    assert kept == list(range(21)), "each is the best of its third member"
    assert choice._best_of_each([ring(1, 2, 3), ring(2, 3, 1), ring(3, 2, 1)], [2, 0, 1], 3) == [2]


@pytest.mark.parametrize("found", [None, np.array([1.0, 0.0, 0.0])])
def test_without_time_the_better_of_the_greedy_choice_and_what_was_found_is_taken(found, monkeypatch):
    class Cut:
        status, message, x = 1, "Time limit reached", found

    monkeypatch.setattr("scipy.optimize.milp", lambda *_, **__: Cut)
    rings = [ring(1, 2, 3), ring(4, 5, 6), ring(4, 5, 7)]
    assert choose(rings, [1.0, 2.0, 1.5], {}, most=1) == [0, 1]


def test_the_greedy_choice_keeps_the_limit_too(monkeypatch):
    monkeypatch.setattr(choice, "_optimum", lambda *_: None)
    rings = [ring(1, other, other + 1) for other in range(2, 20, 2)]
    assert choose(rings, [float(at) for at in range(1, 10)], {number(1): 1}) == [8]
