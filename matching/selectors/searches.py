"""The searches that a member keeps."""

from uuid import UUID

from matching.models import SavedSearch


def searches_of(user_id: UUID) -> list[SavedSearch]:
    """All of the member's, the last one first: one query."""
    return list(SavedSearch.objects.filter(user_id=user_id).order_by("-id"))
