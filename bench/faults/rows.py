"""The rows of docs/reliability.md: what was wrong, what is right, and how it is measured."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One fault. `measure` causes it on the real product and returns what happened, in a few words with figures.

    It raises whatever it likes when the product does not do what `right` promises.
    """

    name: str
    seen: str
    right: str
    measure: Callable[[], str]


ROWS: dict[str, Row] = {}


def row(name: str, *, seen: str, right: str) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Decorator: the function measures the row `name` (a short slug, unique on the page)."""

    def register(measure: Callable[[], str]) -> Callable[[], str]:
        assert name not in ROWS, name
        ROWS[name] = Row(name, seen, right, measure)
        return measure

    return register
