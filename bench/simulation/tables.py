"""The tables of docs/matching.md, from what was measured, as Markdown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Cells = Sequence[Sequence[str]]

_MOST = {2: "two-way", 3: "up to three", 4: "up to four"}
_LIVES = {
    "learned": ("learned something they wished for, %", 100),
    "exchanged": ("completed an exchange, %", 100),
    "waited": ("days waited", 1),
    "wishes": ("wishes met, %", 100),
    "rare_wishes": ("rare ones, %", 100),
    "completed": ("exchanges completed", 1),
    "success": ("of those proposed, %", 100),
    "singles": ("single lessons", 1),
    "unpaid": ("taught for nothing, for 100 completed", 1),
}


def all_of(figures: Mapping[str, Sequence[Row]]) -> str:
    """Every table whose figures are there, under the name of its part."""
    tables: dict[str, Callable[[Sequence[Row]], Cells]] = {
        "feasible": _feasible,
        "lives": _lives,
        "large": _lives,
        "variants": _lives,
        "solver": _solver,
    }
    found = [(name, table(figures[name])) for name, table in tables.items() if figures.get(name)]
    return "\n\n".join("\n".join([f"## {name}", "", *_markdown(cells)]) for name, cells in found)


def _feasible(rows: Sequence[Row]) -> Cells:
    heading = ["people", "exchanges of", "seeds", "possible for, %", "at once, %", "the smallest first, %"]
    return [heading, *([row["community"], _MOST[row["most"]], str(row["seeds"]), *_shares(row)] for row in rows)]


def _shares(row: Row) -> Iterator[str]:
    return (_estimate(row[column], 100) for column in ("possible", "at_once", "greedy"))


def _lives(rows: Sequence[Row]) -> Cells:
    heading = ["community", "policy", "seeds", *(name for name, _ in _LIVES.values())]
    return [
        heading,
        *(
            [
                row["community"],
                row["policy"],
                str(row["seeds"]),
                *(_estimate(row[column], by) for column, (_, by) in _LIVES.items()),
            ]
            for row in rows
        ),
    ]


def _solver(rows: Sequence[Row]) -> Cells:
    heading = ["people", "rings of", "found", "search, s", "choice, s", "asked, %", "expected to exchange"]
    return [heading, *(_solved(row) for row in rows)]


def _solved(row: Row) -> list[str]:
    return [
        f"{row['people']:,}",
        _MOST[row["most"]],
        f"{row['rings']:,}",
        f"{row['search_seconds']:.1f}",
        f"{row['choice_seconds']:.1f}",
        f"{100 * row['asked']:.0f}",
        f"{row['expected']:,.0f}",
    ]


def _estimate(value: Mapping[str, float], by: int) -> str:
    mean, margin = value["mean"] * by, value["margin"] * by
    return f"{mean:.1f} ± {margin:.1f}" if margin else f"{mean:.1f}"


def _markdown(cells: Cells) -> Iterator[str]:
    heading, *rows = cells
    for row in (heading, ["---"] * len(heading), *rows):
        yield f"| {' | '.join(row)} |"
