"""One exchange, from the question to its lessons."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple
from uuid import UUID

from rings.rules import Seats


class State(Enum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    COMPLETED = "completed"  # every lesson was held
    BROKEN = "broken"  # some were held
    ENDED = "ended"  # none was


class Reply(NamedTuple):
    """What somebody who was asked will say on that day, if the exchange is still open then; None: nothing."""

    asked: int
    day: int
    says: bool | None


class Lesson(NamedTuple):
    day: int
    teacher: UUID
    learner: UUID
    topic: UUID


@dataclass
class Exchange:
    """People of whom each teaches the next one; with `is_single` only the first teaches the second, for minutes."""

    seats: Seats
    since: int
    due: int
    is_single: bool = False
    state: State = State.PROPOSED
    repairs: int = 0
    replies: dict[UUID, Reply] = field(default_factory=dict)  # of those who have not answered
    ahead: list[Lesson] = field(default_factory=list)
    held: list[Lesson] = field(default_factory=list)
    outs: dict[UUID, int] = field(default_factory=dict)  # on which day somebody drops out

    @property
    def people(self) -> list[UUID]:
        return [seat.user_id for seat in self.seats]

    @property
    def is_open(self) -> bool:
        return self.state in (State.PROPOSED, State.AGREED)

    def lessons(self) -> Iterator[tuple[UUID, UUID, UUID]]:
        """Teacher, learner and topic of each."""
        for seat, following in zip(self.seats, (*self.seats[1:], self.seats[0]), strict=True):
            yield seat.user_id, following.user_id, seat.topic_id
            if self.is_single:
                return

    def close(self) -> None:
        """Nothing more will happen in it."""
        if not self.held:
            self.state = State.ENDED
        else:
            whole = 1 if self.is_single else len(self.seats)
            self.state = State.COMPLETED if len(self.held) == whole else State.BROKEN
        self.replies.clear()
        self.ahead.clear()
