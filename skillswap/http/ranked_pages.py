"""Pages of a list that is ranked as far as it is worth it: the best of a pool first, then all others, the newest first.

What a rank depends on (who asks, what time it is) is in no index, so a bounded pool of rows is read whole and sorted.
The cursor says when the first page was asked for and which ids the pool lay between: whoever comes later moves
nothing, and as long as nobody else changes, no page repeats or skips a row.
"""

import base64
import binascii
import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from skillswap.errors import InvalidInput
from skillswap.http.page_parts import Fetch, Keep, thinned
from skillswap.http.pagination import Page, cursor_of

Row = dict[str, Any]
Ranked = list[tuple[list[int], Row]]  # what to sort by, the lowest first, and the row
POOL = 300  # rows that are ranked beside those that always are
_REST = "n"
_LONGEST = dt.timedelta(days=1)  # for which a cursor is good


@dataclass(frozen=True)
class Ranking:
    """How to rank. `rank` gets rows and the time, and leaves out whom it does not want; `always` names users whose
    rows are in the pool however old they are; `keep` is what `thinned` takes, for those behind the pool.
    """

    rank: Callable[[list[Row], dt.datetime], Ranked]
    keep: Keep
    always: Collection[UUID] = ()


@dataclass(frozen=True)
class _Place:
    """Where a page begins: the pool's time and bounds, and the last row that was shown."""

    now: dt.datetime
    top: UUID | None = None
    bottom: UUID | None = None
    after: tuple[list[int], int] | None = None


def ranked(rows: QuerySet[Any, Any], column: str, ranking: Ranking) -> Fetch:
    """Pages of `rows` (`.values()` with `column`, a unique id, and `user_id`). Four queries and those of `rank`."""
    others = rows.exclude(user_id__in=list(ranking.always)) if ranking.always else rows
    rest = thinned(others, column, ranking.keep)

    def fetch(cursor: str | None, limit: int) -> Page:
        if cursor and cursor.startswith(_REST) and len(cursor) > len(_REST):
            return _rest(rest, cursor[1:], limit)
        place = _read(cursor) if cursor else _Place(timezone.now())
        place, pool = _pool(rows, others, column, ranking, place)
        found = [(key, -row[column].int, row) for key, row in ranking.rank(pool, place.now)]
        found = sorted((one for one in found if place.after is None or one[:2] > place.after), key=lambda one: one[:2])
        shown = [row for *_, row in found[:limit]]
        if len(found) > limit:
            return Page(shown, _write(place, found[limit - 1][:2]), limit)
        if place.bottom is None:
            return Page(shown, None, limit)
        behind = cursor_of([place.bottom])
        if len(shown) == limit:
            more = rest(behind, 1).rows
            return Page(shown, _REST + behind if more else None, limit)
        page = _rest(rest, behind, limit - len(shown))
        return Page(shown + page.rows, page.next_cursor, limit)

    return fetch


def _rest(rest: Fetch, cursor: str, limit: int) -> Page:
    page = rest(cursor, limit)
    return Page(page.rows, page.next_cursor and _REST + page.next_cursor, limit)


def _pool(
    rows: QuerySet[Any, Any], others: QuerySet[Any, Any], column: str, ranking: Ranking, place: _Place
) -> tuple[_Place, list[Row]]:
    """The rows to rank, and the place with the bounds of the pool, which the first page sets."""
    newest = others.filter(**{f"{column}__lte": place.top}) if place.top else others
    newest = newest.filter(**{f"{column}__gte": place.bottom}) if place.bottom else newest
    pool = list(newest.order_by(f"-{column}")[:POOL])
    if place.after is None and pool:
        bottom = pool[-1][column] if len(pool) == POOL else None
        place = _Place(place.now, pool[0][column], bottom)
    always = rows.filter(user_id__in=list(ranking.always)) if ranking.always else ()
    return place, [*pool, *always]


def _write(place: _Place, after: tuple[list[int], int]) -> str:
    bounds = [str(one) if one else "" for one in (place.top, place.bottom)]
    text = orjson.dumps([int(place.now.timestamp() * 1000), *bounds, after[0], str(UUID(int=-after[1]))])
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def _read(cursor: str) -> _Place:
    """Raises InvalidInput for a cursor that no page gave, and for one of another day."""
    try:
        when, top, bottom, key, last = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        now = dt.datetime.fromtimestamp(when / 1000, dt.UTC)
        if abs(timezone.now() - now) > _LONGEST or not all(type(part) is int for part in key) or not key:
            raise ValueError
        return _Place(now, _id(top), _id(bottom), after=(key, -UUID(last).int))
    except (ValueError, TypeError, AttributeError, OverflowError, OSError, binascii.Error) as error:
        raise InvalidInput("cursor", gettext("Use the nextCursor of the page before.")) from error


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
