"""How many members of a community could be in an exchange on one day, if everybody said yes."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from demo.simulation.exchanges import Market
from demo.simulation.members import NOW, members_of
from demo.simulation.scenario import Scenario
from rings.choice import choose
from rings.rules import Seats
from rings.search import find_rings
from rings.weights import weight

LIMIT = 20_000
SECONDS, NEAR_ENOUGH, BEST_OF_EACH = 60.0, 0.01, 20  # what is reached at once is at least what is said


@dataclass(frozen=True)
class Feasible:
    """Shares of the members of the first day, from 0 to 1."""

    possible: float  # who are in at least one exchange
    at_once: float  # who can be in one when nobody is in two, chosen all together
    greedy: float  # … chosen one after the other, the smallest first
    exchanges: int  # that were found


@dataclass(frozen=True)
class RingSearch:
    """What one night costs in processor time, and what comes of it."""

    rings: int
    search_seconds: float
    choice_seconds: float
    asked: float  # share of the people
    expected: float  # people in rings that take place, by the weights


def feasible(scenario: Scenario, most: int) -> Feasible:
    """Exchanges of two to `most` people who share an hour in these two weeks; of rings at most LIMIT."""
    market = _first_day(scenario)
    found = market.possible(most, list(market.people), limit=LIMIT)
    sizes = [float(len(seats)) for seats in found]
    chosen = choose(found, sizes, {}, most=1, seconds=SECONDS, near_enough=NEAR_ENOUGH, best_of_each=BEST_OF_EACH)
    return Feasible(
        possible=_people(found) / scenario.people,
        at_once=_people([found[number] for number in chosen]) / scenario.people,
        greedy=_people(_greedily(found)) / scenario.people,
        exchanges=len(found),
    )


def ring_search(scenario: Scenario, most: int) -> RingSearch:
    """The search and choice of the product, with its own limits, for everybody of the first day."""
    market = _first_day(scenario)
    began = time.process_time()
    found = find_rings(market.community, most=most)
    searched = time.process_time()
    weights = [weight(market.community, seats, NOW) for seats in found]
    chosen = choose(found, weights, {})
    return RingSearch(
        rings=len(found),
        search_seconds=searched - began,
        choice_seconds=time.process_time() - searched,
        asked=_people([found[number] for number in chosen]) / scenario.people,
        expected=sum(weights[number] for number in chosen),
    )


def _first_day(scenario: Scenario) -> Market:
    market = Market()
    for member in members_of(scenario)[0][: scenario.people]:
        market.join(member.person)
    return market


def _greedily(found: Sequence[Seats]) -> list[Seats]:
    taken: set[UUID] = set()
    chosen = []
    for seats in sorted(found, key=len):
        people = {seat.user_id for seat in seats}
        if not taken & people:
            taken |= people
            chosen.append(seats)
    return chosen


def _people(exchanges: Sequence[Seats]) -> int:
    return len({seat.user_id for seats in exchanges for seat in seats})
