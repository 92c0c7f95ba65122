"""Replacing everything that a member offers, or wants to learn, in one step."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import account_lock
from skills.errors import TooManySkills, TopicMerged
from skills.hooks import skill_saved, skills_changed
from skills.models import Skill, Topic
from skills.services.skills import (
    SkillFields,
    field_errors,
    owner_columns,
    skill_count_of,
    skills_lock,
    uses_count,
)
from skills.services.topics import topic_resolve
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput

_TRIES = 4
Wanted = dict[UUID, tuple[Topic, dict[str, Any]]]  # topic → the topic and the fields of its skill


def skills_replace(*, user: User, type: str, skills: Sequence[SkillFields]) -> None:
    """Make `skills`, each with a `name`, the member's skills of this type: all at once, or nothing.

    What is not among them is deleted; of one that is there the fields left out stay as they are. Raises InvalidInput,
    whose fields begin with the place in the list (`1.name`), TooManySkills, and NotFound for who is leaving. Runs
    skill_saved and skills_changed.
    """
    if len(skills) > settings.SKILLS_PER_MEMBER:
        raise TooManySkills
    InvalidInput.require_none(
        [
            (f"{index}.{field}", message)
            for index, fields in enumerate(skills)
            for field, message in field_errors({**fields, "type": type})
        ]
    )
    for _try in range(_TRIES):
        wanted = _on_topics(skills)
        try:
            return run(_replace, user, type, wanted)
        except TopicMerged:  # between finding a topic and using it
            continue
    raise TopicMerged


def _on_topics(skills: Sequence[SkillFields]) -> Wanted:
    """Raises InvalidInput where two names mean one topic."""
    wanted: Wanted = {}
    for index, fields in enumerate(skills):
        topic = topic_resolve(name=fields["name"], category=fields.get("category"))
        if topic.pk in wanted:
            raise InvalidInput(f"{index}.name", _("%(name)s is in this list already.") % {"name": topic.name})
        wanted[topic.pk] = (topic, {name: value for name, value in fields.items() if name not in ("name", "type")})
    return wanted


def _replace(user: User, kind: str, wanted: Wanted) -> None:
    account_lock(user.pk)
    count = skill_count_of(user.pk)
    skills_lock(user.pk)
    mine = {skill.topic_id: skill for skill in Skill.objects.filter(user_id=user.pk, type=kind)}
    change = len(wanted) - len(mine)
    if not count.filter(skills__lte=settings.SKILLS_PER_MEMBER - max(change, 0)).update(skills=F("skills") + change):
        raise TooManySkills
    for topic_id in sorted(mine.keys() | wanted.keys()):  # in one order, so that two members rarely wait in a circle
        if topic_id not in wanted:
            _delete(mine[topic_id])
        elif topic_id in mine:
            _change(mine[topic_id], wanted[topic_id][1])
        else:
            _insert(user, kind, *wanted[topic_id])
    skill_saved(user.pk)
    skills_changed([user.pk])


def _delete(skill: Skill) -> None:
    if not Skill.objects.filter(pk=skill.pk, topic_id=skill.topic_id).delete()[0]:
        raise TopicMerged
    uses_count(skill.topic_id, skill.type, -1)


def _change(skill: Skill, fields: dict[str, Any]) -> None:
    changes = {name: value for name, value in fields.items() if value != getattr(skill, name)}
    if "level" in changes:
        changes["is_verified"] = False
    unmoved = Skill.objects.filter(pk=skill.pk, topic_id=skill.topic_id)
    if changes and not unmoved.update(**changes, updated_at=now_ms()):
        raise TopicMerged


def _insert(user: User, kind: str, topic: Topic, fields: dict[str, Any]) -> None:
    uses_count(topic.pk, kind, 1)
    values = {"category": topic.category, **fields, "name": topic.name, "type": kind}
    Skill.objects.create(user=user, topic=topic, **owner_columns(user), **values)
