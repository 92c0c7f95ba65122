"""What the model allows before a session begins.

Each action returns whether it is allowed, and does it then; what was done before is allowed and does nothing.
"""

import datetime as dt
from collections.abc import Callable

from tests.learning.model.series import Series
from tests.learning.model.session import GRACE, NOTICE, ModelSession

LATE_GRACE = dt.timedelta(minutes=30)
EXTENDS = dt.timedelta(minutes=5)
LONGEST = 240
ANSWER = dt.timedelta(hours=72)


class Answering(Series):
    """Requests, answers, other times, cancellations and blocks."""

    def free(self, session: ModelSession, start: dt.datetime, minutes: int) -> bool:
        end = start + dt.timedelta(minutes=minutes)
        pair = {session.teacher, session.student}
        others = (one for one in self.sessions if one is not session and one.is_booked)
        return not any(pair & {one.teacher, one.student} and one.start < end and start < one.end for one in others)

    def request(self, teacher: int, student: int, start: dt.datetime, minutes: int) -> ModelSession | None:
        expires = min(start, self.now + ANSWER)
        session = ModelSession(teacher, student, start, minutes, expires, waits=teacher)
        if not self.free(session, start, minutes) or self.apart(teacher, student):
            return None
        self.sessions.append(session)
        return session

    def request_weekly(
        self, teacher: int, student: int, start: dt.datetime, minutes: int, weeks: int
    ) -> list[ModelSession] | None:
        number = len({one.series for one in self.sessions})
        times = [start + dt.timedelta(weeks=week) for week in range(weeks)]
        asked = [
            ModelSession(teacher, student, at, minutes, min(at, self.now + ANSWER), waits=teacher, series=number)
            for at in times
        ]
        if not all(self.free(one, one.start, minutes) for one in asked) or self.apart(teacher, student):
            return None
        self.sessions += asked
        return asked

    def accept_all(self, series: int, by: int) -> bool:
        """All that wait for `by`, or none."""
        sessions = self.of_series(series)
        asked = [one for one in sessions if one.status == "requested" and self._may_answer(one, by)]
        if not asked:
            return any(one.status in ("scheduled", "in_progress") for one in sessions)
        return self._all_or_none(asked, lambda one: self.accept(one, by))

    def _all_or_none(self, sessions: list[ModelSession], do: Callable[[ModelSession], bool]) -> bool:
        before = [dict(vars(one)) for one in sessions]
        minutes = list(self.available), list(self.held)
        if all(do(one) for one in sessions):
            return True
        self.available, self.held = minutes
        for one, was in zip(sessions, before, strict=True):
            vars(one).update(was)
        return False

    def decline_all(self, series: int, by: int) -> bool:
        sessions = self.of_series(series)
        asked = [one for one in sessions if one.status == "requested" and self._may_answer(one, by)]
        done = any(one.status == "declined" and one.closed_by == by for one in sessions)
        return all(self.decline(one, by) for one in asked) and (bool(asked) or done)

    def cancel_rest(self, series: int, by: int) -> bool:
        sessions = self.of_series(series)
        left = [one for one in sessions if one.status in ("requested", "scheduled")]
        done = any(one.closed_by == by for one in sessions)
        return all(self.cancel(one, by) for one in left) and (bool(left) or done)

    def _may_answer(self, session: ModelSession, by: int) -> bool:
        in_time = session.status == "scheduled" or (session.status == "requested" and session.expires > self.now)
        return in_time and session.waits == by

    def accept(self, session: ModelSession, by: int) -> bool:
        if session.status == "scheduled" and session.waits is None:
            return True
        start, minutes = session.proposal or (session.start, session.minutes)
        if not (self._may_answer(session, by) and start > self.now and self.free(session, start, minutes)):
            return False
        return self._all_or_none([session], lambda one: self._agree(one, start, minutes))

    def _agree(self, session: ModelSession, start: dt.datetime, minutes: int) -> bool:
        first, had = session.status == "requested", session.minutes if session.is_held else 0
        too_late = session.status == "scheduled" and self.now > session.free_until(session.student)
        late = self.now > start - NOTICE and not too_late
        session.grace = min(self.now + LATE_GRACE, start) if late else None
        session.start, session.minutes, session.status = start, minutes, "scheduled"
        session.proposal = session.waits = None
        if session.series is not None and not session.is_held:
            return self.take_if_next(session, must=first)
        if self.available[session.student] + had < minutes:
            return False
        self._hold(session, minutes - had)
        session.is_held = True
        return True

    def decline(self, session: ModelSession, by: int) -> bool:
        if session.status == "declined" and session.closed_by == by:
            return True
        if not self._may_answer(session, by):
            return False
        if session.status == "scheduled":
            session.proposal = session.waits = None
        else:
            session.status, session.settled, session.closed_by = "declined", True, by
        return True

    def edit(self, session: ModelSession, by: int, start: dt.datetime, minutes: int) -> bool:
        if session.status not in ("requested", "scheduled") or session.start <= self.now:
            return False
        if (start, minutes) == (session.start, session.minutes):
            return True
        if not self.free(session, start, minutes):
            return False
        session.waits = session.other(by)
        if session.status == "scheduled":
            session.proposal = start, minutes
        else:
            session.start, session.minutes, session.expires = start, minutes, min(start, self.now + ANSWER)
        return True

    def cancel(self, session: ModelSession, by: int) -> bool:
        if session.status == "cancelled":
            return True
        if session.status not in ("requested", "scheduled"):
            return False
        self._give(session, "cancelled", failed=by if self._is_late(session, by) else None)
        session.closed_by = by
        return True

    def _is_late(self, session: ModelSession, by: int) -> bool:
        return session.is_held and self.now > session.free_until(by)

    def extend(self, session: ModelSession, by: int, minutes: int) -> bool:
        """Propose to go on, or agree with the other's proposal of the same."""
        near_end = session.end - EXTENDS <= self.now < session.end
        if session.extended == minutes and not session.ended and self.now < session.end - EXTENDS:
            return True
        running = session.status == "in_progress" and not session.ended and len(session.came) == 2
        if not (running and near_end) or session.minutes + 15 > LONGEST:
            return False
        if session.extension == (minutes, by):
            return True
        rich = self.available[session.student] >= minutes
        fits = session.minutes + minutes <= LONGEST and self.free(session, session.end, minutes)
        if not (rich and fits):
            return False
        if session.extension == (minutes, session.other(by)):
            self._hold(session, minutes)
            session.minutes, session.extension, session.extended = session.minutes + minutes, None, minutes
        else:
            session.extension = minutes, by
        return True

    def stop(self, session: ModelSession, _by: int) -> bool:
        """Decline to go on, or take it back."""
        session.extension = None
        return True

    def apart(self, one: int, two: int) -> bool:
        return not self.blocks.isdisjoint({(one, two), (two, one)})

    def block(self, by: int, other: int, sessions: list[ModelSession]) -> None:
        """Of `sessions`, in this order, what is ahead of the two is cancelled as `by` would cancel it.

        So is what was started before its time, and what one of them started while the other may still come.
        """
        if self.apart(by, other):
            return
        self.blocks.add((by, other))
        for session in sessions:
            if {session.teacher, session.student} != {by, other}:
                continue
            if session.status in ("requested", "scheduled"):
                late = self._is_late(session, by)
                self.cancel(session, by)
                session.closed_by = by if late else None  # a block says no more than it has to
            elif session.status == "in_progress" and not session.ended and self._takes_it_away(session, by):
                self._give(session, "cancelled", failed=by)
                session.closed_by = by

    def _takes_it_away(self, session: ModelSession, by: int) -> bool:
        alone = len(session.came) == 1 and self.now < session.start + GRACE
        return self.now < session.start or by not in session.came or alone
