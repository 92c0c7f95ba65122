"""Sessions and reviews for a demo community: members' own deeds, done through the services at the times they carry."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from uuid import UUID

from accounts.models import User, Visibility
from chat.hooks import Seeded
from chat.models import Conversation, pair_key
from learning.models import Session
from learning.services.answering import session_accept
from learning.services.asking import session_edit, session_request
from learning.services.cancelling import session_cancel
from learning.services.reviews import review_write
from learning.services.running import session_end, session_start
from notifications.models import Kind, Notification
from skills.choices import SkillType
from skills.models import Skill
from skillswap.clock import pretending
from skillswap.errors import DomainError
from skillswap.fields import now_ms
from skillswap.ids import uuid7
from skillswap.throttling import unlimited

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
OTHERS_UP_TO = 24  # lessons besides those of the demo member
ASKED_BEFORE = 3 * DAY
OF_TEACHERS = (  # what learners say of them
    ("I finally understand it. Patient, clear, and funny at the right moments.", 5),
    ("Well prepared, and every question was welcome.", 5),
    ("We lost a few minutes to the microphone, the rest was great.", 4),
    ("Good lesson. I would have liked more to take home.", 4),
    ("", 5),
)
OF_LEARNERS = (
    ("Curious and well prepared: a joy to teach.", 5),
    ("Had practised since the last time, and it showed.", 5),
    ("Good questions. Came a little late.", 4),
    ("", 5),
)
TOPICS = ("From the very beginning, please.", "I have tried it alone and got stuck.", "")


@dataclass(frozen=True)
class Lesson:
    """One of the two asks the other for a lesson at `at`; `becomes` says what happens to it."""

    teacher: User
    student: User
    skill: Skill
    at: dt.datetime
    minutes: int
    becomes: str  # held, cancelled, agreed, asked, moved


def sessions_make(seeded: Seeded) -> None:
    """Fill a new demo community with sessions of the past weeks and the next days. Handler of `demo_seeded`."""
    dice = Random(f"sessions-{seeded.seed}")
    people = [person for person in seeded.people if person.visibility == Visibility.PUBLIC]
    offers = _offers([seeded.demo, *people[: 2 * OTHERS_UP_TO]])
    lessons = [*_of_demo_member(seeded, people, offers), *_of_others(seeded, people, offers, dice)]
    with unlimited():
        for moment, deed in sorted(_deeds(lessons, seeded.now, dice), key=lambda pair: pair[0]):
            with pretending(moment):
                deed()
    past = Notification.objects.filter(user=seeded.demo, is_read=False, created_at__lt=seeded.now - DAY)
    past.filter(type__in=(Kind.SESSION, Kind.REVIEW, Kind.CREDITS)).update(is_read=True)


def _offers(people: Sequence[User]) -> dict[UUID, Skill]:
    found = Skill.objects.filter(user_id__in=[person.pk for person in people], type=SkillType.OFFER)
    return {skill.user_id: skill for skill in found.order_by("-id")}


def _of_demo_member(seeded: Seeded, people: Sequence[User], offers: dict[UUID, Skill]) -> Iterator[Lesson]:
    """Who fits them best comes first in `people`."""
    demo, noon = seeded.demo, seeded.now.replace(minute=0, second=0, microsecond=0)
    plan = (
        (0, True, noon - 20 * DAY, 60, "held"),
        (1, False, noon - 13 * DAY, 90, "held"),
        (2, True, noon - 6 * DAY, 60, "held"),
        (3, False, noon - 2 * DAY, 45, "held"),
        (4, True, noon - 4 * DAY, 60, "cancelled"),
        (0, False, noon + 26 * HOUR, 60, "agreed"),
        (1, True, noon + 3 * DAY + 2 * HOUR, 60, "agreed"),
        (2, False, noon + 5 * DAY, 60, "asked"),
        (3, True, noon + 2 * DAY + 4 * HOUR, 30, "asked"),
        (4, False, noon + 4 * DAY + 3 * HOUR, 60, "moved"),
    )
    for number, learns, at, minutes, becomes in plan:
        if number < len(people):
            teacher, student = (people[number], demo) if learns else (demo, people[number])
            if teacher.pk in offers:
                yield Lesson(teacher, student, offers[teacher.pk], at, minutes, becomes)


def _of_others(seeded: Seeded, people: Sequence[User], offers: dict[UUID, Skill], dice: Random) -> Iterator[Lesson]:
    teachers = [person for person in people[:OTHERS_UP_TO] if person.pk in offers]
    for number, teacher in enumerate(teachers):
        student = people[-1 - number % len(people)]
        if student.pk != teacher.pk:
            at = (seeded.now - dice.uniform(4, 30) * DAY).replace(minute=0, second=0, microsecond=0)
            yield Lesson(teacher, student, offers[teacher.pk], at, dice.choice((30, 45, 60)), "held")


def _deeds(
    lessons: Sequence[Lesson], now: dt.datetime, dice: Random
) -> Iterator[tuple[dt.datetime, Callable[[], None]]]:
    """What everyone does, with its moment, none of which lies ahead."""
    for number, lesson in enumerate(lessons):
        story = _Story(lesson, dice)
        asked = min(lesson.at, now - HOUR) - ASKED_BEFORE + number * dt.timedelta(minutes=1)
        if lesson.becomes in ("asked", "moved"):
            asked = now - HOUR * (1 + number % 5)
        yield asked, story.ask
        if lesson.becomes == "moved":
            yield asked + HOUR / 2, story.move
        elif lesson.becomes != "asked":
            yield asked + HOUR, story.accept
        if lesson.becomes == "cancelled":
            yield lesson.at - 2 * DAY, story.cancel
        if lesson.becomes == "held":
            yield lesson.at, story.start
            yield lesson.at + dt.timedelta(minutes=lesson.minutes), story.end
            yield lesson.at + 3 * HOUR, story.review_by_student
            if number % 4:
                yield lesson.at + 5 * HOUR, story.review_by_teacher


class _Story:
    """One lesson as it goes. Whatever is refused (somebody has another lesson then) ends the story."""

    def __init__(self, lesson: Lesson, dice: Random) -> None:
        self.lesson = lesson
        self.about = dice.choice(TOPICS)  # all drawn now: in which order people act depends on the time of the day
        self.of_teacher, self.of_learner = dice.choice(OF_TEACHERS), dice.choice(OF_LEARNERS)
        self.session: Session | None = None

    def ask(self) -> None:
        lesson = self.lesson
        try:
            self.session, _ = session_request(
                by=lesson.student,
                key=uuid7().hex,
                teacher_id=lesson.teacher.pk,
                skill_id=lesson.skill.pk,
                scheduled_time=lesson.at,
                duration_minutes=lesson.minutes,
                description=self.about,
                send_card=self._nothing_was_said_since(),
            )
        except DomainError:
            self.session = None

    def _nothing_was_said_since(self) -> bool:
        """A conversation is in the order of its messages: nobody puts a card before what is there."""
        pair = pair_key(self.lesson.teacher.pk, self.lesson.student.pk)
        return not Conversation.objects.filter(pair_key=pair, last_message_at__gte=now_ms()).exists()

    def accept(self) -> None:
        self._go_on(lambda session: session_accept(session=session, by=self.lesson.teacher))

    def move(self) -> None:
        later = self.lesson.at + 2 * HOUR
        self._go_on(lambda session: session_edit(session=session, by=self.lesson.teacher, scheduled_time=later))

    def cancel(self) -> None:
        self._go_on(lambda session: session_cancel(session=session, by=self.lesson.student, reason="I am ill, sorry."))

    def start(self) -> None:
        for person in (self.lesson.teacher, self.lesson.student):
            self._go_on(partial(_start, person))

    def end(self) -> None:
        by, number = self.lesson.student, self.lesson.minutes
        self._go_on(lambda session: session_end(session=session, by=by, actual_minutes=number))

    def review_by_student(self) -> None:
        self._review(self.lesson.student, *self.of_teacher)

    def review_by_teacher(self) -> None:
        self._review(self.lesson.teacher, *self.of_learner)

    def _review(self, author: User, text: str, stars: int) -> None:
        says = stars > 3 or None
        self._go_on(
            lambda session: review_write(session=session, by=author, stars=stars, text=text, would_recommend=says)
        )

    def _go_on(self, deed: Callable[[Session], object]) -> None:
        if self.session is None:
            return
        try:
            deed(self.session)
        except DomainError:
            self.session = None


def _start(person: User, session: Session) -> None:
    session_start(session=session, by=person)
