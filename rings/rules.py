"""What makes a ring: the rules that every proposal keeps. Pure: from facts that are read already."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from accounts.availability import Intervals, intervals_shared, minutes_of, share_for
from rings.models import FEWEST, MOST
from skills.models import LEVEL_RANK

LESSON_MINUTES = 60
DAYS_AHEAD = 14  # in which the two of a lesson must share a free hour


class SkillFacts(NamedTuple):
    """An offer or a wish; `mode` is "" for any."""

    id: UUID
    name: str
    level: str
    mode: str


class Answers(NamedTuple):
    """How a member answered when others asked something of them, as far as those requests are closed.

    `hours` is how long they took for those that they answered, together.
    """

    asked: int = 0
    answered: int = 0
    yes: int = 0
    hours: float = 0.0


NEVER_ASKED = Answers()


@dataclass(frozen=True)
class Person:
    """A member as rings see them: skills by topic, and when they are free in the next DAYS_AHEAD days."""

    id: UUID
    languages: Set[str]
    free: Intervals
    offers: Mapping[UUID, SkillFacts]
    wishes: Mapping[UUID, SkillFacts]
    reliability: float | None = None  # 0 to 1
    last_online_at: dt.datetime | None = None  # None also when they do not show it
    answers: Answers = NEVER_ASKED
    may_be_asked: bool = True  # for a new ring: they proved their address, and were here lately


class Seat(NamedTuple):
    """Who teaches which of their topics to whoever has the next seat."""

    user_id: UUID
    topic_id: UUID


Seats = tuple[Seat, ...]


@dataclass(frozen=True)
class Community:
    """Some people, and the pairs of them who must not meet: one blocked or dismissed the other."""

    people: Mapping[UUID, Person]
    apart: Set[frozenset[UUID]] = frozenset()

    @cached_property
    def _minutes(self) -> dict[frozenset[UUID], int]:
        return {}

    def shared_minutes(self, one: Person, two: Person) -> int:
        """For how many minutes both are free in the next DAYS_AHEAD days."""
        pair = frozenset((one.id, two.id))
        if pair not in self._minutes:
            self._minutes[pair] = minutes_of(intervals_shared(one.free, two.free))
        return self._minutes[pair]

    def are_apart(self, one: UUID, two: UUID) -> bool:
        return frozenset((one, two)) in self.apart


def can_teach(teacher: Person, learner: Person, topic_id: UUID) -> bool:
    """True when the two could hold a lesson in this topic: level, way, language, and an hour that both are free."""
    offer, wish = teacher.offers.get(topic_id), learner.wishes.get(topic_id)
    return (
        offer is not None
        and wish is not None
        and LEVEL_RANK[offer.level] >= LEVEL_RANK[wish.level]
        and (not offer.mode or not wish.mode or offer.mode == wish.mode)
        and speak_together(teacher, learner)
        and share_for(teacher.free, learner.free, LESSON_MINUTES * 60)
    )


def speak_together(one: Person, two: Person) -> bool:
    """True when they share a language, as far as both say what they speak."""
    return not one.languages or not two.languages or bool(one.languages & two.languages)


def is_ring(community: Community, seats: Seats) -> bool:
    """True for three or four different people, none apart from another, of whom each can teach the next."""
    ids = [seat.user_id for seat in seats]
    if not FEWEST <= len(set(ids)) == len(ids) <= MOST or not all(pk in community.people for pk in ids):
        return False
    if any(community.are_apart(one, two) for one, two in combinations(ids, 2)):
        return False
    people = [community.people[pk] for pk in ids]
    return all(
        can_teach(teacher, learner, seat.topic_id)
        for seat, teacher, learner in zip(seats, people, [*people[1:], people[0]], strict=True)
    )


def lessons_of(seats: Seats) -> list[tuple[UUID, UUID]]:
    """Who learns what: (member, topic)."""
    return [(learner.user_id, seat.topic_id) for seat, learner in zip(seats, [*seats[1:], seats[0]], strict=True)]


def ring_key(seats: Sequence[Seat]) -> str:
    """The same text for the same people with the same topics, wherever one begins."""
    return hashlib.sha256("".join(sorted(f"{user.hex}{topic.hex}" for user, topic in seats)).encode()).hexdigest()
