"""Skills for a demo community: a few topics that many share, and a long tail."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from uuid import UUID

from django.db.models import F

from accounts.models import User
from skills.catalogue import known_topics
from skills.models import Level, Mode, Skill, SkillCount, SkillType, Topic
from skills.services import owner_columns, topic_resolve, topics_ensure_catalogue

_STEEPNESS = 0.75  # Zipf's exponent: the most wanted topic has about a twentieth of all skills


@dataclass
class Person:
    """Somebody to give skills to; `taught` are topics they are sure to offer, `learned` to want.

    With `is_settled` they said so soon after they joined.
    """

    user: User
    taught: Sequence[str] = ()
    learned: Sequence[str] = ()
    is_settled: bool = False


class TopicSampler:
    """Topics to draw from, some much likelier than others."""

    def __init__(self, rng: Random, *, popular: Sequence[str] = (), rare: Sequence[str] = ()) -> None:
        topics_ensure_catalogue()
        self.topics = {name: topic_resolve(name=name) for name in rare}
        names = [known.name for known in known_topics()]
        by_name = {topic.name: topic for topic in Topic.objects.unmerged()}
        self.topics |= {name: by_name.get(name) or topic_resolve(name=name) for name in names}
        rng.shuffle(names)
        self._names = list(dict.fromkeys([*popular, *names, *rare]))
        self._weights = [*accumulate(1 / (rank + 3) ** _STEEPNESS for rank in range(len(self._names)))]

    def draw(self, rng: Random) -> Topic:
        return self.topics[rng.choices(self._names, cum_weights=self._weights)[0]]


def skills_of_demo(
    rng: Random,
    person: Person,
    sampler: TopicSampler,
    *,
    now: dt.datetime,
    id_at: Callable[[dt.datetime, Random], UUID],
    texts: Mapping[str, Mapping[str, Sequence[str]]],
) -> list[Skill]:
    """What one person offers and wants, not saved; `texts` are descriptions by type and level."""
    offered = {name: sampler.topics[name] for name in person.taught}
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4)) - len(offered)):
        topic = sampler.draw(rng)
        offered.setdefault(topic.name, topic)
    wanted = {name: sampler.topics[name] for name in person.learned}
    for _ in range(rng.choice((1, 2, 2, 3, 3, 4)) - len(wanted)):
        topic = sampler.draw(rng)
        if topic.name not in offered:
            wanted.setdefault(topic.name, topic)
    age = (now - person.user.created_at) * (0.05 if person.is_settled else 1)
    found = []
    for kind, topics in ((SkillType.OFFER, offered), (SkillType.LEARN, wanted)):
        for topic in topics.values():
            created = person.user.created_at + age * rng.random() ** 3
            level = _level(rng, kind)
            found.append(
                Skill(
                    id=id_at(created, rng),
                    user=person.user,
                    topic=topic,
                    type=kind,
                    name=topic.name,
                    category=topic.category,
                    level=level,
                    description=rng.choice(texts[kind][level]),
                    priority=rng.choice((2, 3, 3, 3, 4, 4, 5)),
                    mode=rng.choice(("", "", Mode.CALL, Mode.CALL, Mode.TEXT, Mode.ASYNC)),
                    is_verified=kind == SkillType.OFFER and rng.random() < 0.08,
                    created_at=created,
                    **owner_columns(person.user),
                )
            )
    return found


def _level(rng: Random, kind: str) -> str:
    weights = (0, 60, 40) if kind == SkillType.OFFER else (60, 30, 10)
    return str(rng.choices(Level.values, weights)[0])


def skills_save(skills: Sequence[Skill]) -> None:
    """Write many new people's skills, their counts, and the topics' counters."""
    Skill.objects.bulk_create(skills, batch_size=2000)
    counts = Counter(skill.user_id for skill in skills)
    SkillCount.objects.bulk_create(
        [SkillCount(pk=user, skills=count) for user, count in counts.items()], batch_size=2000
    )
    offers = Counter(skill.topic_id for skill in skills if skill.type == SkillType.OFFER)
    uses = Counter(skill.topic_id for skill in skills)
    for topic_id, used in uses.items():
        taught = offers[topic_id]
        Topic.objects.filter(pk=topic_id).update(
            offers=F("offers") + taught, wants=F("wants") + used - taught, uses=F("uses") + used
        )
