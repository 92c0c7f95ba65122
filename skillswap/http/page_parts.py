"""Pages put together: lists that follow one another, and pages that stay full although rows are left out."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from skillswap.errors import InvalidInput
from skillswap.http.pagination import Page, cursor_of, keyset_page

Fetch = Callable[[str | None, int], Page]  # (cursor, limit) → page
Keep = Callable[[list[Any]], list[Any]]  # which of some rows are shown, in their order
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


def filled(fetch: Fetch, shown: Keep) -> Fetch:
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


def thinned(rows: QuerySet[Any, Any], column: str, keep: Keep, *, window: int = 200) -> Fetch:
    """Pages of what `keep` leaves of `rows` (`.values()`), the highest `column`, a unique id, first.

    For what the database cannot decide and few pass: it reads `window` rows at a time, _ROUNDS times at most. A page
    may then be short, or even empty, and have a cursor: the next one goes on where it stopped.
    """

    def fetch(cursor: str | None, limit: int) -> Page:
        found: list[Any] = []
        for _ in range(_ROUNDS):
            page = keyset_page(rows, order=[f"-{column}"], cursor=cursor, limit=max(window, limit))
            found += keep(page.rows)
            if len(found) > limit:
                return Page(found[:limit], cursor_of([found[limit - 1][column]]), limit)
            cursor = page.next_cursor
            if cursor is None or len(found) == limit:
                break
        return Page(found, cursor, limit)

    return fetch


def _place(cursor: str | None, parts: int) -> tuple[int, str | None]:
    """Which list, and where in it; a cursor of a time when there was one list is of the last."""
    if not cursor:
        return 0, None
    index, dot, inner = cursor.partition(".")
    if not dot:
        return parts - 1, cursor
    if index not in map(str, range(10)):
        raise InvalidInput("cursor", gettext("Use the nextCursor of the page before."))
    return min(int(index), parts - 1), inner or None
