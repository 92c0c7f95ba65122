"""Minutes: everybody is given some by the fund, a lesson moves some, and together they are always zero."""

from collections import Counter
from uuid import UUID

LESSON, WELCOME = 60, 300  # minutes; WELCOME as WELCOME_MINUTES
FUND = UUID(int=0)


class Accounts:
    """The balances of the fund and of all members, also of those who left."""

    def __init__(self) -> None:
        self.balances: Counter[UUID] = Counter()

    def welcome(self, user_id: UUID) -> None:
        self._move(FUND, user_id, WELCOME)

    def pay(self, learner: UUID, teacher: UUID) -> None:
        self._move(learner, teacher, LESSON)

    def can_pay(self, user_id: UUID, lessons: int) -> bool:
        return self.balances[user_id] >= LESSON * lessons

    def _move(self, giver: UUID, taker: UUID, minutes: int) -> None:
        self.balances[giver] -= minutes
        self.balances[taker] += minutes
