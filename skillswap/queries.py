"""Reading what a caller asked for in the query string."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from rest_framework.request import Request

from skillswap.errors import InvalidInput
from skillswap.instants import HOW, read_instant


def asked_choice(request: Request, name: str, allowed: Sequence[str]) -> str | None:
    """One of `allowed`, or None when it is left out. Raises InvalidInput."""
    value = request.query_params.get(name) or None
    if value is not None and value not in allowed:
        raise InvalidInput(name, f"Use one of {', '.join(allowed)}.")
    return value


def asked_id(request: Request, name: str) -> UUID | None:
    """An id, or None when it is left out. Raises InvalidInput."""
    text = request.query_params.get(name)
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise InvalidInput(name, "Use an id.") from error


def asked_instant(request: Request, name: str) -> dt.datetime | None:
    """A time in UTC, or None when it is left out. Raises InvalidInput."""
    text = request.query_params.get(name)
    try:
        return read_instant(text) if text else None
    except ValueError as error:
        raise InvalidInput(name, HOW) from error
