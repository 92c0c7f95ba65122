"""Reads of blocks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from accounts.selectors import cards_of
from moderation.models import Block
from skillswap.errors import NotFound
from skillswap.http.pagination import Page, keyset_page


def hidden_from(user_id: UUID) -> set[UUID]:
    """Everyone whom the member blocked or who blocked the member: one query on one index."""
    return set(Block.objects.filter(user_id=user_id).values_list("other_id", flat=True))


def blocked_between(one: UUID, two: UUID) -> bool:
    """True when either of the two has blocked the other: one query."""
    return Block.objects.filter(user_id=one, other_id=two).exists()


def blocked_first_by(one: UUID, two: UUID) -> UUID | None:
    """Who of the two blocked the other, or did so first: one query."""
    made = Block.objects.filter(user_id__in=[one, two], other_id__in=[one, two], made=True)
    return made.order_by("id").values_list("user_id", flat=True).first()


def blocks_of(user_id: UUID, *, cursor: str | None, limit: int) -> Page:
    """A page of those whom the member blocked, the last one first, as PersonCards with `created_at`. Two queries."""
    made = Block.objects.filter(user_id=user_id, made=True).values("id", "other_id", "created_at")
    page = keyset_page(made, order=["-id"], cursor=cursor, limit=limit)
    return Page(_cards(page.rows), page.next_cursor, page.limit)


def block_made(user_id: UUID, other_id: UUID) -> dict[str, Any]:
    """One of `blocks_of`. Raises NotFound. Two queries."""
    made = Block.objects.filter(user_id=user_id, other_id=other_id, made=True)
    cards = _cards(made.values("other_id", "created_at"))
    if not cards:
        raise NotFound
    return cards[0]


def _cards(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Nobody sees when a blocked person was last online."""
    rows = list(rows)
    cards = cards_of(row["other_id"] for row in rows)
    return [
        cards[row["other_id"]] | {"last_online_at": None, "created_at": row["created_at"]}
        for row in rows
        if row["other_id"] in cards
    ]
