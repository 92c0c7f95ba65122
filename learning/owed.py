"""What an end says that names no minutes, and how much one's word alone may pay. Pure functions of what is known.

`facts` are what the call shows (`learning/attendance.py`), None when nobody used it: then the clock decides alone. The
other's agreement, and a moderator, may always pay more or less. `docs/time.md` says why.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from learning.attendance import Facts, facts_now
from learning.models import Session
from learning.participants import joined_times, other_of
from learning.times import half_of, minutes_since, passed_minutes

READING_MINUTES = 2  # between reading how many passed and sending it


@dataclass(frozen=True)
class Known:
    """What is known of a session at `now`: who came when, and what the call shows until then or until its end."""

    session: Session
    joined: Mapping[UUID, dt.datetime]
    facts: Facts | None
    now: dt.datetime

    @property
    def passed(self) -> int:
        """As the clock says."""
        return passed_minutes(self.session, self.joined, self.session.ended_at or self.now)

    @property
    def possible(self) -> int:
        """As the clock says at most: a teacher who pressed "start" late may have come in time."""
        begun = min(self.session.scheduled_time, self.session.started_at or self.session.scheduled_time)
        return minutes_since(begun, self.session.ended_at or self.now, most=self.session.duration_minutes)

    @property
    def shown(self) -> int:
        """As the call says: none to all. A teacher who waited in it has earned the half."""
        if self.facts is None:
            return self.passed
        both = min(self.facts.together, self.session.duration_minutes)
        return max(both, half_of(self.session)) if self.waited(self.session.teacher_id) else both

    def waited(self, person: UUID) -> bool:
        """Were they alone in the call for as long as one has to wait before a no-show, and longer than the other?"""
        if self.facts is None:
            return False
        alone, others = self.facts.waited[person], self.facts.waited[other_of(self.session, person)]
        return alone >= settings.NO_SHOW_GRACE_MINUTES and alone > others


def known_now(session: Session, now: dt.datetime) -> Known:
    """Two queries. Two who were to meet at the teacher's own link, and never did in our call, may have met there."""
    facts = facts_now(session, now)
    elsewhere = _has_own_link(session) and facts is not None and not facts.together
    return Known(session, joined_times(session), None if elsewhere else facts, now)


def _has_own_link(session: Session) -> bool:
    """A link that comes when the session has begun does not: a teacher would give one to a learner who waits."""
    began_at, linked_at = session.started_at, session.linked_at
    return bool(session.meeting_link) and (began_at is None or (linked_at is not None and linked_at <= began_at))


def minutes_unsaid(known: Known, by: UUID) -> int:
    """What the end of `by` says that names no minutes: those that both were in the call, else those that passed.

    The learner's says not less than the half that cancelling late costs: nobody gets out of a session more cheaply by
    starting and ending it. Unless it was the learner who waited for a teacher.
    """
    session = known.session
    if by == session.student_id and not known.waited(by):
        return max(known.shown, half_of(session))
    return max(1, known.shown)


def is_enough(known: Known, said: int) -> bool:
    """May the learner's word alone pay `said` minutes at once? What passed, and at least half of what was agreed.

    The minutes in the call stand for what passed only when the teacher is still in it and was not left alone there:
    the two may have gone on elsewhere, and whoever leaves early must not gain by it.
    """
    session, facts = known.session, known.facts
    is_whole = facts is not None and session.teacher_id in facts.there and not known.waited(session.teacher_id)
    passed = known.shown if is_whole else known.passed
    return said >= max(passed - READING_MINUTES, half_of(session))


def minutes_of_silence(known: Known) -> int:
    """What is paid when the other says nothing to an end, or nobody ended it: no more than the call shows, or passed.

    What the learner said counts as it is. None at all: the two never met.
    """
    session = known.session
    claimed = session.claimed_minutes or session.duration_minutes
    if session.ended_by_id == session.student_id:
        return claimed
    return min(claimed, known.possible if known.facts is None else known.shown)
