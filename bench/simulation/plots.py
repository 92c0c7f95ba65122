"""The plots of docs/matching.md, from what was measured."""

from collections.abc import Iterator, Sequence
from typing import Any

from bench.simulation.drawing import Bar, Chart, bars
from bench.simulation.parts import COMPARED, SOME

Row = dict[str, Any]
Figures = dict[str, list[Row]]


def all_of(figures: Figures) -> Iterator[tuple[str, str]]:
    """Names and SVGs of what can be drawn from these."""
    if "feasible" in figures:
        yield "feasible", _feasible(figures["feasible"])
    if "lives" in figures:
        yield (
            "learned",
            _lives(
                [*figures["lives"], *figures.get("large", [])],
                "Members who had a lesson that they wished for",
                COMPARED,
            ),
        )
        yield "policies", _policies([row for row in figures["lives"] if row["community"] == "300"])
    if "variants" in figures:
        yield "variants", _lives(figures["variants"], "Members of a town of 300 who had a lesson", SOME)


def _share(row: Row, column: str) -> Bar:
    return Bar(100 * row[column]["mean"], 100 * row[column]["margin"])


def _feasible(rows: Sequence[Row]) -> str:
    names = list(dict.fromkeys(row["community"] for row in rows))
    groups = [(name, [_share(row, "at_once") for row in rows if row["community"] == name]) for name in names]
    series = ["two-way", "up to three people", "up to four people"]
    return bars(Chart("Members who can be in an exchange, nobody in two at once", series, groups))


def _lives(rows: Sequence[Row], title: str, policies: Sequence[str]) -> str:
    names = list(dict.fromkeys(row["community"] for row in rows))
    by_key = {(row["community"], row["policy"]): row for row in rows}
    groups = [(name, [_share(by_key[name, policy], "learned") for policy in policies]) for name in names]
    return bars(Chart(title, policies, groups))


def _policies(rows: Sequence[Row]) -> str:
    columns = {"learned": "had a lesson that they wished for", "exchanged": "completed an exchange", "success": ""}
    columns["success"] = "proposed exchanges that were completed"
    groups = [(row["policy"], [_share(row, column) for column in columns]) for row in rows]
    return bars(Chart("A town of 300 in 90 days", list(columns.values()), groups))
