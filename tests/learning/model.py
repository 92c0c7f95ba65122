"""Sessions and credits as the rules say, in memory: what the services are held against. Minutes, no database."""

import datetime as dt
import math
from collections import Counter
from dataclasses import dataclass, field

DAY = dt.timedelta(hours=24)
NOTICE = dt.timedelta(hours=12)
OPENS = dt.timedelta(minutes=15)
GRACE = dt.timedelta(minutes=10)
HELP = 60  # minutes a month
LATE_GRACE = dt.timedelta(minutes=30)
ANSWER = dt.timedelta(hours=72)


@dataclass
class Lesson:
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
    case: bool = False
    closed_by: int | None = None

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

    def free_until(self, by: int) -> dt.datetime:
        notice = self.start - NOTICE
        return max(notice, self.grace or notice) if by == self.student else notice

    @property
    def is_booked(self) -> bool:
        return self.status in ("scheduled", "in_progress") and not self.ended

    @property
    def is_claimed(self) -> bool:
        return self.status == "in_progress" and self.ended and not self.case

    def other(self, person: int) -> int:
        return self.student if person == self.teacher else self.teacher


class Town:
    """Each deed returns whether it is allowed, and does it then; what was done before is allowed and does nothing."""

    def __init__(self, people: int, minutes: int, now: dt.datetime, reserve: int = 0) -> None:
        self.reserve = reserve
        self.helped: Counter[tuple[int, int]] = Counter()  # (person, month) → minutes of the reserve
        self.available = [minutes] * people
        self.held = [0] * people
        self.lessons: list[Lesson] = []
        self.blocks: set[tuple[int, int]] = set()  # (who blocked, whom)
        self.now = now

    def free(self, lesson: Lesson, start: dt.datetime, minutes: int) -> bool:
        end = start + dt.timedelta(minutes=minutes)
        pair = {lesson.teacher, lesson.student}
        others = (one for one in self.lessons if one is not lesson and one.is_booked)
        return not any(pair & {one.teacher, one.student} and one.start < end and start < one.end for one in others)

    def request(self, teacher: int, student: int, start: dt.datetime, minutes: int) -> Lesson | None:
        expires = min(start, self.now + ANSWER)
        lesson = Lesson(teacher, student, start, minutes, expires, waits=teacher)
        if not self.free(lesson, start, minutes) or self.apart(teacher, student):
            return None
        self.lessons.append(lesson)
        return lesson

    def _may_answer(self, lesson: Lesson, by: int) -> bool:
        in_time = lesson.status == "scheduled" or (lesson.status == "requested" and lesson.expires > self.now)
        return in_time and lesson.waits == by

    def accept(self, lesson: Lesson, by: int) -> bool:
        if lesson.status == "scheduled" and lesson.waits is None:
            return True
        start, minutes = lesson.proposal or (lesson.start, lesson.minutes)
        had = lesson.minutes if lesson.status == "scheduled" else 0
        rich = self.available[lesson.student] + had >= minutes
        if not (self._may_answer(lesson, by) and start > self.now and self.free(lesson, start, minutes) and rich):
            return False
        self._hold(lesson, minutes - had)
        too_late = lesson.status == "scheduled" and self.now > lesson.free_until(lesson.student)
        late = self.now > start - NOTICE and not too_late
        lesson.grace = min(self.now + LATE_GRACE, start) if late else None
        lesson.start, lesson.minutes, lesson.status = start, minutes, "scheduled"
        lesson.proposal = lesson.waits = None
        return True

    def decline(self, lesson: Lesson, by: int) -> bool:
        if lesson.status == "declined" and lesson.closed_by == by:
            return True
        if not self._may_answer(lesson, by):
            return False
        if lesson.status == "scheduled":
            lesson.proposal = lesson.waits = None
        else:
            lesson.status, lesson.settled, lesson.closed_by = "declined", True, by
        return True

    def edit(self, lesson: Lesson, by: int, start: dt.datetime, minutes: int) -> bool:
        if lesson.status not in ("requested", "scheduled") or lesson.start <= self.now:
            return False
        if (start, minutes) == (lesson.start, lesson.minutes):
            return True
        if not self.free(lesson, start, minutes):
            return False
        lesson.waits = lesson.other(by)
        if lesson.status == "scheduled":
            lesson.proposal = start, minutes
        else:
            lesson.start, lesson.minutes, lesson.expires = start, minutes, min(start, self.now + ANSWER)
        return True

    def cancel(self, lesson: Lesson, by: int) -> bool:
        if lesson.status == "cancelled":
            return True
        if lesson.status not in ("requested", "scheduled"):
            return False
        late = lesson.status == "scheduled" and self.now > lesson.free_until(by)
        self._give(lesson, "cancelled", failed=by if late else None)
        return True

    def apart(self, one: int, two: int) -> bool:
        return not self.blocks.isdisjoint({(one, two), (two, one)})

    def block(self, by: int, other: int, lessons: list[Lesson]) -> None:
        """Of `lessons`, in this order, what is ahead of the two is cancelled as `by` would cancel it."""
        if self.apart(by, other):
            return
        self.blocks.add((by, other))
        for lesson in lessons:
            if {lesson.teacher, lesson.student} == {by, other} and lesson.status in ("requested", "scheduled"):
                self.cancel(lesson, by)

    def begin(self, lesson: Lesson, by: int) -> bool:
        if not lesson.is_booked or not lesson.start - OPENS <= self.now < lesson.end:
            return False
        lesson.status, lesson.proposal, lesson.waits = "in_progress", None, None
        lesson.came.setdefault(by, self.now)
        return True

    def finish(self, lesson: Lesson, by: int, number: int | None) -> bool:
        if lesson.status == "completed" or (lesson.ended and lesson.ended_by == by):
            return True
        if lesson.status != "in_progress" or lesson.case:
            return False
        passed = lesson.passed(self.now)
        least = passed if by == lesson.teacher else max(passed, lesson.half)
        said = min(number or least, lesson.minutes)
        if lesson.is_claimed:
            return self._answer_claim(lesson, by, number, said)
        if lesson.ended:
            return False
        lesson.came.setdefault(by, self.now)
        if by == lesson.student and said >= max(passed - 2, lesson.half):
            self._pay(lesson, said)
            return True
        lesson.ended_at = self.now
        lesson.ended, lesson.ended_by, lesson.claimed, lesson.settles = True, by, said, self.now + DAY
        return True

    def _answer_claim(self, lesson: Lesson, by: int, number: int | None, said: int) -> bool:
        learner = by == lesson.student and (number is None or said >= lesson.claimed)
        teacher = by == lesson.teacher and said <= lesson.claimed
        if learner or teacher:
            self._pay(lesson, lesson.claimed if learner else said)
        return learner or teacher or number is None

    def confirm(self, lesson: Lesson, by: int) -> bool:
        if lesson.status == "completed":
            return True
        if not lesson.is_claimed or lesson.ended_by == by:
            return False
        self._pay(lesson, lesson.claimed)
        return True

    def dispute(self, lesson: Lesson, by: int) -> bool:
        if lesson.case:
            return True
        if not lesson.is_claimed or lesson.ended_by == by:
            return False
        lesson.case, lesson.settles = True, None
        return True

    def decide(self, lesson: Lesson, decision: str, minutes: int) -> None:
        if decision == "took_place":
            self._pay(lesson, minutes)
        elif decision == "not_held":
            self._give(lesson, "abandoned")
        else:
            self._give(lesson, "no_show", failed=lesson.teacher if decision == "teacher_absent" else lesson.student)

    def report(self, lesson: Lesson, by: int) -> bool:
        other = lesson.other(by)
        if lesson.status == "no_show" and lesson.absent == other:
            return True
        in_time = lesson.start + GRACE <= self.now < lesson.end + DAY
        running = lesson.status == "in_progress" and not lesson.ended
        if not (running and in_time and by in lesson.came and other not in lesson.came):
            return False
        lesson.status, lesson.absent, lesson.settles = "no_show", other, self.now + DAY
        lesson.ended, lesson.ended_by = True, by
        return True

    def excuse(self, lesson: Lesson, by: int) -> bool:
        if lesson.status != "no_show" or lesson.settled or lesson.case or lesson.absent != by:
            return False
        lesson.status, lesson.settles = "abandoned", self.now + DAY
        return True

    def appeal(self, lesson: Lesson, by: int) -> bool:
        concerned = by if lesson.status == "no_show" else lesson.other(by)
        open_still = lesson.status in ("no_show", "abandoned") and lesson.settles is not None and not lesson.settled
        if not open_still or lesson.case or lesson.absent != concerned:
            return False
        lesson.case, lesson.settles = True, None
        return True

    def due(self, lesson: Lesson) -> None:
        """What time does to it by now."""
        forgotten = self.now >= lesson.end + DAY
        if lesson.settled or lesson.case or (lesson.settles is not None and lesson.settles > self.now):
            return
        if lesson.status == "requested" and lesson.expires <= self.now:
            self._give(lesson, "expired")
        elif lesson.status == "scheduled" and forgotten:
            self._give(lesson, "abandoned")
        elif lesson.status == "no_show":
            self._give(lesson, "no_show", failed=lesson.absent)
        elif lesson.status == "abandoned":
            self._give(lesson, "abandoned")
        elif lesson.status == "in_progress" and (forgotten or lesson.settles is not None):
            self._silence(lesson)

    def _silence(self, lesson: Lesson) -> None:
        if len(lesson.came) == 2:
            self._pay(lesson, lesson.claimed or lesson.minutes)
        elif lesson.ended:
            (came,) = lesson.came
            self._give(lesson, "no_show", failed=lesson.other(came))
        else:
            self._give(lesson, "abandoned")

    def _hold(self, lesson: Lesson, minutes: int) -> None:
        self.available[lesson.student] -= minutes
        self.held[lesson.student] += minutes

    def _help(self, lesson: Lesson, wanted: int) -> int:
        """What the reserve adds: between people who have both had a lesson, and so much a month."""
        had = {person for one in self.lessons if one.status == "completed" for person in (one.teacher, one.student)}
        if not {lesson.teacher, lesson.student} <= had:
            return 0
        mine = lesson.student, self.now.month
        given = min(wanted, self.reserve, HELP - self.helped[mine])
        self.reserve -= given
        self.helped[mine] += given
        return given

    def _close(self, lesson: Lesson, status: str) -> None:
        lesson.status, lesson.settled, lesson.case, lesson.settles, lesson.waits = status, True, False, None, None

    def _pay(self, lesson: Lesson, minutes: int) -> None:
        self._hold(lesson, -lesson.minutes)
        self.available[lesson.student] -= minutes
        self.available[lesson.teacher] += minutes
        lesson.ended = True
        self._close(lesson, "completed")

    def _give(self, lesson: Lesson, status: str, *, failed: int | None = None) -> None:
        """Back to the learner; half to the one who waited when somebody `failed`."""
        if lesson.status != "requested":
            self._hold(lesson, -lesson.minutes)
        if failed == lesson.student:
            self.available[lesson.student] -= lesson.half
            self.available[lesson.teacher] += lesson.half
        elif failed == lesson.teacher:
            taken = min(lesson.half, self.available[lesson.teacher])
            self.available[lesson.teacher] -= taken
            self.available[lesson.student] += taken + self._help(lesson, lesson.half - taken)
        if failed is not None and status == "no_show":
            lesson.absent = failed
        self._close(lesson, status)
