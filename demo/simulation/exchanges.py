"""Which exchanges are possible among those who are there now, by the product's own rules and search."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from rings.models import FEWEST
from rings.rules import Community, Person, Seat, Seats, can_teach, is_ring
from rings.search import find_rings

PAIR = 2


class Market:
    """Who is there, and who could teach whom what. Somebody's `wishes` only ever become fewer."""

    def __init__(self) -> None:
        self.people: dict[UUID, Person] = {}
        self.community = Community(self.people)
        self._teachers: defaultdict[UUID, dict[UUID, None]] = defaultdict(dict)
        self._learners: defaultdict[UUID, dict[UUID, None]] = defaultdict(dict)
        self._known: dict[tuple[UUID, UUID, UUID], bool] = {}

    def join(self, person: Person) -> None:
        self.people[person.id] = person
        for topic in person.offers:
            self._teachers[topic][person.id] = None
        for topic in person.wishes:
            self._learners[topic][person.id] = None

    def leave(self, user_id: UUID) -> None:
        person = self.people.pop(user_id)
        for topic in person.offers:
            del self._teachers[topic][user_id]
        for topic in person.wishes:
            del self._learners[topic][user_id]

    def change(self, person: Person) -> None:
        """What is known of them, or what they still wish for, is different now."""
        for topic in self.people[person.id].wishes.keys() - person.wishes.keys():
            del self._learners[topic][person.id]
        self.people[person.id] = person

    def can_teach(self, teacher: UUID, learner: UUID, topic: UUID) -> bool:
        """True while the learner still wishes for it, and the two fit each other."""
        if teacher not in self.people or learner not in self.people or topic not in self.people[learner].wishes:
            return False
        key = teacher, learner, topic
        if key not in self._known:
            self._known[key] = can_teach(self.people[teacher], self.people[learner], topic)
        return self._known[key]

    def teachers_for(self, learner: UUID, topic: UUID) -> list[UUID]:
        """Who could teach them this, in the order they joined."""
        return [one for one in self._teachers[topic] if one != learner and self.can_teach(one, learner, topic)]

    def learners_of(self, teacher: UUID, topic: UUID) -> list[UUID]:
        return [one for one in self._learners[topic] if one != teacher and self.can_teach(teacher, one, topic)]

    def possible(self, most: int, among: Iterable[UUID], *, limit: int) -> list[Seats]:
        """Exchanges of two to `most` people with at least one of `among`, at most `limit` rings."""
        holding = [one for one in among if one in self.people]
        found = [*self._pairs(holding)] if most >= PAIR else []
        if most >= FEWEST and holding:
            everybody = len(holding) == len(self.people)
            found += find_rings(self.community, most=most, holding=None if everybody else holding, limit=limit)
        return found

    def _pairs(self, holding: Sequence[UUID]) -> Iterator[Seats]:
        earlier: set[UUID] = set()
        for one in holding:
            for topic in self.people[one].wishes:
                for other in self.teachers_for(one, topic):
                    if other not in earlier:
                        for back in self.people[one].offers:
                            if self.can_teach(one, other, back):
                                yield Seat(one, back), Seat(other, topic)
            earlier.add(one)

    def holds(self, seats: Seats) -> bool:
        """True while each can still teach the next one."""
        pairs = zip(seats, (*seats[1:], seats[0]), strict=True)
        return all(self.can_teach(seat.user_id, following.user_id, seat.topic_id) for seat, following in pairs)

    def replacements(self, seats: Seats, place: int) -> Iterator[Seats]:
        """The ring with each of those who could take that place, in the order they joined."""
        before, after = seats[place - 1], seats[(place + 1) % len(seats)]
        taken = {seat.user_id for seat in seats}
        if after.user_id not in self.people:
            return
        for one in self.learners_of(before.user_id, before.topic_id):
            if one not in taken:
                for topic in self.people[after.user_id].wishes:
                    if self.can_teach(one, after.user_id, topic):
                        whole = (*seats[:place], Seat(one, topic), *seats[place + 1 :])
                        if is_ring(self.community, whole):
                            yield whole
