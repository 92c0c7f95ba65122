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
BEST_OF_EACH = 5  # rings of a member: among those HiGHS comes to its end


def choose(
    rings: Sequence[Seats],
    weights: Sequence[float],
    open_counts: Mapping[UUID, int],
    *,
    tried: Set[str] = frozenset(),
    most: int = MOST_PROPOSALS,
    seconds: float = SECONDS,
    near_enough: float = NEAR_ENOUGH,
    best_of_each: int = BEST_OF_EACH,
) -> list[int]:
    """Which of `rings` have together the greatest weight, as numbers in their order, so that nobody has too many.

    Nobody is in more than `most` proposals together with their `open_counts`, and no ring is chosen whose `ring_key`
    is in `tried`. HiGHS chooses among the `best_of_each` member the optimum, or what lacks at most the
    share `near_enough` of it; what still fits of the others is added. When `seconds` run out, it is the best of what it
    has found and of the greedy choice. Among all of 20,000 rings of 1,000 people HiGHS finds nothing in time, and the
    greedy choice is worth a fifth less than the optimum among the best of each.
    """
    room = {seat.user_id: most - open_counts.get(seat.user_id, 0) for ring in rings for seat in ring}
    possible = [
        number
        for number in sorted(range(len(rings)), key=lambda number: (-weights[number], number))
        if weights[number] > 0
        and all(room[seat.user_id] > 0 for seat in rings[number])
        and ring_key(rings[number]) not in tried
    ]
    if not possible:
        return []
    greedy = _filled([], rings, possible, room)
    if len(greedy) == len(possible):
        return sorted(greedy)
    few = _best_of_each(rings, possible, best_of_each)
    found = _optimum([rings[number] for number in few], [weights[number] for number in few], room, seconds, near_enough)
    best = _filled([few[number] for number in found or ()], rings, possible, room)
    return sorted(max(best, greedy, key=lambda some: sum(weights[number] for number in some)))


def _filled(
    chosen: Sequence[int], rings: Sequence[Seats], possible: Sequence[int], room: Mapping[UUID, int]
) -> list[int]:
    """These, and of the others what still fits: the greatest weight first, whatever it takes away from others."""
    filled, before = list(chosen), set(chosen)
    taken = Counter(seat.user_id for number in filled for seat in rings[number])
    for number in possible:
        people = [seat.user_id for seat in rings[number]]
        if number not in before and all(taken[user_id] < room[user_id] for user_id in people):
            taken.update(people)
            filled.append(number)
    return filled


def _best_of_each(rings: Sequence[Seats], possible: Sequence[int], most: int) -> list[int]:
    """Of `possible`, the best first: what is among the `most` best of somebody in it, once for the same people."""
    kept, counts, seen = list[int](), Counter[UUID](), set[frozenset[UUID]]()
    for number in possible:
        people = frozenset(seat.user_id for seat in rings[number])
        if people not in seen and any(counts[user_id] < most for user_id in people):
            kept.append(number)
            seen.add(people)
            counts.update(people)
    return kept


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
