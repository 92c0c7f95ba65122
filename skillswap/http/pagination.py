"""Pages by keyset: a page starts after the last row seen, so it costs the same everywhere in a list."""

import base64
import binascii
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from skillswap.errors import InvalidInput
from skillswap.http.instants import in_utc
from skillswap.phrases import whole_number

DEFAULT_LIMIT = 20
MAX_LIMIT = 100
LAST_PAGE = 100_000
_NUMBER = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class Page:
    """`rows` in list order and the cursor of the next page, None at the end."""

    rows: list[Any]
    next_cursor: str | None
    limit: int

    def envelope(self, data: Sequence[Any], **extra: Any) -> dict[str, Any]:
        """The list shape of the contract, with the serialized rows as `data`."""
        pagination = {
            "has_more": self.next_cursor is not None,
            "next_cursor": self.next_cursor,
            "limit": self.limit,
            "count": len(data),
        }
        return {"data": data, "pagination": pagination, **extra}


@dataclass(frozen=True)
class NumberedPage:
    """Rows of one page and how many there are in all."""

    rows: list[dict[str, Any]]
    page: int
    limit: int
    total: int

    def envelope(self) -> dict[str, Any]:
        """The list shape of the contract for pages by number."""
        pages = -(-self.total // self.limit)
        pagination = {
            "current_page": self.page,
            "total_pages": pages,
            "total_count": self.total,
            "has_more": self.page < pages,
            "has_previous": self.page > 1,
            "limit": self.limit,
        }
        return {"data": self.rows, "pagination": pagination}


class NumberedPagination(serializers.Serializer):
    current_page = serializers.IntegerField()
    total_pages = serializers.IntegerField()
    total_count = serializers.IntegerField()
    has_more = serializers.BooleanField()
    has_previous = serializers.BooleanField()
    limit = serializers.IntegerField()


def query_page(request: Request) -> int:
    """`?page=`, from 1. Raises InvalidInput."""
    return _query_number(request, "page", 1, LAST_PAGE)


def query_limit(request: Request, usual: int = DEFAULT_LIMIT) -> int:
    """`?limit=`, 1 to 100; `usual` when it is left out. Raises InvalidInput."""
    return _query_number(request, "limit", usual, MAX_LIMIT)


def _query_number(request: Request, name: str, usual: int, most: int) -> int:
    text = request.query_params.get(name, str(usual))
    if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
        raise InvalidInput(name, whole_number(1, most))
    return int(text)


def query_cursor(request: Request) -> str | None:
    """`?cursor=` as the last page gave it, or None for the first page."""
    return request.query_params.get("cursor") or None


def keyset_page(rows: QuerySet[Any, Any], *, order: Sequence[str], cursor: str | None, limit: int) -> Page:
    """One page of `rows` (instances or `.values()`) in `order`: one or two columns, the last one unique.

    Columns share one direction ("-created_at", "-id"), so that one index serves filter and order.
    Raises InvalidInput for a cursor that no page gave. One query.
    """
    columns = [name.lstrip("-") for name in order]
    if cursor:
        rows = rows.filter(_after(cursor_values(cursor, rows.model, columns), descending=order[0].startswith("-")))
    return page_from(list(rows.order_by(*order)[: limit + 1]), columns=columns, limit=limit)


def page_from(found: list[Any], *, columns: Sequence[str], limit: int) -> Page:
    """A page of up to `limit + 1` rows that a query found; the one too many says that there are more."""
    more = len(found) > limit
    found = found[:limit]
    return Page(found, _encode(found[-1], columns) if more else None, limit)


def _after(values: dict[str, Any], *, descending: bool) -> Q:
    """Rows behind `values`; the redundant bound on the first column is what lets an index start there."""
    compare = "lt" if descending else "gt"
    (first, first_value), *rest = values.items()
    if not rest:
        return Q(**{f"{first}__{compare}": first_value})
    ((second, second_value),) = rest
    return Q(**{f"{first}__{compare}e": first_value}) & (
        Q(**{f"{first}__{compare}": first_value}) | Q(**{first: first_value, f"{second}__{compare}": second_value})
    )


def _encode(row: Any, columns: Sequence[str]) -> str:
    return cursor_of([row[name] if isinstance(row, dict) else getattr(row, name) for name in columns])


def cursor_of(values: Sequence[Any]) -> str:
    """The cursor behind the row that has these values in the columns of the order."""
    return base64.urlsafe_b64encode(orjson.dumps(values, default=str)).rstrip(b"=").decode()


def cursor_values(cursor: str, model: type[Model], columns: Sequence[str]) -> dict[str, Any]:
    """The columns of the row that a cursor stands for. Raises InvalidInput for a cursor that no page gave."""
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(columns) or None in values:
            raise ValueError
        fields = [model._meta.get_field(name) for name in columns]
        return {
            field.attname: _possible(field, value)  # type: ignore[union-attr]
            for field, value in zip(fields, values, strict=True)
        }
    except (ValueError, TypeError, OverflowError, binascii.Error, ValidationError) as error:
        raise InvalidInput("cursor", _("Use the nextCursor of the page before.")) from error


def _possible(field: Any, value: Any) -> Any:
    """`value` as the column holds it. Raises ValueError, OverflowError or ValidationError for what none can hold."""
    value = field.to_python(value)
    if isinstance(value, dt.datetime):
        return in_utc(value)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise OverflowError
    if isinstance(value, str) and "\0" in value:
        raise ValueError
    return value
