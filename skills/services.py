"""Every write to a member's skills."""

from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from accounts.models import User, Visibility
from skills.choices import Category, Level, Mode, SkillType
from skills.errors import SkillExists, TooManySkills, TopicMerged
from skills.hooks import skill_saved, skills_changed
from skills.models import DESCRIPTION_LENGTH, Shelf, Skill, Topic
from skills.topics import topic_count, topic_resolve
from skillswap.db import run, transactional
from skillswap.errors import Conflict, InvalidInput, NotAllowed, NotFound

SKILLS_EACH = 50
_TRIES = 4


class SkillFields(TypedDict, total=False):
    """What a member says of a skill."""

    name: str
    category: str
    level: str
    type: str
    description: str
    priority: int  # 1 (some day) to 5 (now)
    mode: str  # "" is any


def skill_create(*, user: User, **fields: Unpack[SkillFields]) -> Skill:
    """Add a skill; needs `name` and `type`. Without a category it gets the topic's.

    Raises InvalidInput, SkillExists, TooManySkills. Runs skill_saved and skills_changed.
    """
    _check(fields)
    for _ in range(_TRIES):
        topic = topic_resolve(name=fields["name"], category=fields.get("category"))
        try:
            return run(_skill_insert, user, topic, fields)
        except TopicMerged:  # between finding the topic and using it
            continue
        except IntegrityError as error:
            raise SkillExists from error
    raise TopicMerged


def _skill_insert(user: User, topic: Topic, fields: SkillFields) -> Skill:
    _shelf_count(user.pk)
    if Skill.objects.filter(user_id=user.pk, topic_id=topic.pk, type=fields["type"]).exists():
        raise SkillExists
    _count(topic.pk, fields["type"], 1)
    values: dict[str, Any] = {"category": topic.category, **fields, "name": topic.name}
    skill = Skill.objects.create(user=user, topic=topic, **owner_columns(user), **values)
    skill_saved(user.pk)
    skills_changed([user.pk])
    return skill


def _shelf_count(user_id: UUID) -> None:
    """Count one skill more; the member's first one makes their shelf. Raises TooManySkills."""
    mine = Shelf.objects.filter(pk=user_id)
    if not mine.exists():
        Shelf.objects.bulk_create([Shelf(pk=user_id)], ignore_conflicts=True)
    if not mine.filter(skills__lt=SKILLS_EACH).update(skills=F("skills") + 1):
        raise TooManySkills


def skill_update(*, skill: Skill, by: User, **changes: Unpack[SkillFields]) -> Skill:
    """Change a skill of one's own; a new name may mean another topic, and its category. Returns it as it is now.

    Another topic, type or level ends a moderator's verification. Raises NotAllowed, NotFound, InvalidInput,
    SkillExists, Conflict. Runs skill_saved and skills_changed.
    """
    if skill.user_id != by.pk:
        raise NotAllowed
    _check(changes)
    for _ in range(_TRIES):
        topic = topic_resolve(name=changes["name"], category=changes.get("category")) if "name" in changes else None
        try:
            return run(_skill_change, skill.pk, topic, changes)
        except TopicMerged:
            continue
        except IntegrityError as error:
            raise SkillExists from error
    raise Conflict


def _skill_change(skill_id: UUID, topic: Topic | None, changes: SkillFields) -> Skill:
    skill = Skill.objects.filter(pk=skill_id).first()
    if skill is None or not _take_turn(skill.user_id):
        raise NotFound
    before: tuple[UUID, str, str] = (skill.topic_id, skill.type, skill.level)
    values: dict[str, Any] = dict(changes)
    if topic is not None:
        values |= {"topic_id": topic.pk, "name": topic.name}
        if topic.pk != skill.topic_id:
            values.setdefault("category", topic.category)
    topic_id, kind = values.get("topic_id", skill.topic_id), values.get("type", skill.type)
    if (topic_id, kind) != before[:2]:
        if Skill.objects.filter(user_id=skill.user_id, topic_id=topic_id, type=kind).exists():
            raise SkillExists
        _count(before[0], before[1], -1)
        _count(topic_id, kind, 1)
    if (topic_id, kind, values.get("level", skill.level)) != before:
        values["is_verified"] = False
    if values and not Skill.objects.filter(pk=skill_id, topic_id=before[0], type=before[1]).update(**values):
        raise TopicMerged
    skill_saved(skill.user_id)
    skills_changed([skill.user_id])
    return Skill.objects.get(pk=skill_id)


@transactional
def skill_delete(*, skill: Skill, by: User) -> None:
    """Take a skill of one's own away. Raises NotAllowed, NotFound if it is gone. Runs skills_changed."""
    if skill.user_id != by.pk:
        raise NotAllowed
    now = Skill.objects.filter(pk=skill.pk).first()
    if now is None or not _take_turn(now.user_id):
        raise NotFound
    if not Skill.objects.filter(pk=now.pk, topic_id=now.topic_id).delete()[0]:
        raise NotFound
    _count(now.topic_id, now.type, -1)
    Shelf.objects.filter(pk=now.user_id).update(skills=F("skills") - 1)
    skills_changed([now.user_id])


@transactional
def skills_erase(user_id: UUID) -> None:
    """Take all skills of a member away. Handler of `member_erase`. Runs skills_changed."""
    _take_turn(user_id)
    mine = Skill.objects.filter(user_id=user_id)
    while (skill := mine.first()) is not None:
        if Skill.objects.filter(pk=skill.pk, topic_id=skill.topic_id).delete()[0]:
            _count(skill.topic_id, skill.type, -1)
    Shelf.objects.filter(pk=user_id).delete()
    skills_changed([user_id])


def skill_verify(*, skill: Skill, by: User, verified: bool = True) -> None:
    """Say (or no longer say) that a moderator has checked this skill. Raises NotAllowed."""
    if not by.is_staff:
        raise NotAllowed
    Skill.objects.filter(pk=skill.pk).update(is_verified=verified)


def skills_copy_owner(user_id: UUID) -> None:
    """Bring what skills copy of their owner up to date: who may see them, and the timezone."""
    user = User.objects.filter(pk=user_id).first()
    if user is not None:
        Skill.objects.filter(user_id=user_id).update(**owner_columns(user))


def owner_columns(user: User) -> dict[str, Any]:
    """The columns of a skill that copy its owner's."""
    visible = user.is_active and not user.is_banned and user.visibility == Visibility.PUBLIC
    return {"owner_visible": visible, "owner_timezone": user.timezone}


def _take_turn(user_id: UUID) -> bool:
    """Write the member's shelf first, so that two writes of one member run one after the other."""
    return bool(Shelf.objects.filter(pk=user_id).update(writes=F("writes") + 1))


def _count(topic_id: UUID, kind: str, change: int) -> None:
    counted = "offers" if kind == SkillType.OFFER else "wants"
    if not topic_count(topic_id, **{counted: change}) and change > 0:
        raise TopicMerged


_CHOICES = {"category": Category, "level": Level, "type": SkillType}


def _check(fields: SkillFields) -> None:
    """MongoDB and SQLite enforce none of this. Raises InvalidInput."""
    for name, choices in _CHOICES.items():
        if name in fields and fields[name] not in choices.values:  # type: ignore[literal-required]
            raise InvalidInput(name, f"Use one of: {', '.join(choices.values)}.")
    if fields.get("mode") and fields["mode"] not in Mode.values:
        raise InvalidInput("mode", f"Use one of: {', '.join(Mode.values)}.")
    if not 1 <= fields.get("priority", 3) <= 5:
        raise InvalidInput("priority", "Use a whole number from 1 to 5.")
    if len(fields.get("description", "")) > DESCRIPTION_LENGTH:
        raise InvalidInput("description", f"Use at most {DESCRIPTION_LENGTH} characters.")
