"""Every write to a member's skills."""

from collections.abc import Iterable
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.db.models import F, QuerySet
from django.utils.translation import gettext

from accounts.models import User, Visibility
from accounts.selectors import languages_text, says_nothing
from accounts.services import account_lock
from skills.errors import SkillExists, TooManySkills, TopicMerged
from skills.hooks import skill_saved, skills_changed
from skills.models import DESCRIPTION_LENGTH, Category, Level, Mode, Skill, SkillCount, SkillType, Topic
from skills.services.topics import name_errors, topic_count, topic_resolve
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows
from skillswap.errors import Conflict, InvalidInput, NotAllowed, NotFound
from skillswap.phrases import use_at_most_characters

_TRIES = 4


class SkillFields(TypedDict, total=False):
    """The fields of a skill that its owner sets."""

    name: str
    category: str
    level: str
    type: str
    description: str
    priority: int  # 1 (some day) to 5 (now)
    mode: str  # "" is any


def skill_create(*, user: User, **fields: Unpack[SkillFields]) -> Skill:
    """Add a skill; needs `name` and `type`. Without a category it gets the topic's.

    Raises InvalidInput, SkillExists, TooManySkills, NotFound for who is leaving. Runs skill_saved and skills_changed.
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
    account_lock(user.pk)
    _skill_count_raise(user.pk)
    if Skill.objects.filter(user_id=user.pk, topic_id=topic.pk, type=fields["type"]).exists():
        raise SkillExists
    uses_count(topic.pk, fields["type"], 1)
    values: dict[str, Any] = {"category": topic.category, **fields, "name": topic.name}
    skill = Skill.objects.create(user=user, topic=topic, **owner_columns(user), **values)
    skill_saved(user.pk)
    skills_changed([user.pk])
    return skill


def _skill_count_raise(user_id: UUID) -> None:
    """Add one to the member's number of skills, creating the row for the first. Raises TooManySkills."""
    mine = skill_count_of(user_id)
    if not mine.filter(skills__lt=settings.SKILLS_PER_MEMBER).update(skills=F("skills") + 1):
        raise TooManySkills


def skill_count_of(user_id: UUID) -> QuerySet[SkillCount]:
    """The member's row of SkillCount, made when it is missing: on MongoDB making it twice ends the transaction."""
    mine = SkillCount.objects.filter(pk=user_id)
    if not mine.exists():
        SkillCount.objects.bulk_create([SkillCount(pk=user_id)], ignore_conflicts=True)
    return mine


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
    if skill is None or not skills_lock(skill.user_id):
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
        uses_count(before[0], before[1], -1)
        uses_count(topic_id, kind, 1)
    if (topic_id, kind, values.get("level", skill.level)) != before:
        values["is_verified"] = False
    unmoved = Skill.objects.filter(pk=skill_id, topic_id=before[0], type=before[1])
    if values and not unmoved.update(**values, updated_at=now_ms()):
        raise TopicMerged
    skill_saved(skill.user_id)
    skills_changed([skill.user_id])
    return Skill.objects.get(pk=skill_id)


@transactional
def skill_delete(*, skill: Skill, by: User) -> None:
    """Delete a skill of one's own. Raises NotAllowed, NotFound if it is gone. Runs skills_changed."""
    if skill.user_id != by.pk:
        raise NotAllowed
    now = Skill.objects.filter(pk=skill.pk).first()
    if now is None or not skills_lock(now.user_id):
        raise NotFound
    if not Skill.objects.filter(pk=now.pk, topic_id=now.topic_id).delete()[0]:
        raise NotFound
    uses_count(now.topic_id, now.type, -1)
    SkillCount.objects.filter(pk=now.user_id).update(skills=F("skills") - 1)
    skills_changed([now.user_id])


@transactional
def skills_erase(user_id: UUID) -> None:
    """Delete all skills of a member. Handler of `member_erase`. Runs skills_changed."""
    skills_lock(user_id)
    mine = Skill.objects.filter(user_id=user_id)
    while (skill := mine.first()) is not None:
        if Skill.objects.filter(pk=skill.pk, topic_id=skill.topic_id).delete()[0]:
            uses_count(skill.topic_id, skill.type, -1)
    SkillCount.objects.filter(pk=user_id).delete()
    skills_changed([user_id])


def skill_verify(*, skill: Skill, by: User, verified: bool = True) -> None:
    """Set whether a moderator has verified this skill.

    Raises NotAllowed; Conflict when its owner has changed it since it was read.
    """
    if not by.is_staff:
        raise NotAllowed
    unchanged = Skill.objects.filter(pk=skill.pk, topic_id=skill.topic_id, type=skill.type, level=skill.level)
    if not unchanged.update(is_verified=verified):
        raise Conflict(gettext("This skill was changed meanwhile."))


def skills_copy_owner(user_id: UUID) -> None:
    """Update what skills copy of their owner, as `owner_columns` says. Handler of `member_changed`."""
    user = User.objects.filter(pk=user_id).first()
    if user is not None:
        Skill.objects.filter(user_id=user_id).update(**owner_columns(user))


def owner_columns(user: User) -> dict[str, Any]:
    """The columns of a skill that copy its owner's."""
    visible = user.is_active and not user.is_banned and user.visibility == Visibility.PUBLIC
    return {
        "owner_visible": visible,
        "owner_timezone": user.timezone,
        "owner_languages": languages_text(user.languages),
        "owner_rating": user.rating or 0.0,
        "owner_reliability": user.reliability or 0.0,
        "owner_is_empty": says_nothing(bio=user.bio, avatar=user.avatar.name),
    }


def skills_lock(user_id: UUID) -> bool:
    """Lock the member's skills until the end of the transaction; False when they never had one."""
    return bool(lock_rows(SkillCount.objects.filter(pk=user_id)))


def uses_count(topic_id: UUID, kind: str, change: int) -> None:
    """Add to how many members offer or want the topic. Raises TopicMerged when there is none to count a new one on."""
    counted = "offers" if kind == SkillType.OFFER else "wants"
    if not topic_count(topic_id, **{counted: change}) and change > 0:
        raise TopicMerged


_CHOICES = {"category": Category, "level": Level, "type": SkillType}


def _check(fields: SkillFields) -> None:
    """Raises InvalidInput with everything that is wrong."""
    InvalidInput.require_none(field_errors(fields))


def field_errors(fields: SkillFields) -> list[tuple[str, str]]:
    """What is wrong with the fields of a skill, as (field, message). MongoDB and SQLite enforce none of it."""
    wrong = name_errors(fields["name"]) if "name" in fields else []
    chosen = {name: value for name, value in fields.items() if name in _CHOICES}
    for name, value in chosen.items():
        if value not in _CHOICES[name].values:
            wrong.append((name, _one_of(_CHOICES[name].values)))
    if fields.get("mode") and fields["mode"] not in Mode.values:
        wrong.append(("mode", _one_of(Mode.values)))
    if not 1 <= fields.get("priority", 3) <= 5:
        wrong.append(("priority", gettext("Use a whole number from 1 to 5.")))
    if len(fields.get("description", "")) > DESCRIPTION_LENGTH:
        wrong.append(("description", use_at_most_characters(DESCRIPTION_LENGTH)))
    return wrong


def _one_of(values: Iterable[str]) -> str:
    return gettext("Use one of: %(values)s.") % {"values": ", ".join(values)}
