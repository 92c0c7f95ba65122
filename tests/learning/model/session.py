"""A session as the rules see it. Times and minutes, no database."""

import datetime as dt
import math
from dataclasses import dataclass, field

NOTICE = dt.timedelta(hours=12)
GRACE = dt.timedelta(minutes=10)


@dataclass
class ModelSession:
    """`teacher`, `student`, `waits`, `ended_by`, `absent` and who `came` are numbers of people."""

    teacher: int
    student: int
    start: dt.datetime
    minutes: int
    expires: dt.datetime
    waits: int | None
    status: str = "requested"
    proposal: tuple[dt.datetime, int] | None = None
    came: dict[int, dt.datetime] = field(default_factory=dict)
    ended_at: dt.datetime | None = None
    grace: dt.datetime | None = None
    ended: bool = False
    ended_by: int | None = None
    claimed: int | None = None
    absent: int | None = None
    settles: dt.datetime | None = None
    settled: bool = False
    disputed: bool = False
    is_excused: bool = False
    appealed_by: int | None = None
    closed_by: int | None = None
    extension: tuple[int, int] | None = None  # so many minutes, proposed by
    extended: int | None = None
    series: int | None = None  # its number
    is_held: bool = False
    hold_due: dt.datetime | None = None  # agreed on without minutes held: when they are asked for

    @property
    def end(self) -> dt.datetime:
        return self.start + dt.timedelta(minutes=self.minutes)

    @property
    def half(self) -> int:
        return -(-self.minutes // 2)

    def passed(self, now: dt.datetime) -> int:
        """Minutes since the teacher was there and the time had come, or since both were there before it."""
        begun = max(self.came.get(self.teacher, self.start), self.start)
        if len(self.came) == 2:
            begun = min(begun, max(self.came.values()))
        return max(1, min(math.ceil(((self.ended_at or now) - begun).total_seconds() / 60), self.minutes))

    def paid_by_silence(self, now: dt.datetime) -> int:
        """What was claimed or agreed; by the teacher's word not more than passed since one came, or it was time."""
        claimed = self.claimed or self.minutes
        begun = min(self.start, *self.came.values())
        passed = max(1, math.ceil(((self.ended_at or now) - begun).total_seconds() / 60))
        return claimed if self.ended_by == self.student else min(claimed, passed)

    def free_until(self, by: int) -> dt.datetime:
        notice = self.start - NOTICE
        return max(notice, self.grace or notice) if by == self.student else notice

    @property
    def is_booked(self) -> bool:
        return self.status in ("scheduled", "in_progress") and not self.ended

    @property
    def is_claimed(self) -> bool:
        return self.status == "in_progress" and self.ended and not self.disputed

    def other(self, person: int) -> int:
        return self.student if person == self.teacher else self.teacher
