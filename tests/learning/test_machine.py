"""Any sequence of what two people, a moderator and time do to sessions, next to a model of the rules."""

import datetime as dt
import itertools
from collections import Counter
from contextlib import suppress

import pytest
import time_machine
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from learning.models import Case, Seat, Session
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.answering import session_accept, session_decline
from learning.services.asking import session_edit
from learning.services.cancelling import session_cancel
from learning.services.cases import case_decide
from learning.services.due import sessions_run_due
from learning.services.running import session_confirm, session_dispute, session_end, session_start
from moderation.blocking import member_block, member_unblock
from skillswap.errors import DomainError, NotFound
from skillswap.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, leave_to_all, minutes_of, reserve_minutes, sum_of_all
from tests.factories.sessions import ask
from tests.factories.skills import offers
from tests.faults.bank import books
from tests.learning.model import Town

PEOPLE, MINUTES = 3, 150
EXAMPLES, STEPS = (6, 25) if django_settings.DATABASE_IS_MONGO else (35, 50)
OPENED = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
reached: Counter[str] = Counter()

who = st.integers(0, PEOPLE - 1)
is_teacher = st.booleans()
ahead = st.sampled_from([1, 2, 14, 30]).map(lambda hours: dt.timedelta(hours=hours))
length = st.sampled_from([30, 45, 60])
fewer = st.sampled_from([None, None, 20, 45])
which = st.integers(0, 11)
mostly = st.sampled_from([True, True, True, False])


def has_lessons(life):
    return bool(life.town.lessons)


def has_begun(life):
    return any(lesson.status == "in_progress" for lesson in life.town.lessons)


def was_missed(life):
    return any(lesson.absent is not None for lesson in life.town.lessons)


class Life(RuleBasedStateMachine):
    """`town` is the model; a lesson is its model and the id of its session; earlier examples left theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.traveller = time_machine.travel(OPENED, tick=False)
        self.clock = self.traveller.start()
        self.people = UserFactory.create_batch(PEOPLE)
        self.skills = [offers(person, "Guitar")[0] for person in self.people]
        self.admin = UserFactory(admin=True)
        for person in self.people:
            give(person, MINUTES)
        leave_to_all(100)
        self.town = Town(PEOPLE, MINUTES, OPENED, reserve_minutes())
        self.ids = []

    def both(self, told: bool, deed) -> None:
        """The service does it exactly when the model does."""
        refused = None
        try:
            deed()
        except DomainError as error:
            refused = error.code
        assert told == (refused is None), refused

    def one(self, lesson, as_teacher):
        """The number of one of the two, the session as it is, and the member."""
        model, pk = lesson
        number = model.teacher if as_teacher else model.student
        return number, {"session": Session.objects.get(pk=pk), "by": self.people[number]}

    def some(self, at, *statuses):
        """(model, id) of one of the lessons, of those in these statuses if there are any."""
        known = list(self.known())
        fit = [(pk, model) for pk, model in known if model.status in statuses and not model.settled] or known
        pk, model = fit[at % len(fit)]
        return model, pk

    def do(self, lesson, as_teacher, model, service, *number, **more):
        person, asked = self.one(lesson, as_teacher)
        if number:
            more = {"actual_minutes": number[0]}
        self.both(model(lesson[0], person, *number), lambda: service(**asked, **more))

    @rule(teacher=who, student=who, span=ahead, minutes=length, agree=mostly)
    def request(self, teacher, student, span, minutes, agree):
        if teacher == student:
            return
        at = self.town.now + span
        model = self.town.request(teacher, student, at, minutes)
        self.both(
            model is not None,
            lambda: self.ids.append(ask(self.people[student], self.skills[teacher], at=at, minutes=minutes).pk),
        )
        if agree and model is not None:
            self.do((model, self.ids[-1]), True, self.town.accept, session_accept)

    @precondition(has_lessons)
    @rule(at=which, as_teacher=is_teacher)
    def accept(self, at, as_teacher):
        self.do(self.some(at, "requested", "scheduled"), as_teacher, self.town.accept, session_accept)

    @precondition(has_lessons)
    @rule(at=which, as_teacher=is_teacher)
    def decline(self, at, as_teacher):
        self.do(self.some(at, "requested", "scheduled"), as_teacher, self.town.decline, session_decline)

    @precondition(has_lessons)
    @rule(at=which, as_teacher=is_teacher, span=ahead, minutes=length, accept=st.booleans())
    def propose(self, at, as_teacher, span, minutes, accept):
        lesson, moment = self.some(at, "requested", "scheduled"), self.town.now + span
        number, asked = self.one(lesson, as_teacher)
        told = self.town.edit(lesson[0], number, moment, minutes)
        self.both(told, lambda: session_edit(**asked, scheduled_time=moment, duration_minutes=minutes))
        if accept:
            self.do(lesson, not as_teacher, self.town.accept, session_accept)

    @precondition(has_lessons)
    @rule(at=which, as_teacher=is_teacher)
    def cancel(self, at, as_teacher):
        self.do(self.some(at, "scheduled"), as_teacher, self.town.cancel, session_cancel)

    @rule(one=who, other=who, then_unblock=mostly)
    def block(self, one, other, then_unblock):
        """A block in place of a cancellation; most are undone at once, to see whether that was cheaper."""
        if one == other:
            return
        models = dict(self.known())
        in_order = Session.objects.filter(pk__in=self.ids).order_by("id").values_list("pk", flat=True)
        self.town.block(one, other, [models[pk] for pk in in_order])
        with suppress(NotFound):  # they are hidden already
            member_block(by=self.people[one], user_id=self.people[other].pk)
        if then_unblock:
            self.unblock(one, other)

    @rule(one=who, other=who)
    def unblock(self, one, other):
        self.town.blocks.discard((one, other))
        member_unblock(by=self.people[one].pk, user_id=self.people[other].pk)

    @precondition(has_lessons)
    @rule(at=which, as_teacher=is_teacher)
    def start(self, at, as_teacher):
        self.do(self.some(at, "scheduled"), as_teacher, self.town.begin, session_start)

    @precondition(lambda self: any(lesson.status == "scheduled" for lesson in self.town.lessons))
    @rule(at=which, as_teacher=is_teacher, both=mostly, report=st.booleans())
    def meet(self, at, as_teacher, both, report):
        """The hour comes; one of them is there and may say so, or both."""
        lesson = self.some(at, "scheduled")
        self.move_to(lesson[0].start)
        self.do(lesson, as_teacher, self.town.begin, session_start)
        if both:
            self.do(lesson, not as_teacher, self.town.begin, session_start)
        if report:
            self.move_to(lesson[0].start + dt.timedelta(minutes=10))
            self.do(lesson, as_teacher, self.town.report, no_show_report)

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher, number=fewer, dispute=mostly)
    def end(self, at, as_teacher, number, dispute):
        lesson = self.some(at, "in_progress")
        self.do(lesson, as_teacher, self.town.finish, session_end, number)
        if dispute:
            self.do(lesson, not as_teacher, self.town.dispute, session_dispute, text="No.")

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher)
    def confirm(self, at, as_teacher):
        self.do(self.some(at, "in_progress"), as_teacher, self.town.confirm, session_confirm)

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher)
    def dispute(self, at, as_teacher):
        self.do(self.some(at, "in_progress"), as_teacher, self.town.dispute, session_dispute, text="No.")

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher)
    def report(self, at, as_teacher):
        self.do(self.some(at, "in_progress"), as_teacher, self.town.report, no_show_report)

    @precondition(was_missed)
    @rule(at=which, as_teacher=is_teacher)
    def excuse(self, at, as_teacher):
        self.do(self.some(at, "no_show"), as_teacher, self.town.excuse, absence_excuse, text="No power.")

    @precondition(was_missed)
    @rule(at=which, as_teacher=is_teacher)
    def appeal(self, at, as_teacher):
        self.do(
            self.some(at, "no_show", "abandoned"), as_teacher, self.town.appeal, absence_appeal, text="I was there."
        )

    @precondition(lambda self: any(lesson.case for lesson in self.town.lessons))
    @rule(decision=st.sampled_from(Case.Decision.values))
    def decide(self, decision):
        model, pk = next((model, pk) for pk, model in self.known() if model.case)
        minutes = 15 if decision == "took_place" else None
        case = Case.objects.get(session_id=pk, is_open=True)
        case_decide(case=case, by=self.admin, decision=decision, minutes=minutes, reason="So it looks")
        self.town.decide(model, decision, 15)
        reached["case decided"] += 1

    @rule(minutes=st.sampled_from([10, 60, 60, 60 * 25]), then_due=st.booleans())
    def wait(self, minutes, then_due):
        self.move_to(self.town.now + dt.timedelta(minutes=minutes))
        if then_due:
            self.run_due()

    @rule()
    def run_due(self):
        """The order matters: a penalty takes what is there at that moment."""
        models = dict(self.known())
        mine = Session.objects.filter(pk__in=self.ids).order_by("due_at", "id")
        for pk in list(mine.values_list("pk", flat=True)):
            self.town.due(models[pk])
        sessions_run_due()

    def move_to(self, moment):
        if moment > self.town.now:
            self.clock.move_to(moment)
            self.town.now = moment
        assert now_ms() == self.town.now

    def known(self):
        """(id, model) of all sessions."""
        return zip(self.ids, self.town.lessons, strict=True)

    @invariant()
    def minutes_are_the_models_and_their_sum_is_zero(self):
        found = [minutes_of(person) for person in self.people]
        assert found == list(zip(self.town.available, self.town.held, strict=True))
        assert reserve_minutes() == self.town.reserve
        assert sum_of_all() == 0

    @invariant()
    def sessions_are_the_models(self):
        columns = ("pk", "status", "scheduled_time", "duration_minutes", "case_open")
        found = {pk: tuple(rest) for pk, *rest in Session.objects.filter(pk__in=self.ids).values_list(*columns)}
        expected = {pk: (one.status, one.start, one.minutes, one.case) for pk, one in self.known()}
        assert found == expected

    @invariant()
    def nobody_is_booked_twice(self):
        for person in self.people:
            seats = Seat.objects.filter(user_id=person.pk, is_booked=True).order_by("starts_at")
            times = list(seats.values_list("starts_at", "ends_at"))
            assert all(end <= start for (_, end), (start, _) in itertools.pairwise(times))

    def teardown(self):
        reached.update(lesson.status for lesson in self.town.lessons)
        assert books.inspect(OPENED) == []
        self.traveller.stop()


@pytest.mark.slow
@pytest.mark.django_db
def test_sessions_do_what_their_model_says():
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {"completed", "cancelled"} <= reached.keys()
