"""How many of the ten best by the score are among the ten that are suggested."""

import random
import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from accounts.selectors import people_shown_to
from matching.scoring import Scored, points_of
from matching.selectors import suggestions_for
from matching.selectors.candidates import Candidate, OwnSkills, own_skills
from matching.selectors.marks import put_aside
from matching.selectors.suggestions import SCORED_BY, add_overlap, as_shared
from skills.models import Skill, SkillType

SHOWN = 10

Row = dict[str, Any]


def who_ask(count: int, seed: int) -> list[User]:
    """Members with skills, drawn at random; the same seed draws the same of the same community."""
    with_skills = sorted(set(Skill.objects.visible().values_list("user_id", flat=True)))
    chosen = random.Random(seed).sample(with_skills, min(count, len(with_skills)))
    return list(User.objects.filter(pk__in=chosen).order_by("id"))


def recall_of(asking: Sequence[User]) -> Row:
    """Shares of the ten best that are suggested: of all, and of those who match both ways."""
    everybody = _Everybody()
    of_all, of_mutual = [], []
    for me in asking:
        now = timezone.now()
        best = everybody.best(me, own_skills(me.pk), now)
        shown = {one["user"]["id"] for one in suggestions_for(me, limit=SHOWN, now=now)}
        of_all.append(_share([one.person["id"] for one in best], shown))
        of_mutual.append(_share([one.person["id"] for one in best if one.candidate.mutual], shown))
    return {"all": _summary(of_all), "mutual": _summary(of_mutual)}


def _share(best: list[UUID], shown: set[UUID]) -> float | None:
    """None when there is nobody to be found."""
    return len(shown.intersection(best)) / len(best) if best else None


def _summary(shares: list[float | None]) -> Row:
    known = [share for share in shares if share is not None]
    return {"members": len(known), "mean": statistics.mean(known or [1.0]), "worst": min(known, default=1.0)}


class _Everybody:
    """All skills of the community in memory, to score everybody without the index."""

    def __init__(self) -> None:
        self._about: defaultdict[tuple[UUID, str], list[tuple[UUID, str, int]]] = defaultdict(list)
        rows = Skill.objects.visible().values_list("topic_id", "type", "user_id", "level", "priority")
        for topic, kind, *whose in rows.iterator(5000):
            self._about[topic, kind].append(tuple(whose))

    def best(self, me: User, own: OwnSkills, now: Any) -> list[Scored]:
        """The ten best of all whom `me` may see, by reading and scoring each who shares a topic with them."""
        found = self._candidates(me, own)
        people = people_shown_to(me.pk, hidden=put_aside(me.pk)).values(*SCORED_BY)
        scored = [
            Scored(person, found[person["id"]], points_of(as_shared(person, me), found[person["id"]], own, me, now))
            for person in people.iterator(5000)
            if person["id"] in found
        ]
        add_overlap(scored, me, now)
        return sorted(scored, key=lambda one: one.rank)[:SHOWN]

    def _candidates(self, me: User, own: OwnSkills) -> dict[UUID, Candidate]:
        found: defaultdict[UUID, Candidate] = defaultdict(Candidate)
        for topic in own.wants:
            for person, level, priority in self._about[topic, SkillType.OFFER]:
                found[person].teaches[topic] = (level, priority)
        for topic in own.offers:
            for person, level, priority in self._about[topic, SkillType.LEARN]:
                found[person].wants[topic] = (level, priority)
        found.pop(me.pk, None)
        return dict(found)
