"""Whom a member may see in lists: the one place that decides it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.selectors import CARD_FIELDS, card_from, hidden_from


def people_shown_to(viewer_id: UUID) -> QuerySet[User]:
    """Members who may appear in search, discover and matches for `viewer_id`.

    Public, not banned, not themselves, and neither of the two has blocked the other. Costs one query at once.
    """
    shown: QuerySet[User] = User.objects.public().exclude(pk__in=[viewer_id, *hidden_from(viewer_id)])
    return shown


def cards_shown_to(viewer_id: UUID, ids: Iterable[UUID], *more: str) -> dict[UUID, dict[str, Any]]:
    """The PersonCards, by id, of those of `ids` whom `viewer_id` may see, with `more` columns. Two queries."""
    wanted = list(set(ids))
    if not wanted:
        return {}
    rows = people_shown_to(viewer_id).filter(pk__in=wanted).values(*CARD_FIELDS, "avatar", *more)
    return {row["id"]: card_from(row) for row in rows}
