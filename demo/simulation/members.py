"""Who joins when, with what, and how they behave: drawn before anything is matched, so that every policy meets the
same people.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from uuid import UUID

from accounts.availability import free_times
from demo.people import languages_of, week_of
from demo.places import PLACES
from demo.simulation.scenario import TEMPERAMENTS, Scenario
from rings.rules import DAYS_AHEAD, Person, SkillFacts
from skills.models import Level, Mode

# Two weeks in which no clock changes: everybody's weeks repeat, so these two stand for all others.
NOW = dt.datetime(2027, 1, 13, tzinfo=dt.UTC)
SPAN = int(NOW.timestamp()), int((NOW + dt.timedelta(days=DAYS_AHEAD)).timestamp())
_HOME = next(place for place in PLACES if place.town == "Berlin")
_OFFERS, _WISHES = (1, 1, 2, 2, 3, 4), (1, 2, 2, 3, 3, 4)  # how many somebody has, as in the demo community
_OFFER_LEVELS, _WISH_LEVELS = (0, 60, 40), (60, 30, 10)
_MODES = ("", "", Mode.CALL, Mode.CALL, Mode.TEXT, Mode.ASYNC)


@dataclass(frozen=True)
class Member:
    """Days count from 0. `says_yes` is how likely they accept what is proposed to them."""

    person: Person
    joins: int
    leaves: int
    says_yes: float

    @property
    def id(self) -> UUID:
        return self.person.id


class Topics:
    """Topics to draw from, most of them rare."""

    def __init__(self, scenario: Scenario, rng: Random) -> None:
        self._ids = [UUID(int=(1 << 64) + number) for number in range(scenario.topics)]
        supply = [1 / (rank + 3) ** scenario.steepness for rank in range(scenario.topics)]
        anywhere = rng.sample(supply, len(supply))
        shift = scenario.shift
        demand = [(1 - shift) * here + shift * there for here, there in zip(supply, anywhere, strict=True)]
        self._supply, self._demand = [*accumulate(supply)], [*accumulate(demand)]
        half = self._supply[-1] / 2
        self.rare = {pk for pk, sofar in zip(self._ids, self._supply, strict=True) if sofar > half}

    def offered(self, rng: Random, count: int) -> list[UUID]:
        return rng.choices(self._ids, cum_weights=self._supply, k=count)

    def wanted(self, rng: Random, count: int) -> list[UUID]:
        return rng.choices(self._ids, cum_weights=self._demand, k=count)


def members_of(scenario: Scenario) -> tuple[list[Member], set[UUID]]:
    """All who are ever there, in the order they join, and the rare topics: those of the less offered half of offers."""
    rng = Random(f"people-{scenario.seed}")
    topics = Topics(scenario, rng)
    days = [0] * scenario.people
    at = rng.expovariate(scenario.people / scenario.stay)
    while at < scenario.days:
        days.append(int(at))
        at += rng.expovariate(scenario.people / scenario.stay)
    return [_member(scenario, topics, rng, number, day) for number, day in enumerate(days)], topics.rare


def _member(scenario: Scenario, topics: Topics, rng: Random, number: int, day: int) -> Member:
    place = rng.choices(PLACES, [place.weight for place in PLACES])[0] if scenario.world else _HOME
    languages = languages_of(rng, place)
    offers = topics.offered(rng, rng.choice(_OFFERS))
    wishes = [topic for topic in topics.wanted(rng, rng.choice(_WISHES)) if topic not in offers]
    person = Person(
        id=UUID(int=number + 1),
        languages=frozenset(languages),
        free=free_times(week_of(rng), place.timezone, SPAN),
        offers=_skills(rng, offers, _OFFER_LEVELS),
        wishes=_skills(rng, wishes, _WISH_LEVELS),
        last_online_at=NOW,
    )
    leaves = day + 1 + int(rng.expovariate(1 / scenario.stay))
    return Member(person, day, leaves, _says_yes(rng, scenario.acceptance))


def _skills(rng: Random, topics: Sequence[UUID], levels: Sequence[int]) -> Mapping[UUID, SkillFacts]:
    return {
        topic: SkillFacts(
            id=UUID(int=rng.getrandbits(120)),
            name=f"Topic {topic.int & 0xFFFF}",
            level=str(rng.choices(Level.values, levels)[0]),
            mode=str(rng.choice(_MODES)),
        )
        for topic in topics
    }


def _says_yes(rng: Random, mean: float) -> float:
    if mean in (0, 1):
        return float(mean)
    return rng.betavariate(TEMPERAMENTS * mean, TEMPERAMENTS * (1 - mean))
