"""Members' skills: plain rows, one query each."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from skills.models import Skill, SkillType
from skills.selectors.topics import topic_named
from skillswap.errors import NotFound
from skillswap.folding import fold

SKILL_COLUMNS = (
    "id",
    "name",
    "topic_id",
    "category",
    "level",
    "type",
    "description",
    "priority",
    "mode",
    "is_verified",
    "created_at",
    "updated_at",
)

SkillLists = dict[str, list[dict[str, Any]]]


def skill_out(row: dict[str, Any]) -> dict[str, Any]:
    """A row of SKILL_COLUMNS as the contract's Skill."""
    return {name: row[name] for name in SKILL_COLUMNS} | {"mode": row["mode"] or None}


def skill_shape(skill: Skill) -> dict[str, Any]:
    """A skill as the contract's Skill."""
    return skill_out({name: getattr(skill, name) for name in SKILL_COLUMNS})


def skill_of(user_id: UUID, skill_id: UUID) -> Skill:
    """A skill of the member's own. Raises NotFound when it is somebody else's or gone. One query."""
    skill = Skill.objects.filter(pk=skill_id, user_id=user_id).first()
    if skill is None:
        raise NotFound
    return skill


def skill_named(user_id: UUID, name: str, *, type: str) -> Skill | None:
    """The member's skill of this type that `name` means in any spelling, or None. Three queries."""
    topic = topic_named(fold(name))
    return None if topic is None else Skill.objects.filter(user_id=user_id, topic_id=topic.pk, type=type).first()


def skills_of_people(user_ids: Iterable[UUID]) -> dict[UUID, SkillLists]:
    """`{user id: {"offer": […], "learn": […]}}`, what matters most to its owner first. One query."""
    people = list(user_ids)
    lists: dict[UUID, SkillLists] = {user_id: {kind: [] for kind in SkillType.values} for user_id in people}
    rows = Skill.objects.filter(user_id__in=people).values(*SKILL_COLUMNS, "user_id")
    for row in sorted(rows, key=lambda row: (-row["priority"], row["id"])):
        lists[row["user_id"]][row["type"]].append(skill_out(row))
    return lists


def skills_of(user_id: UUID) -> SkillLists:
    """One member's skills, as in `skills_of_people`."""
    return skills_of_people([user_id])[user_id]
