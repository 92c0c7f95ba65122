"""What is proposed each night, by the policy."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from demo.simulation.accounts import Accounts
from demo.simulation.exchange import Exchange
from demo.simulation.exchanges import Market
from demo.simulation.members import NOW
from demo.simulation.policies import Policy
from rings.choice import choose
from rings.models import MOST_PROPOSALS
from rings.rules import Seat, Seats, ring_key
from rings.weights import weight

ROOM = MOST_PROPOSALS  # open exchanges of one member, agreed ones too: nobody has time for any number of them
LIMIT = 20_000  # rings of one search
SECONDS = 3600.0  # for one choice: that it runs out would make figures depend on the machine
NEAR_ENOUGH = 0.03  # of the optimum of a night
_EVERY = 7  # days after which everything is searched anew, when a search ended at LIMIT

Proposal = tuple[Seats, bool]  # with True for a single lesson: the first teaches the second


class Matching:
    """Remembers what is possible, what was tried, and how many open exchanges everybody has."""

    def __init__(self, market: Market, accounts: Accounts, policy: Policy) -> None:
        self._market, self._accounts, self._policy = market, accounts, policy
        self._known: dict[str, Seats] = {}
        self._tried: set[str] = set()
        self._tried_singles: set[tuple[UUID, UUID, UUID]] = set()
        self._new: list[UUID] = []
        self._free: dict[UUID, None] = {}  # who may have something new to choose since the last night
        self._is_cut = False
        self.taking: defaultdict[UUID, list[Exchange]] = defaultdict(list)

    def join(self, user_id: UUID) -> None:
        self._new.append(user_id)
        self._free[user_id] = None

    def leave(self, user_id: UUID) -> None:
        self._new = [one for one in self._new if one != user_id]
        self._free.pop(user_id, None)

    def enter(self, user_id: UUID, exchange: Exchange) -> None:
        self.taking[user_id].append(exchange)

    def exit(self, user_id: UUID, exchange: Exchange) -> None:
        self.taking[user_id].remove(exchange)
        self._free[user_id] = None

    def has_room(self, user_id: UUID) -> bool:
        return len(self.taking[user_id]) < ROOM and self._can_pay(user_id)

    def _can_pay(self, learner: UUID) -> bool:
        """For the lessons that wait, too."""
        if not self._policy.has_credits:
            return True
        waiting = sum(1 for one in self.taking[learner] for lesson in one.lessons() if lesson[1] == learner)
        return self._accounts.can_pay(learner, waiting + 1)

    def proposals(self, day: int) -> Iterator[Proposal]:
        """What is proposed in the night after that day. Whoever takes one enters its people before the next."""
        self._look(day)
        rings = self._all_together() if self._policy.is_nightly else self._one_by_one()
        for seats in rings:
            if self._is_free(seats):  # of two that were chosen together, somebody may be able to pay for only one
                self._tried.add(ring_key(seats))
                yield seats, False
        if self._policy.has_credits:
            yield from self._singles()
        self._free.clear()

    def replacement(self, seats: Seats, place: int) -> Seats | None:
        """The ring with the best of those who could take that place."""
        fit = [
            whole
            for whole in self._market.replacements(seats, place)
            if self.has_room(whole[place].user_id) and ring_key(whole) not in self._tried
        ]
        best = max(fit, key=self._weight, default=None)
        if best is not None:
            self._tried.add(ring_key(best))
        return best

    def _look(self, day: int) -> None:
        everybody = self._is_cut and day % _EVERY == 0
        among = list(self._market.people) if everybody else self._new
        found = self._market.possible(self._policy.most, among, limit=LIMIT) if among else []
        self._is_cut = self._is_cut or len(found) >= LIMIT
        self._known |= {key: seats for seats in found if (key := ring_key(seats)) not in self._tried}
        self._known = {
            key: seats for key, seats in self._known.items() if key not in self._tried and self._market.holds(seats)
        }
        self._new = []

    def _weight(self, seats: Seats) -> float:
        return weight(self._market.community, seats, NOW) if self._policy.is_weighted else float(len(seats))

    def _with_room(self) -> list[Seats]:
        room = {user_id: self.has_room(user_id) for user_id in self._market.people}
        return [seats for seats in self._known.values() if all(room[seat.user_id] for seat in seats)]

    def _all_together(self) -> list[Seats]:
        fit = self._with_room()
        counts = {user_id: len(exchanges) for user_id, exchanges in self.taking.items()}
        chosen = choose(
            fit, [self._weight(seats) for seats in fit], counts, most=ROOM, seconds=SECONDS, near_enough=NEAR_ENOUGH
        )
        return [fit[number] for number in chosen]

    def _one_by_one(self) -> Iterator[Seats]:
        """Each in turn takes their best, which nobody has tried."""
        by_member: defaultdict[UUID, list[Seats]] = defaultdict(list)
        for seats in self._with_room():
            for seat in seats:
                by_member[seat.user_id].append(seats)
        for user_id in list(self._free):
            fit = [seats for seats in by_member[user_id] if self._is_free(seats)]
            if fit:
                yield max(fit, key=self._weight)

    def _is_free(self, seats: Seats) -> bool:
        return all(self.has_room(seat.user_id) for seat in seats) and ring_key(seats) not in self._tried

    def _singles(self) -> Iterator[Proposal]:
        """Who can pay asks for one lesson a night, of whoever teaches it and has something to spend the minutes on.

        Whoever has learned less than others comes first; of the teachers, the one with the fewest minutes.
        """
        balances = self._accounts.balances
        for learner in sorted(self._market.people, key=lambda one: (-balances[one], one)):
            if not self.has_room(learner):
                continue
            awaited = {topic for one in self.taking[learner] for _, other, topic in one.lessons() if other == learner}
            teachers = [
                (balances[teacher], teacher, topic)
                for topic in self._market.people[learner].wishes.keys() - awaited
                for teacher in self._market.teachers_for(learner, topic)
                if (teacher, learner, topic) not in self._tried_singles
                and len(self.taking[teacher]) < ROOM
                and self._market.people[teacher].wishes
            ]
            if teachers:
                _, teacher, topic = min(teachers)
                self._tried_singles.add((teacher, learner, topic))
                yield (Seat(teacher, topic), Seat(learner, topic)), True
