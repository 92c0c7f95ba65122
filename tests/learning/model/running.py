"""What the model allows from the beginning of a session to its settlement. Actions return as those of `Answering`."""

import datetime as dt

from tests.learning.model.series import Series
from tests.learning.model.session import GRACE, ModelSession

DAY = dt.timedelta(hours=24)
OPENS = dt.timedelta(minutes=15)


class Running(Series):
    """Start and end, claims, disputes, no-shows, and what time does by itself."""

    def begin(self, session: ModelSession, by: int) -> bool:
        if not session.is_booked or not session.start - OPENS <= self.now < session.end:
            return False
        if not session.is_held and not self.take(session):
            return False
        session.status, session.proposal, session.waits = "in_progress", None, None
        session.came.setdefault(by, self.now)
        return True

    def finish(self, session: ModelSession, by: int, number: int | None) -> bool:
        if session.status == "completed" or (session.ended and session.ended_by == by):
            return True
        if session.status != "in_progress" or session.disputed:
            return False
        passed = session.passed(self.now)
        least = passed if by == session.teacher else max(passed, session.half)
        said = min(number or least, session.minutes)
        if session.is_claimed:
            return self._answer_claim(session, by, number, said)
        if session.ended:
            return False
        if session.other(by) not in session.came and self.now < session.start + GRACE:
            return False
        session.came.setdefault(by, self.now)
        if by == session.student and said >= max(passed - 2, session.half):
            self._pay(session, said)
            return True
        session.ended_at = self.now
        session.ended, session.ended_by, session.claimed, session.settles = True, by, said, self.now + DAY
        return True

    def _answer_claim(self, session: ModelSession, by: int, number: int | None, said: int) -> bool:
        learner = by == session.student and (number is None or said >= session.claimed)
        teacher = by == session.teacher and said <= session.claimed
        if learner or teacher:
            self._pay(session, session.claimed if learner else said)
        return learner or teacher or number is None

    def confirm(self, session: ModelSession, by: int) -> bool:
        if session.status == "completed":
            return True
        if not session.is_claimed or session.ended_by == by:
            return False
        self._pay(session, session.claimed)
        return True

    def dispute(self, session: ModelSession, by: int) -> bool:
        if session.disputed:
            return True
        if not session.is_claimed or session.ended_by == by:
            return False
        session.disputed, session.settles = True, None
        return True

    def decide(self, session: ModelSession, decision: str, minutes: int) -> None:
        if decision == "took_place":
            self._pay(session, minutes)
        elif decision == "not_held":
            self._give(session, "abandoned")
        else:
            self._give(session, "no_show", failed=session.teacher if decision == "teacher_absent" else session.student)

    def report(self, session: ModelSession, by: int) -> bool:
        other = session.other(by)
        if session.status == "no_show" and session.absent == other:
            return True
        in_time = session.start + GRACE <= self.now < session.end + DAY
        running = session.status == "in_progress" and not session.ended
        if not (running and in_time and by in session.came and other not in session.came):
            return False
        session.status, session.absent, session.settles = "no_show", other, self.now + DAY
        session.ended, session.ended_by = True, by
        return True

    def excuse(self, session: ModelSession, by: int) -> bool:
        if session.status == "abandoned" and session.is_excused and session.absent == by:
            return True  # the same again
        if session.status != "no_show" or session.settled or session.disputed or session.absent != by:
            return False
        session.status, session.settles, session.is_excused = "abandoned", self.now + DAY, True
        return True

    def appeal(self, session: ModelSession, by: int) -> bool:
        if session.disputed and session.appealed_by == by:
            return True  # the same again
        concerned = by if session.status == "no_show" else session.other(by)
        open_still = session.status in ("no_show", "abandoned") and session.settles is not None and not session.settled
        if not open_still or session.disputed or session.absent != concerned:
            return False
        session.disputed, session.settles, session.appealed_by = True, None, by
        return True

    def due(self, session: ModelSession) -> None:
        """What time does to it by now."""
        forgotten = self.now >= session.end + DAY
        if session.settled or session.disputed or (session.settles is not None and session.settles > self.now):
            return
        if session.status == "requested" and session.expires <= self.now:
            self._give(session, "expired")
        elif session.status == "scheduled" and session.hold_due is not None and session.hold_due <= self.now:
            self.take_or_drop(session)
        elif session.status == "scheduled" and forgotten:
            self._give(session, "abandoned")
        elif session.status == "no_show":
            self._give(session, "no_show", failed=session.absent)
        elif session.status == "abandoned":
            self._give(session, "abandoned")
        elif session.status == "in_progress" and (forgotten or session.settles is not None):
            self._silence(session)

    def _silence(self, session: ModelSession) -> None:
        if len(session.came) == 2:
            self._pay(session, session.paid_by_silence(self.now))
        elif session.ended:
            (came,) = session.came
            self._give(session, "no_show", failed=session.other(came))
        else:
            self._give(session, "abandoned")
