"""What the model holds for sessions of a series: minutes for the next two, and for what is close."""

import datetime as dt

from tests.learning.model.balances import Balances
from tests.learning.model.session import ModelSession

NEXT = 2
SHORT = dt.timedelta(hours=48)
DROP = dt.timedelta(hours=24)
RETRY = dt.timedelta(hours=1)


class Series(Balances):
    """A series is a number; what belongs to it is in the order of its times."""

    def of_series(self, series: int) -> list[ModelSession]:
        return sorted((one for one in self.sessions if one.series == series), key=lambda one: one.start)

    def _following(self, series: int) -> list[ModelSession]:
        return [one for one in self.of_series(series) if one.is_booked][:NEXT]

    def take(self, session: ModelSession) -> bool:
        """Hold its minutes, if the learner has them."""
        if self.available[session.student] < session.minutes:
            return False
        self._hold(session, session.minutes)
        session.is_held, session.hold_due = True, None
        return True

    def take_if_next(self, session: ModelSession, *, must: bool) -> bool:
        """What agreeing on it does: whether it may be agreed on."""
        session.hold_due = session.start - SHORT
        is_close = session.hold_due <= self.now
        if not is_close and session not in self._following(session.series):
            return True
        return self.take(session) or not (must or is_close)

    def hold_next(self, series: int) -> bool:
        for session in self._following(series):
            if session.status == "scheduled" and not session.is_held:
                self.take(session)
        return True

    def take_or_drop(self, session: ModelSession) -> None:
        falls_out = session.start - DROP
        if self.take(session):
            return
        if self.now >= falls_out:
            self._give(session, "cancelled")
        else:
            session.hold_due = min(self.now + RETRY, falls_out)
