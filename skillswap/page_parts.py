"""Pages put together: lists that follow one another, and pages that stay full although rows are left out."""

from collections.abc import Callable, Sequence
from typing import Any

from skillswap.errors import InvalidInput
from skillswap.pagination import Page

Fetch = Callable[[str | None, int], Page]  # (cursor, limit) → page
_ROUNDS = 5  # what is left out is rare by then: a page may still be short, and the next one goes on


def chained(parts: Sequence[Fetch]) -> Fetch:
    """All of the first list, then all of the next. The cursor says in which one it is: `1.` and that list's own."""

    def fetch(cursor: str | None, limit: int) -> Page:
        index, inner = _place(cursor, len(parts))
        page = parts[index](inner, limit)
        rows = list(page.rows)
        while page.next_cursor is None and index + 1 < len(parts):
            index += 1
            if len(rows) == limit:
                more = parts[index](None, 1).rows
                return Page(rows, f"{index}." if more else None, limit)
            page = parts[index](None, limit - len(rows))
            rows += page.rows
        return Page(rows, f"{index}.{page.next_cursor}" if page.next_cursor else None, limit)

    return fetch if len(parts) > 1 else parts[0]


def filled(fetch: Fetch, shown: Callable[[list[Any]], list[Any]]) -> Fetch:
    """Pages of what `shown` leaves of the rows: asked again for what is missing, _ROUNDS times at most."""

    def fetch_shown(cursor: str | None, limit: int) -> Page:
        page = fetch(cursor, limit)
        rows = shown(page.rows)
        for _ in range(_ROUNDS):
            if page.next_cursor is None or len(rows) >= limit:
                break
            page = fetch(page.next_cursor, limit - len(rows))
            rows += shown(page.rows)
        return Page(rows, page.next_cursor, limit)

    return fetch_shown


def _place(cursor: str | None, parts: int) -> tuple[int, str | None]:
    """Which list, and where in it; a cursor of a time when there was one list is of the last."""
    if not cursor:
        return 0, None
    index, dot, inner = cursor.partition(".")
    if not dot:
        return parts - 1, cursor
    if index not in map(str, range(10)):
        raise InvalidInput("cursor", "Use the nextCursor of the page before.")
    return min(int(index), parts - 1), inner or None
