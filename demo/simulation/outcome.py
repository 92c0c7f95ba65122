"""What became of the members, as figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from uuid import UUID

from demo.simulation.exchange import Exchange, State
from demo.simulation.members import Member


@dataclass
class Story:
    """What happened to one member: `met` has the day on which each wish was met first."""

    member: Member
    taught: int = 0
    met: dict[UUID, int] = field(default_factory=dict)

    def learned(self, topic: UUID, day: int) -> None:
        self.met.setdefault(topic, day)

    def waited(self, days: int) -> int:
        """Days from joining to the first lesson that they wished for, or to the end of their stay."""
        until = min(self.met.values(), default=min(self.member.leaves, days))
        return until - self.member.joins


@dataclass(frozen=True)
class Outcome:
    """Shares are from 0 to 1. Unless said otherwise, of all members who were ever there."""

    members: int
    learned: float  # share with at least one lesson that they wished for
    exchanged: float  # share with at least one completed exchange in which they taught and learned
    waited: float  # mean days until the first lesson, or until they left
    wishes: float  # share of all wishes that were met
    rare_wishes: float  # of wishes in the less offered half
    proposed: int  # exchanges of two or more who all teach
    completed: int
    success: float  # share of the proposed, and no longer open, that were completed
    singles: int  # lessons for minutes that were held
    unpaid: float  # members who taught in a broken exchange and learned nothing in it, for 100 that were completed


def outcome_of(stories: Iterable[Story], exchanges: Sequence[Exchange], rare: set[UUID], days: int) -> Outcome:
    """The figures; `rare` are topics."""
    told = list(stories)
    rings = [one for one in exchanges if not one.is_single]
    completed = [one for one in rings if one.state is State.COMPLETED]
    exchanged = {user_id for one in completed for user_id in one.people}
    met = [topic for story in told for topic in story.met]
    wishes = [topic for story in told for topic in story.member.person.wishes]
    unpaid = sum(_unpaid(one) for one in rings if one.state is State.BROKEN)
    return Outcome(
        members=len(told),
        learned=_share(sum(bool(story.met) for story in told), len(told)),
        exchanged=_share(len(exchanged), len(told)),
        waited=fmean(story.waited(days) for story in told),
        wishes=_share(len(met), len(wishes)),
        rare_wishes=_share(sum(topic in rare for topic in met), sum(topic in rare for topic in wishes)),
        proposed=len(rings),
        completed=len(completed),
        success=_share(len(completed), sum(not one.is_open for one in rings)),
        singles=sum(one.is_single and one.state is State.COMPLETED for one in exchanges),
        unpaid=100 * _share(unpaid, len(completed)),
    )


def _unpaid(exchange: Exchange) -> int:
    teachers = {lesson.teacher for lesson in exchange.held}
    return len(teachers - {lesson.learner for lesson in exchange.held})


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
