"""People who play together against the rules: whatever they do, they make no minutes."""

import datetime as dt
from contextlib import suppress

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from accounts.models import User
from accounts.services import account_delete
from accounts.services.verification import address_take
from credits.audit import Audit
from credits.holds import holds_of
from learning.errors import SessionClosed
from learning.models import Session
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.answering import session_accept
from learning.services.cancelling import session_cancel
from learning.services.due import sessions_run_due
from learning.services.editing import session_edit
from learning.services.running import session_confirm, session_dispute, session_end, session_start
from learning.services.series_answering import series_accept, series_cancel, series_decline
from learning.services.series_asking import series_sessions
from learning.services.series_holds import series_hold_next
from moderation.services import member_block, member_unblock
from skills.models import Skill
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.errors import DomainError
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.credits import leave_to_all, minutes_of, reserve_minutes
from tests.factories.series import ask_weekly
from tests.factories.sessions import ahead, ask
from tests.factories.skills import offers

GANG = 3  # addresses that they can prove
EXAMPLES = 40 if connection.vendor == "sqlite" else 8  # the rules are the same on every engine

who = st.integers(0, GANG - 1)
actions = st.lists(
    st.one_of(
        st.tuples(st.just("book"), who, who, st.sampled_from([1, 11, 30])),
        st.tuples(
            st.sampled_from(
                ["cancel", "start", "end", "confirm", "dispute", "report", "excuse", "appeal", "block", "unblock"]
            ),
            who,
            who,
            st.integers(0, 3),
        ),
        st.tuples(st.just("weekly"), who, who, st.sampled_from([11, 30, 60]), st.sampled_from([2, 3])),
        st.tuples(st.sampled_from(["rest", "refuse", "move", "lesson", "hold_next"]), who, who, st.integers(0, 3)),
        st.tuples(st.just("wait"), st.sampled_from([10, 50, 60 * 25])),
        st.tuples(st.just("again"), who, st.one_of(st.none(), who)),
        st.tuples(st.sampled_from(["throwaway", "readdress"]), who),
        st.tuples(st.sampled_from(["cancelled_late", "missed"]), who, who),
    ),
    max_size=40,
)
WELCOME = 60  # minutes: after two failures a teacher has nothing to pay for the third
LONG = dt.timedelta(days=40)  # by then every session of a plan is over, with all that waits for an answer
SAID = {"dispute": "No.", "excuse": "No power.", "appeal": "I was there."}
SERVICES = {
    "cancel": session_cancel,
    "start": session_start,
    "end": session_end,
    "confirm": session_confirm,
    "dispute": session_dispute,
    "report": no_show_report,
    "excuse": absence_excuse,
    "appeal": absence_appeal,
}


class Gang:
    """Accounts of one will; each has the welcome of its address."""

    def __init__(self, clock, mark):
        self.clock = clock
        self.addresses = [f"gang{mark}-{number}@example.org" for number in range(GANG)]
        self.accounts = [self.join(address) for address in self.addresses]
        self.everyone = list(self.accounts)
        self.sessions = []

    def join(self, address):
        account = UserFactory(email=address, login_email=address, is_verified=False)
        offers(account, "Guitar")
        run(address_take, account)
        return account

    def minutes(self):
        return sum(sum(minutes_of(account)) for account in self.everyone)

    def do(self, action, *more):
        with suppress(DomainError):
            if action in SERVICES:
                self.with_session(action, *more)
            else:
                getattr(self, f"do_{action}")(*more)

    def do_book(self, teacher, student, hours):
        skill = Skill.objects.get(user=self.accounts[teacher])
        at = now_ms() + dt.timedelta(hours=hours)
        session = ask(self.accounts[student], skill, at=at, minutes=60)
        self.sessions.append(session.pk)
        session_accept(session=session, by=self.accounts[teacher])

    def with_session(self, action, one, _other, back):
        more = {"text": SAID[action]} if action in SAID else {}
        SERVICES[action](session=self.one(back), by=self.accounts[one], **more)

    def do_weekly(self, teacher, student, hours, weeks):
        skill = Skill.objects.get(user=self.accounts[teacher])
        series = ask_weekly(self.accounts[student], skill, weeks=weeks, at=ahead(hours=hours), minutes=30)
        self.sessions += [session.pk for session in series_sessions(series)]
        series_accept(series_id=series, by=self.accounts[teacher])

    def one(self, back):
        """A session, the last ones first. Raises SessionClosed when there is none."""
        if not self.sessions:
            raise SessionClosed
        return Session.objects.get(pk=self.sessions[-1 - back % len(self.sessions)])

    def series(self, back):
        """The series of such a session."""
        session = self.one(back)
        if session.series_id is None:
            raise SessionClosed
        return session.series_id

    def do_rest(self, one, _other, back):
        series_cancel(series_id=self.series(back), by=self.accounts[one])

    def do_refuse(self, one, _other, back):
        series_decline(series_id=self.series(back), by=self.accounts[one])

    def do_move(self, one, other, back):
        session, moment = self.one(back), ahead(hours=20 * (back + 1))
        session_edit(session=session, by=self.accounts[one], scheduled_time=moment)
        session_accept(session=session, by=self.accounts[other])

    def do_hold_next(self, _one, _other, back):
        """What happens once an answer, a move or an end is written; a process that stops may leave it out."""
        series_hold_next(self.series(back))

    def do_lesson(self, one, other, back):
        """Its hour comes; one of the two is there and says so, or both are and it takes place."""
        session = self.one(back)
        for before in (dt.timedelta(hours=48), dt.timedelta(hours=24), dt.timedelta(0)):
            self.do_wait(max(0, (session.scheduled_time - before - now_ms()) // dt.timedelta(minutes=1)))
        session_start(session=session, by=self.accounts[one])
        if back % 2:
            session_start(session=session, by=self.accounts[other])
            session_end(session=session, by=self.accounts[other])
        else:
            self.do_wait(20)
            no_show_report(session=session, by=self.accounts[one])

    def wait_for_all(self):
        """Nobody does anything any more: time ends whatever can end, and nothing keeps the rest from it."""
        self.clock.shift(LONG)
        for _ in range(10):  # one may have to do several things, each in a run of its own
            sessions_run_due()
        mine = Session.objects.filter(pk__in=self.sessions)
        assert not mine.filter(settled_at=None, has_open_dispute=False).exists()
        assert not Session.objects.filter(due_at__lte=now_ms()).exists()

    def what_is_held_is_shown(self):
        for account in self.accounts:
            shown = holds_of(account.pk, page=1, limit=100).rows
            assert sum(hold["amount_minutes"] for hold in shown) == minutes_of(account)[1]

    def do_cancelled_late(self, teacher, student):
        self.do_book(teacher, student, 1)
        session_cancel(session=Session.objects.get(pk=self.sessions[-1]), by=self.accounts[teacher])

    def do_missed(self, teacher, student):
        """The learner comes, the teacher does not and says nothing."""
        self.do_book(teacher, student, 1)
        session, by = Session.objects.get(pk=self.sessions[-1]), self.accounts[student]
        self.do_wait(61)
        session_start(session=session, by=by)
        self.do_wait(20)
        no_show_report(session=session, by=by)
        self.do_wait(60 * 25)

    def do_block(self, one, other, _):
        member_block(by=self.accounts[one], user_id=self.accounts[other].pk)

    def do_unblock(self, one, other, _):
        member_unblock(by=self.accounts[one].pk, user_id=self.accounts[other].pk)

    def do_wait(self, minutes):
        self.clock.shift(dt.timedelta(minutes=minutes))
        sessions_run_due()

    def do_throwaway(self, student):
        """Learn from an account whose address nobody proves."""
        unproved = UserFactory(is_verified=False, owns_address=False)
        self.everyone.append(unproved)
        session = ask(self.accounts[student], offers(unproved, "Guitar")[0], at=now_ms() + dt.timedelta(hours=1))
        self.sessions.append(session.pk)
        session_accept(session=session, by=unproved)

    def do_again(self, one, heir):
        """Delete an account, leave what it has to another one or to all, and come back with the same address."""
        to = None if heir is None or heir == one else self.accounts[heir].pk
        account_delete(user=self.accounts[one], password=PASSWORD, balance_to=to)
        self.accounts[one] = self.join(self.addresses[one])
        self.everyone.append(self.accounts[one])

    def do_readdress(self, one):
        """Change an account's address, so that the one before is free to come back with."""
        address = f"since-{self.addresses[one]}"
        User.objects.filter(pk=self.accounts[one].pk).update(email=address, login_email=address)


@pytest.mark.slow
@pytest.mark.django_db
def test_no_set_of_accounts_ends_with_more_than_its_welcome_and_what_the_community_allows(settings):
    """Nobody else teaches here, so what was taught by others' minutes is none."""
    settings.WELCOME_MINUTES = WELCOME
    leave_to_all(10_000)
    number = iter(range(10_000))

    @profile(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(actions, st.sampled_from([0, 60]))
    def play(plan, monthly):
        settings.FUND_MONTHLY_MINUTES = monthly
        with time_machine.travel("2026-11-21T09:00:00Z", tick=False) as clock:
            gang, had = Gang(clock, next(number)), reserve_minutes()
            welcome = GANG * WELCOME
            assert gang.minutes() == welcome
            for action in plan:
                gang.do(*action)
            gang.what_is_held_is_shown()
            gang.wait_for_all()
            gang.what_is_held_is_shown()
            helped, months = had - reserve_minutes(), (now_ms().year - 2026) * 12 + now_ms().month - 10
            assert gang.minutes() <= welcome + max(0, helped)
            assert helped <= monthly * GANG * months, "of an address, however often it comes back"
            assert Audit().faults == []

    play()
