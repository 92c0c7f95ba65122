"""The credits of the model: what each person has and holds, and what the community's reserve gives."""

import datetime as dt
from collections import Counter

from tests.learning.model.session import ModelSession

HELP = 60  # minutes a month


class Balances:
    """People are numbers; every amount is in minutes."""

    def __init__(self, people: int, minutes: int, now: dt.datetime, reserve: int = 0) -> None:
        self.reserve = reserve
        self.helped: Counter[tuple[int, int]] = Counter()  # (person, month) → minutes of the reserve
        self.available = [minutes] * people
        self.held = [0] * people
        self.sessions: list[ModelSession] = []
        self.blocks: set[tuple[int, int]] = set()  # (who blocked, whom)
        self.now = now

    def _hold(self, session: ModelSession, minutes: int) -> None:
        self.available[session.student] -= minutes
        self.held[session.student] += minutes

    def _help(self, session: ModelSession, wanted: int) -> int:
        """What the reserve adds: between people who have both had a session, and so much a month."""
        had = {person for one in self.sessions if one.status == "completed" for person in (one.teacher, one.student)}
        if not {session.teacher, session.student} <= had:
            return 0
        mine = session.student, self.now.month
        given = min(wanted, self.reserve, HELP - self.helped[mine])
        self.reserve -= given
        self.helped[mine] += given
        return given

    def _close(self, session: ModelSession, status: str) -> None:
        session.status, session.settled, session.disputed, session.settles, session.waits = (
            status,
            True,
            False,
            None,
            None,
        )

    def _pay(self, session: ModelSession, minutes: int) -> None:
        self._hold(session, -session.minutes)
        self.available[session.student] -= minutes
        self.available[session.teacher] += minutes
        session.ended = True
        self._close(session, "completed")

    def _give(self, session: ModelSession, status: str, *, failed: int | None = None) -> None:
        """Back to the learner; half to the one who waited when somebody `failed`."""
        if session.is_held:
            self._hold(session, -session.minutes)
        if failed == session.student:
            self.available[session.student] -= session.half
            self.available[session.teacher] += session.half
        elif failed == session.teacher:
            taken = min(session.half, self.available[session.teacher])
            self.available[session.teacher] -= taken
            self.available[session.student] += taken + self._help(session, session.half - taken)
        if failed is not None and status == "no_show":
            session.absent = failed
        self._close(session, status)
