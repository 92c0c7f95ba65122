"""One's own account as system B changes it: the profile, and both lists of skills, by name."""

from typing import Any

from accounts.models import User, Visibility
from accounts.services import profile_update
from compat.platform.shapes import Shape, user_out
from skills.models import SkillType
from skills.selectors import skills_of
from skills.services import skills_replace
from skillswap.errors import InvalidInput

LISTS = {"skills_offered": SkillType.OFFER, "skills_wanted": SkillType.LEARN}


def account_of(user: User) -> Shape:
    """Two queries."""
    return user_out(user, skills_of(user.pk))


def account_change(*, user: User, body: dict[str, Any]) -> Shape:
    """Change what `body` names; a skill that stays in its list keeps its level and description.

    Raises InvalidInput with system B's names, TooManySkills. A list that is refused changes nothing of the profile.
    """
    for field, kind in LISTS.items():
        if field in body:
            _replace(user, field, kind, body[field])
    user = profile_update(user=user, **_profile(body))
    return account_of(user)


def _replace(user: User, field: str, kind: str, names: list[str]) -> None:
    try:
        skills_replace(user=user, type=kind, skills=[{"name": name} for name in names])
    except InvalidInput as error:
        wrong = [(f"{field}.{at.partition('.')[0]}", message) for at, message in error.fields]
        InvalidInput.require_none(wrong)


def _profile(body: dict[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {name: body[name] for name in ("name", "location") if name in body}
    if "availability" in body:
        changes["availability_note"] = body["availability"]
    if "is_public" in body:
        changes["visibility"] = Visibility.PUBLIC if body["is_public"] else Visibility.PRIVATE
    return changes
