"""What was measured, as aligned tables."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bench.report import aligned

Found = dict[str, Any]


def all_of(found: Sequence[Found]) -> str:
    """Recall, times and changes of each community; how the searches grow with it."""
    parts = [("Recall of the ten best by the score", _recall(found)), ("The index of a process", _index(found))]
    parts += [("Milliseconds a question", _times(found))]
    if len(found) > 1:
        parts += [("Processor time, beside the size before", _growth(found))]
    parts += [("Changes that the next suggestions know", _changes(found))]
    return "\n".join("\n".join([f"\n{title}", *aligned(rows)]) for title, rows in parts)


def _recall(found: Sequence[Found]) -> list[list[str]]:
    rows = [["people", "who asked", "mean", "worst", "mutual: mean", "worst"]]
    for one in found:
        everybody, mutual = one["recall"]["all"], one["recall"]["mutual"]
        shares = [f"{of[name]:.3f}" for of in (everybody, mutual) for name in ("mean", "worst")]
        rows.append([f"{one['people']:,}", str(everybody["members"]), *shares])
    return rows


def _index(found: Sequence[Found]) -> list[list[str]]:
    rows = [["people", "built in s", "again", "processor s"]]
    for one in found:
        index = one["index"]
        seconds = [f"{index[name]:.2f}" for name in ("first", "again", "again_processor")]
        rows.append([f"{one['people']:,}", *seconds])
    return rows


def _times(found: Sequence[Found]) -> list[list[str]]:
    rows = [["people", "", "p50", "p95", "processor", "its p95"]]
    for one in found:
        for what, times in one["times"].items():
            figures = [f"{times[name]:.1f}" for name in ("p50", "p95", "processor", "processor_p95")]
            rows.append([f"{one['people']:,}", what, *figures])
    return rows


def _growth(found: Sequence[Found]) -> list[list[str]]:
    rows = [["", *(f"{two['people']:,} : {one['people']:,}" for one, two in pairwise(found))]]
    for what in found[0]["times"]:
        costs = [one["times"][what]["processor"] for one in found]
        rows.append([what, *(f"{two / one:.2f}" for one, two in pairwise(costs))])
    return rows


def _changes(found: Sequence[Found]) -> list[list[str]]:
    rows = [["people", "", "seen at once", "processor ms"]]
    for one in found:
        for change in one["changes"]:
            seen = f"{change['seen']} of {change['asked']}"
            rows.append([f"{one['people']:,}", change["what"], seen, f"{change['processor']:.1f}"])
    return rows
