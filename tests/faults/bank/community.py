"""A small community where everybody teaches something, and the hours in which they all want to meet."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

from learning.models import Session
from learning.services.state import change, with_session
from skillswap.db.fields import now_ms

LENGTHS = (15, 30, 45, 60)  # minutes
HOURS_AHEAD = (2, 5, 11, 14, 20, 26, 30)  # on both sides of the notice period, few enough to collide
MOVED = (
    "scheduled_time",
    "ends_at",
    "expires_at",
    "proposed_time",
    "accepted_at",
    "started_at",
    "ended_at",
    "settles_at",
)


@dataclass(frozen=True)
class Community:
    """`skills` are what each of `people` teaches; `admin` decides disputes; it all began at `opened`."""

    people: list[UUID]
    skills: dict[UUID, UUID]
    admin: UUID
    opened: dt.datetime

    def save(self, file: Path) -> None:
        skills = {str(person): str(skill) for person, skill in self.skills.items()}
        file.write_text(json.dumps({"skills": skills, "admin": str(self.admin), "opened": self.opened.isoformat()}))

    @classmethod
    def load(cls, file: Path) -> "Community":
        stored = json.loads(file.read_text())
        skills = {UUID(person): UUID(skill) for person, skill in stored["skills"].items()}
        return cls(list(skills), skills, UUID(stored["admin"]), dt.datetime.fromisoformat(stored["opened"]))


def some_time(rng: Random) -> dt.datetime:
    """A moment at which a lesson can be begun at once, or one of the few hours that everybody wants."""
    now = now_ms().replace(second=0, microsecond=0)
    if rng.random() < 0.6:
        return now + dt.timedelta(minutes=rng.randint(1, 14))
    hour = now.replace(minute=0) + dt.timedelta(hours=rng.choice(HOURS_AHEAD))
    return hour + dt.timedelta(minutes=15 * rng.randint(0, 3))


def let_time_pass(session: Session, span: dt.timedelta) -> None:
    """Put everything that is dated in a session back by `span`, as if its people had waited for so long.

    Times in the past are not looked at for overlaps: two sessions may be put back to the same hour.
    """
    with_session(session.pk, _put_back, span)


def _put_back(session: Session, span: dt.timedelta) -> None:
    change(session, **{name: moment - span for name in MOVED if (moment := getattr(session, name)) is not None})
