"""Whom a member may see in lists: the one place that decides it."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.selectors import CARD_FIELDS, card_from, hidden_from


def people_shown_to(viewer_id: UUID, *, hidden: Collection[UUID] | None = None) -> QuerySet[User]:
    """Members who may appear in search, discover and matches for `viewer_id`.

    Public, not banned, not themselves, and neither of the two has blocked the other. Costs one query at once,
    none when `hidden` (of `hidden_from`) is known.
    """
    hidden = hidden_from(viewer_id) if hidden is None else hidden
    shown: QuerySet[User] = User.objects.public().exclude(pk__in=[viewer_id, *hidden])
    return shown


def cards_shown_to(
    viewer_id: UUID, ids: Iterable[UUID], *more: str, hidden: Collection[UUID] | None = None
) -> dict[UUID, dict[str, Any]]:
    """The PersonCards, by id, of those of `ids` whom `viewer_id` may see, with `more` columns.

    Two queries, one when `hidden` is known.
    """
    wanted = list(set(ids))
    if not wanted:
        return {}
    rows = people_shown_to(viewer_id, hidden=hidden).filter(pk__in=wanted).values(*CARD_FIELDS, "avatar", *more)
    return {row["id"]: card_from(row) for row in rows}
