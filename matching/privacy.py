"""Saved and dismissed people and saved searches in a member's export, and what becomes of them when they leave."""

from typing import Any
from uuid import UUID

from accounts.selectors import hidden_from, names_of
from matching.models import PersonMark, SavedSearch
from skillswap.db import transactional
from skillswap.http.json import iso


def marks_data(user_id: UUID) -> tuple[str, list[dict[str, Any]]]:
    """Whom the member saved or dismissed, by name unless a block hides them. Handler of `member_data`."""
    marks = list(
        PersonMark.objects.filter(user_id=user_id).order_by("id").values_list("other_id", "kind", "created_at")
    )
    names = names_of({pk for pk, *_ in marks} - hidden_from(user_id))
    return "people_marked", [{"name": names.get(pk), "as": kind, "createdAt": iso(at)} for pk, kind, at in marks]


def searches_data(user_id: UUID) -> tuple[str, list[dict[str, Any]]]:
    """The member's searches. Handler of `member_data`."""
    columns = ("id", "name", "view", "query", "notify", "new_count", "last_seen_at", "created_at")
    return "saved_searches", list(SavedSearch.objects.filter(user_id=user_id).order_by("id").values(*columns))


@transactional
def marks_erase(user_id: UUID) -> None:
    """Forget whom the member marked, who marked them, and their searches. Handler of `member_erase`."""
    PersonMark.objects.filter(user_id=user_id).delete()
    PersonMark.objects.filter(other_id=user_id).delete()
    SavedSearch.objects.filter(user_id=user_id).delete()
