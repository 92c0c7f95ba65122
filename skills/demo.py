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
from skills.choices import Level, Mode, SkillType
from skills.models import Shelf, Skill, Topic
from skills.services import owner_columns
from skills.topics import topic_resolve, topics_ensure_catalogue

_STEEPNESS = 0.75  # Zipf's exponent: the most wanted topic has about a twentieth of all skills


@dataclass
class Person:
    """Somebody to give skills to; `taught` are topics they are sure to offer, `learned` to want."""

    user: User
    taught: Sequence[str] = ()
    learned: Sequence[str] = ()


class TopicBag:
    """Topics to draw from, some much likelier than others."""

    def __init__(self, dice: Random, *, popular: Sequence[str] = (), rare: Sequence[str] = ()) -> None:
        topics_ensure_catalogue()
        self.topics = {name: topic_resolve(name=name) for name in rare}
        names = [known.name for known in known_topics()]
        by_name = {topic.name: topic for topic in Topic.objects.filter(merged_into__isnull=True)}
        self.topics |= {name: by_name.get(name) or topic_resolve(name=name) for name in names}
        dice.shuffle(names)
        self._names = list(dict.fromkeys([*popular, *names, *rare]))
        self._weights = [*accumulate(1 / (rank + 3) ** _STEEPNESS for rank in range(len(self._names)))]

    def draw(self, dice: Random) -> Topic:
        return self.topics[dice.choices(self._names, cum_weights=self._weights)[0]]


def skills_of_demo(
    dice: Random,
    person: Person,
    bag: TopicBag,
    *,
    now: dt.datetime,
    id_at: Callable[[dt.datetime, Random], UUID],
    texts: Mapping[str, Sequence[str]],
) -> list[Skill]:
    """What one person offers and wants, not saved; `texts` are descriptions by type."""
    offered = {name: bag.topics[name] for name in person.taught}
    for _ in range(dice.choice((1, 1, 2, 2, 3, 4)) - len(offered)):
        topic = bag.draw(dice)
        offered.setdefault(topic.name, topic)
    wanted = {name: bag.topics[name] for name in person.learned}
    for _ in range(dice.choice((1, 2, 2, 3, 3, 4)) - len(wanted)):
        topic = bag.draw(dice)
        if topic.name not in offered:
            wanted.setdefault(topic.name, topic)
    age = now - person.user.created_at
    found = []
    for kind, topics in ((SkillType.OFFER, offered), (SkillType.LEARN, wanted)):
        for topic in topics.values():
            created = person.user.created_at + age * dice.random() ** 3
            found.append(
                Skill(
                    id=id_at(created, dice),
                    user=person.user,
                    topic=topic,
                    type=kind,
                    name=topic.name,
                    category=topic.category,
                    level=_level(dice, kind),
                    description=dice.choice(texts[kind]),
                    priority=dice.choice((2, 3, 3, 3, 4, 4, 5)),
                    mode=dice.choice(("", "", Mode.CALL, Mode.CALL, Mode.TEXT, Mode.ASYNC)),
                    is_verified=kind == SkillType.OFFER and dice.random() < 0.08,
                    created_at=created,
                    **owner_columns(person.user),
                )
            )
    return found


def _level(dice: Random, kind: str) -> str:
    weights = (20, 50, 30) if kind == SkillType.OFFER else (60, 30, 10)
    return str(dice.choices(Level.values, weights)[0])


def skills_save(skills: Sequence[Skill]) -> None:
    """Write many new people's skills, their shelves, and the topics' counters."""
    Skill.objects.bulk_create(skills, batch_size=2000)
    shelves = Counter(skill.user_id for skill in skills)
    Shelf.objects.bulk_create([Shelf(pk=user, skills=count) for user, count in shelves.items()], batch_size=2000)
    offers = Counter(skill.topic_id for skill in skills if skill.type == SkillType.OFFER)
    uses = Counter(skill.topic_id for skill in skills)
    for topic_id, used in uses.items():
        taught = offers[topic_id]
        Topic.objects.filter(pk=topic_id).update(
            offers=F("offers") + taught, wants=F("wants") + used - taught, uses=F("uses") + used
        )
