"""Communities that are made up, as the search of rings sees them: no database."""

import datetime as dt
from itertools import permutations, product
from random import Random
from uuid import UUID

from rings.models import FEWEST, MOST
from rings.rules import Community, Person, Seat, SkillFacts, is_ring
from skills.models import LEVEL_RANK, Mode

NOW = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
HOUR = 3600
FREE = [(0, 8 * HOUR)]


def number(value):
    return UUID(int=value)


def skills(topics, *, rng=None, levels=("beginner",), modes=("",)):
    rng = rng or Random(0)
    return {
        topic: SkillFacts(UUID(int=rng.getrandbits(128)), f"T{topic.int}", rng.choice(levels), rng.choice(modes))
        for topic in topics
    }


def person(pk, offers=(), wishes=(), **facts):
    return Person(
        id=number(pk),
        **{"languages": frozenset(), "free": FREE, **facts},
        offers=skills(map(number, offers)),
        wishes=skills(map(number, wishes)),
    )


def community(*people, apart=()):
    return Community({one.id: one for one in people}, {frozenset(map(number, pair)) for pair in apart})


def circle(*ids, first_topic=100):
    """Of these people each teaches the next one a topic of their own."""
    topics = [first_topic + at for at in range(len(ids))]
    return [person(pk, offers=[topics[at]], wishes=[topics[at - 1]]) for at, pk in enumerate(ids)]


def random_community(rng: Random, size: int, *, topics: int = 5) -> Community:
    """Where every rule now and then stands between two people."""
    levels, modes = list(LEVEL_RANK), ["", "", *Mode.values]
    people = [
        Person(
            id=number(rng.getrandbits(64)),
            languages=frozenset(rng.choice([["en"], ["en", "de"], ["de", "pt"], []])),
            free=[(start * HOUR, (start + rng.choice([1, 4, 8])) * HOUR) for start in (rng.randint(0, 6),)],
            offers=skills(_some(rng, topics), rng=rng, levels=levels, modes=modes),
            may_be_asked=rng.random() < 0.9,
            wishes=skills(_some(rng, topics), rng=rng, levels=[*levels, *levels[:1] * 3], modes=modes),
        )
        for _ in range(size)
    ]
    ids = [one.id for one in people]
    pairs = {frozenset(rng.sample(ids, 2)) for _ in range(rng.randint(0, size // 4))} if size > 1 else set()
    return Community({one.id: one for one in people}, pairs)


def _some(rng, topics):
    return [number(1000 + topic) for topic in rng.sample(range(topics), rng.randint(1, min(3, topics)))]


def all_rings(of: Community) -> set[tuple[Seat, ...]]:
    """By trying everything."""
    return {
        seats
        for size in range(FEWEST, MOST + 1)
        for ids in permutations(sorted(of.people), size)
        if ids[0] == min(ids)
        for seats in map(tuple, product(*([Seat(pk, topic) for topic in of.people[pk].offers] for pk in ids)))
        if is_ring(of, seats) and all(of.people[pk].may_be_asked for pk in ids)
    }
