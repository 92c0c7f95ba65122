"""Choosing which of the rings that were found are proposed: set packing. Pure."""

import logging
import time
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Any
from uuid import UUID

import numpy as np

from rings.models import MOST_PROPOSALS
from rings.rules import Seats, ring_key

log = logging.getLogger(__name__)

SECONDS = 20.0  # for the optimum
NEAR_ENOUGH = 0.005  # of the optimum: the last half per cent may take longer than all before


def choose(
    rings: Sequence[Seats],
    weights: Sequence[float],
    open_counts: Mapping[UUID, int],
    *,
    tried: Set[str] = frozenset(),
    most: int = MOST_PROPOSALS,
    seconds: float = SECONDS,
    near_enough: float = NEAR_ENOUGH,
) -> list[int]:
    """Which of `rings` have together the greatest weight, as numbers in their order, so that nobody has too many.

    Nobody is in more than `most` proposals together with their `open_counts`, and no ring is chosen whose `ring_key`
    is in `tried`. HiGHS finds the optimum, or what lacks at most the share `near_enough` of it; when `seconds` run out,
    it is the best of what it has found and of the greedy choice, which at worst is a quarter to a third less.
    """
    room = {seat.user_id: most - open_counts.get(seat.user_id, 0) for ring in rings for seat in ring}
    possible = [
        number
        for number, ring in enumerate(rings)
        if weights[number] > 0 and all(room[seat.user_id] > 0 for seat in ring) and ring_key(ring) not in tried
    ]
    if not possible:
        return []
    greedy = _greedy(rings, weights, possible, room)
    if len(greedy) == len(possible):
        return sorted(greedy)
    best = _optimum(
        [rings[number] for number in possible], [weights[number] for number in possible], room, seconds, near_enough
    )
    chosen = greedy if best is None else [possible[number] for number in best]
    return sorted(max(chosen, greedy, key=lambda some: sum(weights[number] for number in some)))


def _greedy(
    rings: Sequence[Seats], weights: Sequence[float], possible: Sequence[int], room: Mapping[UUID, int]
) -> list[int]:
    """The greatest weight first, whatever it takes away from others."""
    taken, chosen = Counter[UUID](), list[int]()
    for number in sorted(possible, key=lambda number: (-weights[number], number)):
        people = [seat.user_id for seat in rings[number]]
        if all(taken[user_id] < room[user_id] for user_id in people):
            taken.update(people)
            chosen.append(number)
    return chosen


def _optimum(
    rings: Sequence[Seats], weights: Sequence[float], room: Mapping[UUID, int], seconds: float, near_enough: float
) -> list[int] | None:
    """By HiGHS; None when it found nothing in time."""
    from scipy.optimize import LinearConstraint, milp  # takes 0.3 to 1.8 s, which only this needs
    from scipy.sparse import csr_array

    people = {user_id: row for row, user_id in enumerate({seat.user_id: None for ring in rings for seat in ring})}
    cells = [(people[seat.user_id], column) for column, ring in enumerate(rings) for seat in ring]
    rows, columns = zip(*cells, strict=True)
    taken: Any = csr_array((np.ones(len(cells)), (rows, columns)), shape=(len(people), len(rings)))
    began = time.monotonic()
    result = milp(
        -np.array(weights),
        integrality=np.ones(len(rings)),
        bounds=(0, 1),
        constraints=LinearConstraint(taken, ub=np.array([room[user_id] for user_id in people], float)),
        options={"time_limit": seconds, "mip_rel_gap": near_enough},
    )
    if result.status != 0:
        log.warning("Rings were not chosen to the end in %.1f s: %s", time.monotonic() - began, result.message)
    return None if result.x is None else [int(number) for number in np.flatnonzero(result.x > 0.5)]
