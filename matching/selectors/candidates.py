"""Who could be a match: people who share topics with a member, the best of all by the index in memory."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from matching.index import Asking, members_index
from skills.models import Skill, SkillType
from skills.selectors import SKILL_COLUMNS

SHORTLIST = 150

Row = dict[str, Any]


@dataclass
class OwnSkills:
    """One member's skills, by topic."""

    wants: dict[UUID, Row]
    offers: dict[UUID, Row]


@dataclass
class Candidate:
    """What another person teaches me and wants to learn from me: (level, priority) by topic."""

    teaches: dict[UUID, tuple[str, int]] = field(default_factory=dict)
    wants: dict[UUID, tuple[str, int]] = field(default_factory=dict)

    @property
    def mutual(self) -> bool:
        return bool(self.teaches and self.wants)


def own_skills(user_id: UUID) -> OwnSkills:
    """The member's own skills: one query."""
    own = OwnSkills({}, {})
    for row in Skill.objects.filter(user_id=user_id).values(*SKILL_COLUMNS):
        side = own.offers if row["type"] == SkillType.OFFER else own.wants
        side[row["topic_id"]] = row
    return own


def match_each_other(one: UUID, two: UUID) -> bool:
    """True when each of the two offers a topic that the other wants: two queries."""
    mine, theirs = own_skills(one), own_skills(two)
    return bool(mine.wants.keys() & theirs.offers.keys() and mine.offers.keys() & theirs.wants.keys())


def candidates_for(
    me: User,
    own: OwnSkills,
    *,
    hidden: Collection[UUID] = (),
    most: int = SHORTLIST,
    now: dt.datetime | None = None,
    lesson_possible: bool = False,
) -> dict[UUID, Candidate]:
    """At most `most` people who share topics with `own`, by id, the best first: both ways, then by score.

    With `lesson_possible` only those with whom a lesson could be held, as `Reach` says.

    Nobody of `hidden`; others who may not be seen are left out as far as the index knows. Two queries; two more when
    members changed since the last use, and when the index knew somebody who shares nothing any more.
    """
    if not (own.wants or own.offers):
        return {}
    asking = Asking(me, now or timezone.now(), own.wants, own.offers, [me.pk, *hidden], lesson_possible)
    found = candidates_among(members_index.best(asking, most), own)
    members_index.read_again([pk for pk, one in found.items() if not (one.teaches or one.wants)])
    return {pk: one for pk, one in found.items() if one.teaches or one.wants}


def candidates_among(people: list[UUID], own: OwnSkills) -> dict[UUID, Candidate]:
    """The Candidate of each of `people`, in their order, also of those who share nothing: one query."""
    candidates: defaultdict[UUID, Candidate] = defaultdict(Candidate)
    if people:
        skills = Skill.objects.filter(user_id__in=people, topic_id__in=list({*own.wants, *own.offers}))
        columns = ("user_id", "topic_id", "type", "level", "priority")
        for person, topic_id, kind, level, priority in skills.values_list(*columns):
            if kind == SkillType.OFFER and topic_id in own.wants:
                candidates[person].teaches[topic_id] = (level, priority)
            elif kind == SkillType.LEARN and topic_id in own.offers:
                candidates[person].wants[topic_id] = (level, priority)
    return {person: candidates[person] for person in people}
