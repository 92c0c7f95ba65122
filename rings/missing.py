"""What a member could teach so that others can learn: topics that would complete a ring, or a swap of two. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from rings.rules import Community, Person, Seat, Seats, SkillFacts, can_teach
from rings.search import in_turns
from skills.models import Level

LIMIT = 600  # circles that are looked at: 20 ms
IMAGINED = Level.INTERMEDIATE.value  # what "I can teach this" adds; see `client/src/entities/skill/take-up.ts`


@dataclass(frozen=True)
class Missing:
    """A topic that the member does not teach, and the circles of two or three that they would complete with it.

    Each begins with the member. None of the people in it could learn anything from the member as things are.
    """

    topic_id: UUID
    circles: list[Seats]


def missing_offers(community: Community, user_id: UUID, *, limit: int = LIMIT) -> list[Missing]:
    """Topics with the circles that they would complete, complete below `limit` circles, in the order of their ids.

    At the limit those who could teach the member have had their turns alike. The same community gives the same list.
    """
    me = community.people.get(user_id)
    if me is None or not me.may_be_asked:
        return []
    found: defaultdict[UUID, list[Seats]] = defaultdict(list)
    for circle in in_turns(_searches(community, me), limit):
        found[circle[0].topic_id].append(circle)
    return [Missing(topic, found[topic]) for topic in sorted(found)]


def with_offer(community: Community, user_id: UUID, topics: Mapping[UUID, str]) -> Community:
    """The community as it would be if the member taught these topics too."""
    me = community.people[user_id]
    offers = {**me.offers, **{topic: SkillFacts(topic, name, IMAGINED, "") for topic, name in topics.items()}}
    return Community({**community.people, user_id: replace(me, offers=offers)}, community.apart)


def _searches(community: Community, me: Person) -> list[Iterator[Seats]]:
    """For each who could teach the member: the circles of two with them, then those of three."""
    others = [one for pk, one in sorted(community.people.items()) if _may_join(community, me, one)]
    learners = {one.id: (one, topics) for one in others if (topics := _could_learn(me, one))}
    last = [(one, topics) for one in others if (topics := _teaches(one, me))]
    return [_circles(community, me, teacher, topics, learners) for teacher, topics in last]


def _circles(
    community: Community,
    me: Person,
    teacher: Person,
    topics: list[UUID],
    learners: Mapping[UUID, tuple[Person, list[UUID]]],
) -> Iterator[Seats]:
    """`teacher` could teach the member these topics; `learners` are those who could learn from the member, and what."""
    if teacher.id in learners:
        for missing in learners[teacher.id][1]:
            for topic in topics:
                yield Seat(me.id, missing), Seat(teacher.id, topic)
    for between, wanted in learners.values():
        if between.id != teacher.id and not community.are_apart(between.id, teacher.id):
            for second in _teaches(between, teacher):
                for missing in wanted:
                    for topic in topics:
                        yield Seat(me.id, missing), Seat(between.id, second), Seat(teacher.id, topic)


def _may_join(community: Community, me: Person, one: Person) -> bool:
    return one.id != me.id and one.may_be_asked and not community.are_apart(me.id, one.id)


def _teaches(teacher: Person, learner: Person) -> list[UUID]:
    """The topics in which the one could teach the other, as things are."""
    shared = teacher.offers.keys() & learner.wishes.keys()
    return [topic for topic in sorted(shared) if can_teach(teacher, learner, topic)]


def _could_learn(me: Person, one: Person) -> list[UUID]:
    """Topics that the member could teach them if they offered them; none when something fits already."""
    if _teaches(me, one):
        return []
    topics = sorted(one.wishes.keys() - me.offers.keys())
    imagined = replace(me, offers={topic: SkillFacts(topic, "", IMAGINED, "") for topic in topics})
    return [topic for topic in topics if can_teach(imagined, one, topic)]
