"""Reading members as rings see them: always of some people, never everybody."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from accounts.availability import free_times
from accounts.models import User
from matching.models import PersonMark
from moderation.models import Block
from rings.rules import DAYS_AHEAD, Community, Person, SkillFacts
from skills.models import Skill, SkillType

_PERSON = (
    *("id", "timezone", "languages", "availability", "reliability", "last_online_at", "show_last_seen"),
    *("is_verified", "created_at"),
)
_SKILL = ("user_id", "topic_id", "type", "id", "name", "level", "mode")

Skills = Mapping[tuple[UUID, str], dict[UUID, SkillFacts]]


def community_of(user_ids: Collection[UUID], now: dt.datetime) -> Community:
    """Those of these people who are public and neither banned nor gone, with their skills. Four queries."""
    ids = list(user_ids)
    skills = _skills(ids)
    span = int(now.timestamp()), int((now + dt.timedelta(days=DAYS_AHEAD)).timestamp())
    rows = User.objects.public().filter(pk__in=ids).values(*_PERSON)
    since = now - dt.timedelta(days=settings.RING_AWAY_DAYS)
    return Community({row["id"]: _person(row, skills, span, since) for row in rows}, _apart(ids))


def _skills(ids: list[UUID]) -> Skills:
    found: defaultdict[tuple[UUID, str], dict[UUID, SkillFacts]] = defaultdict(dict)
    for user_id, topic_id, kind, *facts in Skill.objects.filter(user_id__in=ids).values_list(*_SKILL):
        found[user_id, kind][topic_id] = SkillFacts(*facts)
    return found


def _person(row: dict[str, Any], skills: Skills, span: tuple[int, int], since: dt.datetime) -> Person:
    return Person(
        id=row["id"],
        languages=frozenset(row["languages"]),
        free=free_times(row["availability"], row["timezone"], span),
        offers=skills.get((row["id"], SkillType.OFFER.value), {}),
        wishes=skills.get((row["id"], SkillType.LEARN.value), {}),
        reliability=row["reliability"],
        last_online_at=row["last_online_at"] if row["show_last_seen"] else None,
        may_be_asked=row["is_verified"] and (row["last_online_at"] or row["created_at"]) >= since,
    )


def _apart(ids: list[UUID]) -> set[frozenset[UUID]]:
    """The pairs of whom one blocked or dismissed the other."""
    among: dict[str, Any] = {"user_id__in": ids, "other_id__in": ids}
    blocked = Block.objects.filter(**among).values_list("user_id", "other_id")
    dismissed = PersonMark.objects.filter(kind=PersonMark.Kind.DISMISSED, **among).values_list("user_id", "other_id")
    return {frozenset(pair) for pair in (*blocked, *dismissed)}
