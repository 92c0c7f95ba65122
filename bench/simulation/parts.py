"""The measurements behind docs/matching.md: which communities, which policies, how many seeds."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from demo.simulation.feasible import feasible, ring_search
from demo.simulation.life import simulate
from demo.simulation.policies import POLICIES
from demo.simulation.report import estimate, estimates
from demo.simulation.scenario import Scenario

TOWN = Scenario(days=90)
DENSE = replace(TOWN, people=100, topics=12)
SOME = ("two-way", "up to three", "up to four, unweighted", "up to four")
COMPARED = ("two-way", "up to three", "up to four")

Row = dict[str, Any]


def feasible_shares(seeds: int) -> list[Row]:
    """Who could be in an exchange on one day, by size."""
    sizes = [("100", replace(TOWN, people=100), seeds), ("300", TOWN, seeds)]
    sizes += [("1,000", replace(TOWN, people=1000), max(1, seeds // 3)), ("100, 12 topics", DENSE, 1)]
    return [_feasible(name, scenario, most, times) for name, scenario, times in sizes for most in (2, 3, 4)]


def _feasible(name: str, scenario: Scenario, most: int, seeds: int) -> Row:
    found = [feasible(replace(scenario, seed=seed), most) for seed in range(1, seeds + 1)]
    columns = ("possible", "at_once", "greedy", "exchanges")
    figures = {column: asdict(estimate([getattr(one, column) for one in found])) for column in columns}
    return {"community": name, "most": most, "seeds": seeds, **figures}


def lives(seeds: int) -> list[Row]:
    """What every policy makes of towns of 100 and 300 people."""
    towns = [("100", replace(TOWN, people=100)), ("300", TOWN)]
    return [_lived(name, scenario, policy, seeds) for name, scenario in towns for policy in POLICIES]


def large(seeds: int) -> list[Row]:
    """What some make in 30 days of a town of 1,000, and of a dense one."""
    towns = [("1,000", replace(TOWN, people=1000, days=30)), ("100, 12 topics", replace(DENSE, days=30))]
    return [_lived(name, scenario, policy, max(1, seeds // 4)) for name, scenario in towns for policy in COMPARED]


def variants(seeds: int) -> list[Row]:
    """A town of 300 in which members behave differently, want what few teach, or live all over the world."""
    changes: Sequence[tuple[str, dict[str, Any]]] = (
        ("60 % say yes", {"acceptance": 0.6}),
        ("30 % drop out", {"drop_outs": 0.3}),
        ("demand for other topics", {"shift": 1.0}),
        ("all over the world", {"world": True}),
    )
    return [
        _lived(name, replace(TOWN, **change), policy, max(1, seeds // 2)) for name, change in changes for policy in SOME
    ]


def _lived(name: str, scenario: Scenario, policy: str, seeds: int) -> Row:
    found = [simulate(replace(scenario, seed=seed), POLICIES[policy]) for seed in range(1, seeds + 1)]
    figures = {column: asdict(value) for column, value in estimates(found).items()}
    return {"community": name, "policy": policy, "seeds": seeds, **figures}


def solver_times() -> list[Row]:
    """What one night costs the product, by size."""
    return [
        {"people": people, "most": most, **asdict(ring_search(replace(TOWN, people=people), most))}
        for people in (100, 1000, 10_000)
        for most in (3, 4)
    ]
