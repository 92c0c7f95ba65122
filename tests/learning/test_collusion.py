"""People who play together against the rules: whatever they do, they make no minutes."""

import datetime as dt
from contextlib import suppress

import pytest
import time_machine
from django.conf import settings as django_settings
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from accounts.services import account_delete
from accounts.services.verification import address_take
from credits.audit import Audit
from learning.models import Session
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.answering import session_accept
from learning.services.cancelling import session_cancel
from learning.services.due import sessions_run_due
from learning.services.running import session_confirm, session_dispute, session_end, session_start
from moderation.blocking import member_block, member_unblock
from skills.models import Skill
from skillswap.db import run
from skillswap.errors import DomainError
from skillswap.fields import now_ms
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.credits import leave_to_all, minutes_of, reserve_minutes
from tests.factories.sessions import ask
from tests.factories.skills import offers

GANG = 3  # addresses that they can prove
EXAMPLES = 8 if django_settings.DATABASE_IS_MONGO else 40

who = st.integers(0, GANG - 1)
deeds = st.lists(
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
        st.tuples(st.just("wait"), st.sampled_from([10, 50, 60 * 25])),
        st.tuples(st.just("again"), who, st.one_of(st.none(), who)),
        st.tuples(st.just("throwaway"), who),
        st.tuples(st.sampled_from(["cancelled_late", "missed"]), who, who),
    ),
    max_size=40,
)
WELCOME = 60  # minutes: after two failures a teacher has nothing to pay for the third
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

    def do(self, deed, *more):
        with suppress(DomainError):
            if deed in SERVICES:
                self.with_session(deed, *more)
            else:
                getattr(self, f"do_{deed}")(*more)

    def do_book(self, teacher, student, hours):
        skill = Skill.objects.get(user=self.accounts[teacher])
        at = now_ms() + dt.timedelta(hours=hours)
        session = ask(self.accounts[student], skill, at=at, minutes=60)
        self.sessions.append(session.pk)
        session_accept(session=session, by=self.accounts[teacher])

    def with_session(self, deed, one, _other, back):
        if not self.sessions:
            return
        pk = self.sessions[-1 - back % len(self.sessions)]
        more = {"text": SAID[deed]} if deed in SAID else {}
        SERVICES[deed](session=Session.objects.get(pk=pk), by=self.accounts[one], **more)

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
    @given(deeds, st.sampled_from([0, 60]))
    def play(plan, monthly):
        settings.FUND_MONTHLY_MINUTES = monthly
        with time_machine.travel("2026-11-21T09:00:00Z", tick=False) as clock:
            gang, had = Gang(clock, next(number)), reserve_minutes()
            welcome = GANG * WELCOME
            assert gang.minutes() == welcome
            for deed in plan:
                gang.do(*deed)
            helped = had - reserve_minutes()
            assert gang.minutes() <= welcome + max(0, helped)
            assert helped <= monthly * len(gang.everyone) * 2, "two months at most"
            assert Audit().faults == []

    play()
