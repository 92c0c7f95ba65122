"""Several seeds together: means with 95 % confidence, as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import sqrt
from statistics import fmean, stdev

from demo.simulation.life import simulate
from demo.simulation.outcome import Outcome
from demo.simulation.policies import Policy
from demo.simulation.scenario import Scenario

# Student's t for 95 % by degrees of freedom; beyond the last, that of the normal distribution is near enough.
_T = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.10, 2.09)
_COLUMNS = {
    "learned": "learned %",
    "exchanged": "exchanged %",
    "waited": "waited, days",
    "wishes": "wishes %",
    "rare_wishes": "rare wishes %",
    "completed": "completed",
    "success": "of proposed %",
    "singles": "single lessons",
    "unpaid": "unpaid in 100",
}
_SHARES = {"learned", "exchanged", "wishes", "rare_wishes", "success"}


@dataclass(frozen=True)
class Estimate:
    """A mean, and how far the true one may be from it, with 95 % confidence; 0 for a single value."""

    mean: float
    margin: float = 0.0


def estimate(values: Sequence[float]) -> Estimate:
    """Of at least one value."""
    if len(values) < 2:
        return Estimate(fmean(values))
    t = _T[len(values) - 2] if len(values) - 2 < len(_T) else 1.96
    return Estimate(fmean(values), t * stdev(values) / sqrt(len(values)))


def outcomes(scenario: Scenario, policies: Iterable[Policy], seeds: int) -> Iterator[tuple[Policy, list[Outcome]]]:
    """What each policy makes of the same `seeds` communities, the first one that of the scenario's seed."""
    for policy in policies:
        runs = [replace(scenario, seed=scenario.seed + number) for number in range(seeds)]
        yield policy, [simulate(run, policy) for run in runs]


def estimates(found: Sequence[Outcome]) -> dict[str, Estimate]:
    """Each figure of an Outcome, over the seeds."""
    return {field.name: estimate([getattr(one, field.name) for one in found]) for field in fields(Outcome)}


def rows_of(found: Mapping[str, Sequence[Outcome]]) -> list[list[str]]:
    """A heading and a row for each policy, by its name."""
    return [["", *_COLUMNS.values()], *([name, *_cells(estimates(each))] for name, each in found.items())]


def _cells(known: Mapping[str, Estimate]) -> Iterator[str]:
    for name in _COLUMNS:
        by = 100 if name in _SHARES else 1
        value = known[name]
        yield f"{value.mean * by:.1f} ± {value.margin * by:.1f}" if value.margin else f"{value.mean * by:.1f}"
