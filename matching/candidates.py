"""Who could be a match: found by the topics that two people share, never by looking at everybody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from skills.choices import SkillType
from skills.models import Skill
from skills.selectors import SKILL_COLUMNS

A_SIDE = 300  # newest skills looked at on either side
SHORTLIST = 150

Row = dict[str, Any]


@dataclass
class Mine:
    """One member's skills, by topic."""

    wants: dict[UUID, Row]
    offers: dict[UUID, Row]


@dataclass
class Fit:
    """What one other person has for me and I for them: rows of (topic_id, level, priority) by topic."""

    teaches: dict[UUID, tuple[str, int]] = field(default_factory=dict)
    wants: dict[UUID, tuple[str, int]] = field(default_factory=dict)

    @property
    def mutual(self) -> bool:
        return bool(self.teaches and self.wants)


def mine_of(user_id: UUID) -> Mine:
    """The member's own skills: one query."""
    mine = Mine({}, {})
    for row in Skill.objects.filter(user_id=user_id).values(*SKILL_COLUMNS):
        side = mine.offers if row["type"] == SkillType.OFFER else mine.wants
        side[row["topic_id"]] = row
    return mine


def fits_of(user_id: UUID, mine: Mine, *, hidden: Iterable[UUID] = ()) -> dict[UUID, Fit]:
    """At most SHORTLIST people who fit `mine`: both ways first, then one way, the newest skills first.

    Four queries; nobody of `hidden`, and others who may not be seen are left out as far as the skills know.
    """
    nobody = [user_id, *hidden]
    teachers = _people(SkillType.OFFER, mine.wants, nobody)
    learners = _people(SkillType.LEARN, mine.offers, nobody)
    # Of a topic that thousands want, few of my teachers are among the newest learners: ask for theirs.
    on_both_sides = _also_want(teachers, mine) if learners else set()
    both = [person for person in teachers if person in on_both_sides]
    return _fits(list(dict.fromkeys([*both, *_alternating(teachers, learners)]))[:SHORTLIST], mine)


def _people(kind: str, topics: Iterable[UUID], nobody: list[UUID]) -> list[UUID]:
    topic_ids = list(topics)
    if not topic_ids:
        return []
    skills = Skill.objects.visible().filter(topic_id__in=topic_ids, type=kind).exclude(user_id__in=nobody)
    return list(dict.fromkeys(skills.order_by("-id").values_list("user_id", flat=True)[:A_SIDE]))


def _also_want(teachers: list[UUID], mine: Mine) -> set[UUID]:
    if not teachers:
        return set()
    wishes = Skill.objects.wants().filter(user_id__in=teachers, topic_id__in=list(mine.offers))
    return set(wishes.values_list("user_id", flat=True))


def _alternating(first: list[UUID], second: list[UUID]) -> Iterable[UUID]:
    for index in range(max(len(first), len(second))):
        yield from first[index : index + 1]
        yield from second[index : index + 1]


def _fits(people: list[UUID], mine: Mine) -> dict[UUID, Fit]:
    """The fit of each of `people`, in their order: one query."""
    fits: defaultdict[UUID, Fit] = defaultdict(Fit)
    if people:
        skills = Skill.objects.filter(user_id__in=people, topic_id__in=list({*mine.wants, *mine.offers}))
        columns = ("user_id", "topic_id", "type", "level", "priority")
        for person, topic_id, kind, level, priority in skills.values_list(*columns):
            if kind == SkillType.OFFER and topic_id in mine.wants:
                fits[person].teaches[topic_id] = (level, priority)
            elif kind == SkillType.LEARN and topic_id in mine.offers:
                fits[person].wants[topic_id] = (level, priority)
    return {person: fits[person] for person in people if person in fits}
