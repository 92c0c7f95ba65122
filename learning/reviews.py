"""Reads of reviews."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import cards_of, hidden_from, visible_person
from learning.models import Review
from skillswap.errors import NotFound
from skillswap.pagination import Page, keyset_page

REVIEW_COLUMNS = (
    "id", "session_id", "author_id", "about_id", "author_role", "skill_name", "stars", "text", "would_recommend",
    "is_shown", "shows_at", "created_at", "edited_at",
)  # fmt: skip


def review_out(row: Mapping[str, Any], cards: Mapping[UUID, dict[str, Any]]) -> dict[str, Any]:
    """A review from a row of `.values(*REVIEW_COLUMNS)` and the card of its author. No query."""
    return {**{name: row[name] for name in REVIEW_COLUMNS if name != "author_id"}, "author": cards[row["author_id"]]}


def reviews_about(person_id: UUID, *, viewer: User, cursor: str | None, limit: int) -> Page:
    """A page of the shown reviews of a person, newest first, without those by people hidden from the viewer.

    Raises NotFound. Five queries, and those that a private profile needs.
    """
    if visible_person(person_id, viewer=viewer) is None:
        raise NotFound
    shown = Review.objects.filter(about_id=person_id, is_shown=True, is_removed=False)
    if hidden := hidden_from(viewer.pk):
        shown = shown.exclude(author_id__in=list(hidden))
    page = keyset_page(shown.values(*REVIEW_COLUMNS), order=["-id"], cursor=cursor, limit=limit)
    cards = cards_of(row["author_id"] for row in page.rows)
    return Page([review_out(row, cards) for row in page.rows], page.next_cursor, page.limit)
