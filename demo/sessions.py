"""Sessions and reviews for a demo community: what members would have done, through the services."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from uuid import UUID

from accounts.models import User, Visibility
from chat.models import Conversation, pair_key
from demo.daytime import daytime_near
from demo.seeded import Seeded
from learning.models import Session
from learning.services.answering import session_accept
from learning.services.asking import session_request
from learning.services.cancelling import session_cancel
from learning.services.editing import session_edit
from learning.services.running import session_end, session_start
from learning.services.summary import summary_write
from notifications.models import Kind, Notification
from reviews.services.writing import review_write
from skills.models import Skill, SkillType
from skillswap.clock import pretending
from skillswap.db.fields import now_ms
from skillswap.db.ids import uuid7
from skillswap.errors import DomainError
from skillswap.http.throttling import unlimited
from swaps.models import Swap

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
OTHERS_UP_TO = 40  # sessions besides those of the demo member
REQUESTED_BEFORE = 3 * DAY
SETTLED_AFTER = 10 * DAY  # an agreed swap that is older has both of its sessions
SHORTEST_AGO = 2.0  # days, so that both reviews are written
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
WITH_SUMMARY = (0, 1)  # the first sessions of the demo member
TOPICS = ("From the very beginning, please.", "I have tried it alone and got stuck.", "")


@dataclass(frozen=True)
class PlannedSession:
    """The student requests a session at `at`; `becomes` is what happens to it."""

    teacher: User
    student: User
    skill: Skill
    at: dt.datetime
    minutes: int
    becomes: str  # held, cancelled, agreed, requested, moved
    swap: Swap | None = None  # that was agreed on before


def sessions_make(seeded: Seeded) -> None:
    """Fill a new demo community with sessions of the past weeks and the next days."""
    rng = Random(f"sessions-{seeded.seed}")
    people = [person for person in seeded.people if person.visibility == Visibility.PUBLIC]
    offers = _offers([seeded.demo, *people[: 2 * OTHERS_UP_TO]])
    planned = [*_of_demo_member(seeded, people, offers), *_of_swaps(seeded)]
    plans = [_by_day(plan) for plan in [*planned, *_of_others(seeded, people, offers, rng)]]
    with unlimited():
        for moment, action in sorted(_actions(plans, seeded.now, rng), key=lambda pair: pair[0]):
            with pretending(moment):
                action()
    past = Notification.objects.filter(user=seeded.demo, is_read=False, created_at__lt=seeded.now - DAY)
    past.filter(type__in=(Kind.SESSION, Kind.REVIEW, Kind.CREDITS)).update(is_read=True)


def _by_day(plan: PlannedSession) -> PlannedSession:
    zones = (plan.teacher.timezone, plan.student.timezone)
    return replace(plan, at=daytime_near(plan.at, zones, plan.minutes))


def _offers(people: Sequence[User]) -> dict[UUID, Skill]:
    found = Skill.objects.filter(user_id__in=[person.pk for person in people], type=SkillType.OFFER)
    return {skill.user_id: skill for skill in found.order_by("-id")}


def _of_demo_member(seeded: Seeded, people: Sequence[User], offers: dict[UUID, Skill]) -> Iterator[PlannedSession]:
    """Their best matches come first in `people`."""
    demo, noon = seeded.demo, seeded.now.replace(minute=0, second=0, microsecond=0)
    plan = (
        (0, True, noon - 20 * DAY, 60, "held"),
        (1, False, noon - 13 * DAY, 90, "held"),
        (2, True, noon - 6 * DAY, 60, "held"),
        (3, False, noon - 2 * DAY, 45, "held"),
        (4, True, noon - 4 * DAY, 60, "cancelled"),
        (0, False, noon + 26 * HOUR, 60, "agreed"),
        (1, True, noon + 3 * DAY + 2 * HOUR, 60, "agreed"),
        (2, False, noon + 6 * DAY, 60, "requested"),
        (3, True, noon + 2 * DAY + 4 * HOUR, 30, "requested"),
        (4, False, noon + 4 * DAY + 3 * HOUR, 60, "moved"),
    )
    for number, learns, at, minutes, becomes in plan:
        if number < len(people):
            teacher, student = (people[number], demo) if learns else (demo, people[number])
            if teacher.pk in offers:
                yield PlannedSession(teacher, student, offers[teacher.pk], at, minutes, becomes)


def _of_swaps(seeded: Seeded) -> Iterator[PlannedSession]:
    """Both sessions of what the demo member agreed on weeks ago, which completes it, and one of what is new."""
    demo, noon = seeded.demo, seeded.now.replace(minute=0, second=0, microsecond=0)
    people = {person.pk: person for person in (demo, *seeded.people)}
    agreed = [*Swap.objects.filter(from_user=demo, status=Swap.Status.ACCEPTED)]
    for swap in [*agreed, *Swap.objects.filter(to_user=demo, status=Swap.Status.ACCEPTED)]:
        sides = (
            (swap.from_user_id, swap.to_user_id, swap.offered_skill_id, swap.offered_minutes),
            (swap.to_user_id, swap.from_user_id, swap.wanted_skill_id, swap.wanted_minutes),
        )
        is_old = swap.created_at < seeded.now - SETTLED_AFTER
        for number, (teacher, student, skill_id, minutes) in enumerate(sides if is_old else sides[:1]):
            at = noon - (17 - 7 * number) * DAY if is_old else noon + 5 * DAY
            skill = Skill.objects.get(pk=skill_id)
            becomes = "held" if is_old else "agreed"
            yield PlannedSession(people[teacher], people[student], skill, at, minutes, becomes, swap)


def _of_others(
    seeded: Seeded, people: Sequence[User], offers: dict[UUID, Skill], rng: Random
) -> Iterator[PlannedSession]:
    teachers = [person for person in people[:OTHERS_UP_TO] if person.pk in offers]
    for number, teacher in enumerate(teachers):
        student = people[-1 - number % len(people)]
        if student.pk != teacher.pk:
            skill, minutes = offers[teacher.pk], rng.choice((30, 45, 60))
            since = max(teacher.created_at, student.created_at, skill.created_at) + REQUESTED_BEFORE + DAY
            longest = min(30.0, (seeded.now - since) / DAY)
            if longest > SHORTEST_AGO:
                at = (seeded.now - rng.uniform(SHORTEST_AGO, longest) * DAY).replace(minute=0, second=0, microsecond=0)
                yield PlannedSession(teacher, student, skill, at, minutes, "held")


def _actions(
    plans: Sequence[PlannedSession], now: dt.datetime, rng: Random
) -> Iterator[tuple[dt.datetime, Callable[[], None]]]:
    """What everyone does, with its moment, none of which lies ahead."""
    for number, plan in enumerate(plans):
        script = _Script(plan, rng)
        requested_at = min(plan.at, now - HOUR) - REQUESTED_BEFORE + number * dt.timedelta(minutes=1)
        if plan.becomes in ("requested", "moved"):
            requested_at = now - HOUR * (1 + number % 5)
        if plan.swap and plan.swap.answered_at:
            requested_at = max(requested_at, plan.swap.answered_at + HOUR / 2)
        yield requested_at, script.ask
        if plan.becomes == "moved":
            yield requested_at + HOUR / 2, script.move
        elif plan.becomes != "requested":
            yield requested_at + HOUR, script.accept
        if plan.becomes == "cancelled":
            yield plan.at - 2 * DAY, script.cancel
        if plan.becomes == "held":
            yield plan.at, script.start
            yield plan.at + dt.timedelta(minutes=plan.minutes), script.end
            yield plan.at + 3 * HOUR, script.review_by_student
            if number in WITH_SUMMARY:
                yield plan.at + 2 * HOUR, script.write_summary
            if number % 4:
                yield plan.at + 5 * HOUR, script.review_by_teacher


class _Script:
    """What happens to one planned session. The first thing that is refused (somebody is booked then) ends it."""

    def __init__(self, plan: PlannedSession, rng: Random) -> None:
        self.plan = plan
        self.about = rng.choice(TOPICS)  # drawn at once: in which order people act depends on the time of day
        self.of_teacher, self.of_learner = rng.choice(OF_TEACHERS), rng.choice(OF_LEARNERS)
        self.session: Session | None = None

    def ask(self) -> None:
        plan = self.plan
        try:
            self.session, _ = session_request(
                by=plan.student,
                key=uuid7().hex,
                teacher_id=plan.teacher.pk,
                skill_id=plan.skill.pk,
                scheduled_time=plan.at,
                duration_minutes=plan.minutes,
                description=self.about,
                swap_id=plan.swap.pk if plan.swap else None,
                send_card=self._no_message_since(),
            )
        except DomainError:
            self.session = None

    def _no_message_since(self) -> bool:
        """A conversation is in the order of its messages: no card goes before what is there."""
        pair = pair_key(self.plan.teacher.pk, self.plan.student.pk)
        return not Conversation.objects.filter(pair_key=pair, last_message_at__gte=now_ms()).exists()

    def accept(self) -> None:
        self._go_on(lambda session: session_accept(session=session, by=self.plan.teacher))

    def move(self) -> None:
        later = _by_day(replace(self.plan, at=self.plan.at + DAY)).at
        self._go_on(lambda session: session_edit(session=session, by=self.plan.teacher, scheduled_time=later))

    def cancel(self) -> None:
        self._go_on(lambda session: session_cancel(session=session, by=self.plan.student, reason="I am ill, sorry."))

    def start(self) -> None:
        for person in (self.plan.teacher, self.plan.student):
            self._go_on(partial(_start, person))

    def end(self) -> None:
        by, number = self.plan.student, self.plan.minutes
        self._go_on(lambda session: session_end(session=session, by=by, actual_minutes=number))

    def review_by_student(self) -> None:
        self._review(self.plan.student, *self.of_teacher)

    def review_by_teacher(self) -> None:
        self._review(self.plan.teacher, *self.of_learner)

    def write_summary(self) -> None:
        plan = self.plan
        text = f"What we did: the first steps in {plan.skill.name}.\nTo practise: ten minutes a day, slowly."
        self._go_on(lambda session: summary_write(session=session, by=plan.teacher, text=text, version=0))

    def _review(self, author: User, text: str, stars: int) -> None:
        says = stars > 3 or None
        self._go_on(
            lambda session: review_write(session=session, by=author, stars=stars, text=text, would_recommend=says)
        )

    def _go_on(self, action: Callable[[Session], object]) -> None:
        if self.session is None:
            return
        try:
            action(self.session)
        except DomainError:
            self.session = None


def _start(person: User, session: Session) -> None:
    session_start(session=session, by=person)
