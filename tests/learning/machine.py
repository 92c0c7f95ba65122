"""What people, a moderator and time do to sessions, through the services and in the model of the rules at once."""

import datetime as dt
import itertools
from contextlib import suppress

import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from credits.holds import holds_of
from learning.models import Dispute, Session, SessionParticipant
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.answering import session_accept, session_decline
from learning.services.cancelling import session_cancel
from learning.services.disputes import dispute_decide
from learning.services.due import sessions_run_due
from learning.services.editing import session_edit
from learning.services.extending import extension_decline, session_extend
from learning.services.running import session_confirm, session_dispute, session_end, session_start
from moderation.services import member_block, member_unblock
from skillswap.db.fields import now_ms
from skillswap.errors import DomainError, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.credits import leave_to_all, minutes_of, reserve_minutes, sum_of_all, welcome
from tests.factories.sessions import ask
from tests.factories.skills import offers
from tests.faults.bank import invariants
from tests.learning.model import Community

PEOPLE, MINUTES = 3, 150
OPENED = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)

who = st.integers(0, PEOPLE - 1)
is_teacher = st.booleans()
ahead = st.sampled_from([1, 2, 14, 30]).map(lambda hours: dt.timedelta(hours=hours))
length = st.sampled_from([30, 45, 60])
fewer = st.sampled_from([None, None, 20, 45])
which = st.integers(0, 11)
mostly = st.sampled_from([True, True, True, False])


def has_sessions(machine):
    return bool(machine.community.sessions)


def has_begun(machine):
    return any(session.status == "in_progress" for session in machine.community.sessions)


def was_missed(machine):
    return any(session.absent is not None for session in machine.community.sessions)


class SessionMachine(RuleBasedStateMachine):
    """`community` is the model. A session is a pair: its model, and the id of its row; earlier examples left rows."""

    def __init__(self) -> None:
        super().__init__()
        self.traveller = time_machine.travel(OPENED, tick=False)
        self.clock = self.traveller.start()
        self.people = UserFactory.create_batch(PEOPLE)
        self.skills = [offers(person, "Guitar")[0] for person in self.people]
        self.admin = UserFactory(admin=True)
        for person in self.people:
            welcome(person, MINUTES)
        leave_to_all(100)
        self.community = Community(PEOPLE, MINUTES, OPENED, reserve_minutes())
        self.ids = []

    def both(self, allowed: bool, action) -> None:
        """The service does it exactly when the model does."""
        refused = None
        try:
            action()
        except DomainError as error:
            refused = error.code
        assert allowed == (refused is None), refused

    def one(self, session, as_teacher):
        """The number of one of the two, the session as it is, and the member."""
        model, pk = session
        number = model.teacher if as_teacher else model.student
        return number, {"session": Session.objects.get(pk=pk), "by": self.people[number]}

    def some(self, at, *statuses):
        """(model, id) of one of the sessions, of those in these statuses if there are any."""
        known = list(self.known())
        fitting = [(pk, model) for pk, model in known if model.status in statuses and not model.settled] or known
        pk, model = fitting[at % len(fitting)]
        return model, pk

    def do(self, session, as_teacher, model, service, *number, **more):
        person, asked = self.one(session, as_teacher)
        if number:
            more = {"actual_minutes": number[0]}
        self.both(model(session[0], person, *number), lambda: service(**asked, **more))

    @rule(teacher=who, student=who, span=ahead, minutes=length, agree=mostly)
    def request(self, teacher, student, span, minutes, agree):
        if teacher == student:
            return
        at = self.community.now + span
        model = self.community.request(teacher, student, at, minutes)
        self.both(
            model is not None,
            lambda: self.ids.append(ask(self.people[student], self.skills[teacher], at=at, minutes=minutes).pk),
        )
        if agree and model is not None:
            self.do((model, self.ids[-1]), True, self.community.accept, session_accept)

    @precondition(has_sessions)
    @rule(at=which, as_teacher=is_teacher)
    def accept(self, at, as_teacher):
        self.do(self.some(at, "requested", "scheduled"), as_teacher, self.community.accept, session_accept)

    @precondition(has_sessions)
    @rule(at=which, as_teacher=is_teacher)
    def decline(self, at, as_teacher):
        self.do(self.some(at, "requested", "scheduled"), as_teacher, self.community.decline, session_decline)

    @precondition(has_sessions)
    @rule(at=which, as_teacher=is_teacher, span=ahead, minutes=length, accept=st.booleans())
    def propose(self, at, as_teacher, span, minutes, accept):
        session, moment = self.some(at, "requested", "scheduled"), self.community.now + span
        number, asked = self.one(session, as_teacher)
        allowed = self.community.edit(session[0], number, moment, minutes)
        self.both(allowed, lambda: session_edit(**asked, scheduled_time=moment, duration_minutes=minutes))
        if accept:
            self.do(session, not as_teacher, self.community.accept, session_accept)

    @precondition(has_sessions)
    @rule(at=which, as_teacher=is_teacher)
    def cancel(self, at, as_teacher):
        self.do(self.some(at, "scheduled"), as_teacher, self.community.cancel, session_cancel)

    @rule(one=who, other=who, then_unblock=mostly)
    def block(self, one, other, then_unblock):
        """A block in place of a cancellation; most are undone at once, to see whether that was cheaper."""
        if one == other:
            return
        models = dict(self.known())
        in_order = Session.objects.filter(pk__in=self.ids).order_by("id").values_list("pk", flat=True)
        self.community.block(one, other, [models[pk] for pk in in_order])
        with suppress(NotFound):  # they are hidden already
            member_block(by=self.people[one], user_id=self.people[other].pk)
        if then_unblock:
            self.unblock(one, other)

    @rule(one=who, other=who)
    def unblock(self, one, other):
        self.community.blocks.discard((one, other))
        member_unblock(by=self.people[one].pk, user_id=self.people[other].pk)

    @precondition(has_sessions)
    @rule(at=which, as_teacher=is_teacher)
    def start(self, at, as_teacher):
        self.do(self.some(at, "scheduled"), as_teacher, self.community.begin, session_start)

    @precondition(lambda self: any(session.status == "scheduled" for session in self.community.sessions))
    @rule(at=which, as_teacher=is_teacher, both=mostly, report=st.booleans())
    def meet(self, at, as_teacher, both, report):
        """The hour comes; one of them is there and may say so, or both."""
        session = self.some(at, "scheduled")
        self.move_to(session[0].start)
        self.do(session, as_teacher, self.community.begin, session_start)
        if both:
            self.do(session, not as_teacher, self.community.begin, session_start)
        if report:
            self.move_to(session[0].start + dt.timedelta(minutes=10))
            self.do(session, as_teacher, self.community.report, no_show_report)

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher, minutes=st.sampled_from([15, 30, 60]), answer=mostly, early=st.booleans())
    def go_on(self, at, as_teacher, minutes, answer, early):
        """The last minutes come; one would like to go on, and the other agrees, or would rather not."""
        session = self.some(at, "in_progress")
        if not early:
            self.move_to(session[0].end - dt.timedelta(minutes=4))
        self.extend(session, as_teacher, minutes)
        if answer:
            self.extend(session, not as_teacher, minutes)
            self.extend(session, as_teacher, minutes)
        else:
            self.do(session, not as_teacher, self.community.stop, extension_decline)

    def extend(self, session, as_teacher, minutes):
        person, asked = self.one(session, as_teacher)
        allowed = self.community.extend(session[0], person, minutes)
        self.both(allowed, lambda: session_extend(**asked, minutes=minutes))

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher, number=fewer, dispute=mostly)
    def end(self, at, as_teacher, number, dispute):
        session = self.some(at, "in_progress")
        self.do(session, as_teacher, self.community.finish, session_end, number)
        if dispute:
            self.do(session, not as_teacher, self.community.dispute, session_dispute, text="No.")

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher)
    def confirm(self, at, as_teacher):
        self.do(self.some(at, "in_progress"), as_teacher, self.community.confirm, session_confirm)

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher)
    def dispute(self, at, as_teacher):
        self.do(self.some(at, "in_progress"), as_teacher, self.community.dispute, session_dispute, text="No.")

    @precondition(has_begun)
    @rule(at=which, as_teacher=is_teacher)
    def report(self, at, as_teacher):
        self.do(self.some(at, "in_progress"), as_teacher, self.community.report, no_show_report)

    @precondition(was_missed)
    @rule(at=which, as_teacher=is_teacher)
    def excuse(self, at, as_teacher):
        self.do(self.some(at, "no_show"), as_teacher, self.community.excuse, absence_excuse, text="No power.")

    @precondition(was_missed)
    @rule(at=which, as_teacher=is_teacher)
    def appeal(self, at, as_teacher):
        self.do(
            self.some(at, "no_show", "abandoned"),
            as_teacher,
            self.community.appeal,
            absence_appeal,
            text="I was there.",
        )

    @precondition(lambda self: any(session.disputed for session in self.community.sessions))
    @rule(decision=st.sampled_from(Dispute.Decision.values))
    def decide(self, decision):
        model, pk = next((model, pk) for pk, model in self.known() if model.disputed)
        minutes = 15 if decision == "took_place" else None
        dispute = Dispute.objects.get(session_id=pk, is_open=True)
        dispute_decide(dispute=dispute, by=self.admin, decision=decision, minutes=minutes, reason="So it looks")
        self.community.decide(model, decision, 15)

    @rule(minutes=st.sampled_from([10, 60, 60, 60 * 25]), then_due=st.booleans())
    def wait(self, minutes, then_due):
        self.move_to(self.community.now + dt.timedelta(minutes=minutes))
        if then_due:
            self.run_due()

    @rule()
    def run_due(self):
        """The order matters: a penalty takes what is there at that moment."""
        models = dict(self.known())
        mine = Session.objects.filter(pk__in=self.ids).order_by("due_at", "id")
        for pk in list(mine.values_list("pk", flat=True)):
            self.community.due(models[pk])
        sessions_run_due()

    def move_to(self, moment):
        if moment > self.community.now:
            self.clock.move_to(moment)
            self.community.now = moment
        assert now_ms() == self.community.now

    def known(self):
        """(id, model) of all sessions."""
        return zip(self.ids, self.community.sessions, strict=True)

    @invariant()
    def minutes_are_the_models_and_their_sum_is_zero(self):
        found = [minutes_of(person) for person in self.people]
        assert found == list(zip(self.community.available, self.community.held, strict=True))
        assert reserve_minutes() == self.community.reserve
        assert sum_of_all() == 0

    @invariant()
    def sessions_are_the_models(self):
        columns = ("pk", "status", "scheduled_time", "duration_minutes", "has_open_dispute")
        found = {pk: tuple(rest) for pk, *rest in Session.objects.filter(pk__in=self.ids).values_list(*columns)}
        expected = {pk: (one.status, one.start, one.minutes, one.disputed) for pk, one in self.known()}
        assert found == expected

    @invariant()
    def nobody_is_booked_twice(self):
        for person in self.people:
            participants = SessionParticipant.objects.filter(user_id=person.pk, is_booked=True).order_by("starts_at")
            times = list(participants.values_list("starts_at", "ends_at"))
            assert all(end <= start for (_, end), (start, _) in itertools.pairwise(times))

    def teardown(self):
        assert invariants.inspect(OPENED) == []
        for person in self.people:
            shown = holds_of(person.pk, page=1, limit=100).rows
            assert sum(hold["amount_minutes"] for hold in shown) == minutes_of(person)[1]
        self.traveller.stop()
