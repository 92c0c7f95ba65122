"""What a report keeps: the thing as the reporter saw it. Higher rooms register what they can show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import visible_person
from moderation.models import Report
from skills.models import Skill
from skills.selectors import skill_shape
from skillswap.errors import NotFound


@dataclass(frozen=True)
class Evidence:
    """Whom a report is about, and what it looked like: `data` is JSON for the moderators."""

    about_id: UUID
    data: dict[str, Any]


@dataclass(frozen=True)
class Reportable:
    """A kind of thing that can be reported. `look` raises NotFound for what the reporter may not see.

    `remove` takes it away, when moderators can do that: `remove(target_id)`.
    """

    look: Callable[[User, UUID], Evidence]
    remove: Callable[[UUID], object] | None = None


REPORTABLE: dict[str, Reportable] = {}


def register(kind: str, reportable: Reportable) -> None:
    """Make a kind of thing known, in `ready()`."""
    REPORTABLE[kind] = reportable


def look_at_person(reporter: User, person_id: UUID) -> Evidence:
    """The profile's words. Raises NotFound."""
    person = visible_person(person_id, viewer=reporter)
    if person is None:
        raise NotFound
    profile = {field: getattr(person, field) for field in ("name", "username", "bio", "location", "avatar_url")}
    return Evidence(person.pk, {"profile": profile})


def look_at_skill(reporter: User, skill_id: UUID) -> Evidence:
    """The skill's words, and its owner's. Raises NotFound."""
    skill = Skill.objects.filter(pk=skill_id).first()
    if skill is None:
        raise NotFound
    owner = look_at_person(reporter, skill.user_id)
    words = {field: skill_shape(skill)[field] for field in ("name", "category", "type", "level", "description")}
    return Evidence(skill.user_id, {"skill": words, **owner.data})


register(Report.Kind.USER, Reportable(look_at_person))
register(Report.Kind.SKILL, Reportable(look_at_skill))
