"""docs/reliability.md: the table between two marks is written from the rows; the text around it is kept."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.faults.rows import Row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- rows: written by `make faults` -->", "<!-- end of rows -->"
HEAD = "| Row | Seen at `a24f425` | Right | Measured |\n|---|---|---|---|"
NOT_YET = "not measured yet"


def measured_before(page: str) -> dict[str, str]:
    """The last column of each row that stands on the page, by the row's name."""
    return {name: measured.strip() for name, measured in re.findall(r"^\| `([\w-]+)` \|.*\|([^|]*)\|$", page, re.M)}


def write(rows: Iterable[Row], found: Mapping[str, str]) -> None:
    """Write the table anew; a row that was not measured now keeps what stands there."""
    page = PAGE.read_text()
    known = {**measured_before(page), **found}
    lines = [f"| `{row.name}` | {row.seen} | {row.right} | {_cell(known.get(row.name, NOT_YET))} |" for row in rows]
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text("\n".join([before + BEGIN, HEAD, *lines, END + after]))


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
