"""Months of a community under one policy, day by day."""

from collections import Counter, defaultdict
from dataclasses import replace
from random import Random
from uuid import UUID

from demo.simulation.accounts import Accounts
from demo.simulation.exchange import Exchange, Lesson, Reply, State
from demo.simulation.exchanges import Market
from demo.simulation.matching import Matching
from demo.simulation.members import Member, members_of
from demo.simulation.outcome import Outcome, Story, outcome_of
from demo.simulation.policies import Policy
from demo.simulation.scenario import Scenario
from rings.models import FEWEST
from rings.rules import Answers, Seats, ring_key

ANSWER_DAYS, REPAIR_DAYS, REPAIRS = 3, 2, 3  # as RING_ANSWER_HOURS, RING_REPAIR_HOURS and RING_REPAIRS
LESSON_DAYS = 10  # after everybody's yes, in which the lessons are held
_REPLY_DAYS, _OFTEN = (0, 1, 2), (60, 30, 10)  # until somebody answers who does
_SILENT = 0.5  # of those who do not say yes; the others say no


def simulate(scenario: Scenario, policy: Policy) -> Outcome:
    """What becomes of the members of `scenario` under `policy`. The same for the same arguments."""
    return Life(scenario, policy).lived()


class Life:
    """The state of one run. After each day nobody is in more open exchanges than `matching.ROOM`."""

    def __init__(self, scenario: Scenario, policy: Policy) -> None:
        self.scenario, self.policy = scenario, policy
        members, self.rare = members_of(scenario)
        self.stories = {member.id: Story(member) for member in members}
        self._joining: defaultdict[int, list[Member]] = defaultdict(list)
        self._leaving: defaultdict[int, list[Member]] = defaultdict(list)
        for member in members:
            self._joining[member.joins].append(member)
            self._leaving[member.leaves].append(member)
        self.market = Market()
        self.accounts = Accounts()
        self.matching = Matching(self.market, self.accounts, policy)
        self.open: list[Exchange] = []
        self.closed: list[Exchange] = []
        self._asked: Counter[UUID] = Counter()

    def lived(self) -> Outcome:
        for day in range(self.scenario.days):
            self.live(day)
        return outcome_of(self.stories.values(), [*self.closed, *self.open], self.rare, self.scenario.days)

    def live(self, day: int) -> None:
        """Who goes and comes, what is answered and taught, and what is proposed in the night after it."""
        for member in self._leaving[day]:
            for exchange in [one for one in self.open if one.is_open and member.id in one.people]:
                self._lose(exchange, member.id, day)
            self.market.leave(member.id)
            self.matching.leave(member.id)
        for member in self._joining[day]:
            self.market.join(member.person)
            self.matching.join(member.id)
            self.accounts.welcome(member.id)
        for exchange in self.open:
            self._answers(exchange, day)
            self._lessons(exchange, day)
        self._sort_out()
        for seats, is_single in self.matching.proposals(day):
            self._propose(seats, day, is_single=is_single)

    def _sort_out(self) -> None:
        self.closed += [one for one in self.open if not one.is_open]
        self.open = [one for one in self.open if one.is_open]

    def _propose(self, seats: Seats, day: int, *, is_single: bool) -> None:
        exchange = Exchange(seats, since=day, due=day + ANSWER_DAYS, is_single=is_single)
        for user_id in exchange.people:
            self._ask(exchange, user_id, day)
        self.open.append(exchange)

    def _ask(self, exchange: Exchange, user_id: UUID, day: int) -> None:
        """They will say yes, no or nothing: the same at their n-th question under every policy."""
        self._asked[user_id] += 1
        self.matching.enter(user_id, exchange)
        rng = Random(f"answer-{self.scenario.seed}-{user_id.int}-{self._asked[user_id]}")
        says_yes = rng.random() < self.stories[user_id].member.says_yes
        after = rng.choices(_REPLY_DAYS, _OFTEN)[0]
        says = True if says_yes else None if rng.random() < _SILENT else False
        exchange.replies[user_id] = Reply(day, day + 1 + after, says)

    def _answers(self, exchange: Exchange, day: int) -> None:
        if exchange.state is not State.PROPOSED:
            return
        for user_id, reply in list(exchange.replies.items()):
            if exchange.is_open and user_id in exchange.replies:
                if reply.says is not None and reply.day <= day:
                    del exchange.replies[user_id]
                    self._note(user_id, reply.says, hours=24 * (reply.day - reply.asked) - 12)
                    if not reply.says:
                        self._lose(exchange, user_id, day)
                elif exchange.due <= day:
                    self._note(user_id, None)
                    self._lose(exchange, user_id, day)
        if exchange.is_open and not exchange.replies:
            self._agree(exchange, day)

    def _note(self, user_id: UUID, says: bool | None, hours: float = 0.0) -> None:
        person = self.market.people[user_id]
        old = person.answers
        new = Answers(old.asked + 1, old.answered + (says is not None), old.yes + (says is True), old.hours + hours)
        self.market.change(replace(person, answers=new))

    def _agree(self, exchange: Exchange, day: int) -> None:
        exchange.state = State.AGREED
        rng = Random(f"lessons-{self.scenario.seed}-{ring_key(exchange.seats)}")
        exchange.ahead = [Lesson(day + 1 + rng.randrange(LESSON_DAYS), *lesson) for lesson in exchange.lessons()]
        exchange.outs = {
            user_id: day + 1 + rng.randrange(LESSON_DAYS)
            for user_id in exchange.people
            if rng.random() < self.scenario.drop_outs
        }

    def _lessons(self, exchange: Exchange, day: int) -> None:
        for user_id, out in list(exchange.outs.items()):
            if exchange.state is State.AGREED and out <= day:
                del exchange.outs[user_id]
                self._lose(exchange, user_id, day)
        if exchange.state is not State.AGREED:
            return
        for lesson in [one for one in exchange.ahead if one.day <= day]:
            exchange.ahead.remove(lesson)
            exchange.held.append(lesson)
            self._hold(lesson)
        if not exchange.ahead:
            self._close(exchange)

    def _hold(self, lesson: Lesson) -> None:
        if self.policy.has_credits:
            self.accounts.pay(lesson.learner, lesson.teacher)
        self.stories[lesson.teacher].taught += 1
        self.stories[lesson.learner].learned(lesson.topic, lesson.day)
        learner = self.market.people[lesson.learner]
        if lesson.topic in learner.wishes:
            left = {topic: wish for topic, wish in learner.wishes.items() if topic != lesson.topic}
            self.market.change(replace(learner, wishes=left))

    def _lose(self, exchange: Exchange, user_id: UUID, day: int) -> None:
        """Somebody is out: before the first lesson another one is asked, later the lessons of the others are left."""
        if exchange.held:
            exchange.ahead = [one for one in exchange.ahead if user_id not in (one.teacher, one.learner)]
            exchange.outs.pop(user_id, None)
            if not exchange.ahead:
                self._close(exchange)
        elif not self._repair(exchange, user_id, day):
            self._close(exchange)

    def _repair(self, exchange: Exchange, user_id: UUID, day: int) -> bool:
        if len(exchange.seats) < FEWEST or exchange.repairs >= REPAIRS:
            return False
        place = exchange.people.index(user_id)
        whole = self.matching.replacement(exchange.seats, place)
        if whole is None:
            return False
        self.matching.exit(user_id, exchange)
        exchange.seats = whole
        exchange.state, exchange.repairs = State.PROPOSED, exchange.repairs + 1
        exchange.due = max(exchange.due, day + REPAIR_DAYS)
        exchange.ahead, exchange.outs = [], {}
        exchange.replies.pop(user_id, None)
        self._ask(exchange, whole[place].user_id, day)
        return True

    def _close(self, exchange: Exchange) -> None:
        for user_id in exchange.people:
            self.matching.exit(user_id, exchange)
        exchange.close()
