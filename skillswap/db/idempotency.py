"""Writes that happen once, however often and by however many at once they are asked for."""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

import orjson
from django.db import IntegrityError, models
from django.db.models import QuerySet

from skillswap.db.transactions import in_transaction
from skillswap.errors import Conflict, IdempotencyConflict

T = TypeVar("T")


class IdempotentModel(models.Model):
    """What a request made: `request_key` names the request among all of who sent it, and is unique for them."""

    request_key = models.CharField(max_length=120)
    request_digest = models.CharField(max_length=64)

    class Meta:
        abstract = True


def digest(*body: Any) -> str:
    """64 characters that differ when the body does."""
    return hashlib.sha256(orjson.dumps(body, default=str)).hexdigest()


def made_before(rows: QuerySet[Any, Any], *, key: str, digest: str, taken: type[IdempotencyConflict]) -> Any:
    """What the request `key` made earlier, among the IdempotentModel `rows` of who sends it, or None.

    Raises `taken` when that request had another body.
    """
    there = rows.filter(request_key=key).first()
    if there is not None and there.request_digest != digest:
        raise taken
    return there


def write_once(find: Callable[[], T | None], write: Callable[[], T]) -> tuple[T, bool]:
    """What `find` finds, or else what `write` makes; and whether it is new.

    `write` has a transaction of its own. When somebody else writes the same at this moment, a unique key makes it raise
    IntegrityError, and `find` has the answer. Inside a caller's transaction that error is raised: the database has
    given that transaction up, so the caller runs all of it again.
    """
    there = find()
    if there is not None:
        return there, False
    try:
        return write(), True
    except (IntegrityError, Conflict):  # refused too when the first one took what this one wanted
        if in_transaction() or (there := find()) is None:
            raise
        return there, False
