"""Skills in a member's export, and whether they have any."""

from typing import Any
from uuid import UUID

from skills.models import Skill
from skillswap.db.batches import each

COLUMNS = (
    "id", "type", "name", "category", "level", "description", "priority", "mode", "is_verified", "created_at",
    "updated_at",
)  # fmt: skip


def skills_data(user_id: UUID) -> tuple[str, Any]:
    """Handler of `member_data`."""
    return "skills", each(Skill.objects.filter(user_id=user_id).values(*COLUMNS))


def members_with_skills(user_ids: list[UUID]) -> set[UUID]:
    """Handler of `member_traces`."""
    return set(Skill.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
