"""Finding the rings among some people: a bounded depth-first search. Pure.

An arrow leads from whoever can teach to whom they can teach. Each ring is found from that of its people who has the
fewest arrows, so that the few rings of somebody with rare wishes are found first, and the well connected, who have
thousands, cost nothing twice.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from rings.models import MOST
from rings.rules import Community, Seat, Seats, can_teach

LIMIT = 20_000  # rings
LEARNERS = 40  # of one teacher in one topic, where it has more of them; other teachers get others

Arrows = dict[UUID, dict[UUID, list[UUID]]]  # teacher → learner → topics


def find_rings(
    community: Community, *, most: int = MOST, holding: Collection[UUID] | None = None, limit: int = LIMIT
) -> list[Seats]:
    """The rings of three to `most` people, each once and from its smallest id on, those of three of a person first.

    With `holding` only rings with at least one of these members. The search ends at `limit` rings, which people get in
    turns, one ring each time. It is complete below that as long as nobody teaches a topic to more than LEARNERS people
    (of those who are held, all count). The same community gives the same list.
    """
    held = None if holding is None else community.people.keys() & set(holding)
    graph = _graph(_arrows(community, held or ()), community, held or ())
    starts = range(len(graph.ids)) if held is None else [at for at, pk in enumerate(graph.ids) if pk in held]
    return in_turns([_rings_from(graph, start, most) for start in starts], limit)


def in_turns(searches: Collection[Iterator[Seats]], limit: int) -> list[Seats]:
    """At most `limit` of what these find, one of each at a time."""
    waiting, found = deque(searches), list[Seats]()
    while waiting and len(found) < limit:
        search = waiting.popleft()
        ring = next(search, None)
        if ring is not None:
            found.append(ring)
            waiting.append(search)
    return found


def _arrows(community: Community, held: Collection[UUID]) -> Arrows:
    """Whom everybody can teach what, among those who could be in a ring at all."""
    teachers, learners = _by_topic(community)
    arrows: Arrows = defaultdict(lambda: defaultdict(list))
    for topic in sorted(teachers.keys() & learners.keys()):
        teaching, learning = sorted(teachers[topic]), sorted(learners[topic])
        for at, teacher in enumerate(teaching):
            first, fit = at * len(learning) // len(teaching), 0
            for learner in (*learning[first:], *learning[:first]):
                if fit >= LEARNERS and teacher not in held and learner not in held:
                    continue
                if _may_teach(community, teacher, learner, topic):
                    arrows[teacher][learner].append(topic)
                    fit += 1
    return arrows


def _by_topic(community: Community) -> tuple[dict[UUID, list[UUID]], dict[UUID, list[UUID]]]:
    """Who offers a topic, and who wishes for it: only people who do both somehow."""
    teachers: defaultdict[UUID, list[UUID]] = defaultdict(list)
    learners: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for person in community.people.values():
        if person.may_be_asked and person.offers and person.wishes and person.free:
            for topic in person.offers:
                teachers[topic].append(person.id)
            for topic in person.wishes:
                learners[topic].append(person.id)
    return teachers, learners


def _may_teach(community: Community, teacher: UUID, learner: UUID, topic: UUID) -> bool:
    return (
        teacher != learner
        and can_teach(community.people[teacher], community.people[learner], topic)
        and not community.are_apart(teacher, learner)
    )


@dataclass(frozen=True)
class _Graph:
    """The arrows between people by number: `ids` are in the order in which rings are looked for."""

    ids: list[UUID]
    topics: list[dict[int, list[UUID]]]  # that lead to each learner
    out: list[set[int]]
    into: list[set[int]]
    apart: list[set[int]]


def _graph(arrows: Arrows, community: Community, held: Collection[UUID]) -> _Graph:
    teaches = {one: set(learners) for one, learners in arrows.items()}
    learns: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for teacher, learners in teaches.items():
        for learner in learners:
            learns[learner].add(teacher)
    ids = sorted(
        teaches.keys() & learns.keys(),
        key=lambda pk: (pk not in held, min(len(teaches[pk]), len(learns[pk])), pk),
    )
    at = {pk: number for number, pk in enumerate(ids)}
    apart: list[set[int]] = [set() for _ in ids]
    for one, two in community.apart:
        if one in at and two in at:
            apart[at[one]].add(at[two])
            apart[at[two]].add(at[one])
    return _Graph(
        ids=ids,
        topics=[{at[learner]: topics for learner, topics in arrows[pk].items() if learner in at} for pk in ids],
        out=[{at[learner] for learner in teaches[pk] if learner in at} for pk in ids],
        into=[{at[teacher] for teacher in learns[pk] if teacher in at} for pk in ids],
        apart=apart,
    )


def _rings_from(graph: _Graph, start: int, most: int) -> Iterator[Seats]:
    """The rings in which nobody comes before `start`, once for each choice of topics."""
    for people in _circles_from(graph, start, most):
        smallest = min(range(len(people)), key=lambda place: graph.ids[people[place]])
        turned = people[smallest:] + people[:smallest]
        pairs = zip(turned, turned[1:] + turned[:1], strict=True)
        for topics in product(*(graph.topics[teacher][learner] for teacher, learner in pairs)):
            yield tuple(Seat(graph.ids[one], topic) for one, topic in zip(turned, topics, strict=True))


def _circles_from(graph: _Graph, start: int, most: int) -> Iterator[tuple[int, ...]]:
    out, into = graph.out, graph.into
    second = sorted(number for number in out[start] if number > start)
    last = sorted(number for number in into[start] if number > start)
    for one in second:
        for two in sorted(out[one] & into[start]):
            if two > start:
                yield start, one, two
    if most < MOST:
        return
    for one in second:
        for three in last:
            if three != one and three not in graph.apart[one]:
                for two in sorted(out[one] & into[three]):
                    if two > start and two not in graph.apart[start]:
                        yield start, one, two, three
