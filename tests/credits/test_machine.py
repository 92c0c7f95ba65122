"""Any sequence of movements, next to a model of a few lines: balances agree and every sum is zero."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from credits.audit import Audit
from credits.errors import HoldSettled, InsufficientCredits
from credits.services import (
    bonus_give,
    hold_post,
    hold_release,
    minutes_hold,
    minutes_penalize,
    minutes_refund,
    minutes_transfer,
)
from skillswap.db.ids import uuid7
from tests.factories.accounts import UserFactory
from tests.factories.credits import minutes_of, sum_of_all

PEOPLE = 3
# As in tests/learning/test_machine.py: SQLite's suite searches, the others compare.
EXAMPLES, STEPS = (20, 25) if connection.vendor == "sqlite" else (6, 15)
who = st.integers(0, PEOPLE - 1)
some = st.integers(1, 90)


class Ledger(RuleBasedStateMachine):
    """`available` and `held` are the model; `state` is what the model thinks of each hold."""

    holds = Bundle("holds")

    def __init__(self) -> None:
        super().__init__()
        self.people = UserFactory.create_batch(PEOPLE)
        self.admin = UserFactory(admin=True)
        self.available = [0] * PEOPLE
        self.held = [0] * PEOPLE
        self.state: dict[object, tuple[object, ...]] = {}

    def key(self) -> str:
        return str(uuid7())

    def pay(self, person: int, minutes: int, action) -> bool:
        """Call `action`; it works exactly when the model has the minutes."""
        if self.available[person] < minutes:
            with pytest.raises(InsufficientCredits):
                action()
            return False
        action()
        self.available[person] -= minutes
        return True

    @rule(person=who, minutes=some)
    def bonus(self, person, minutes):
        bonus_give(user_id=self.people[person].pk, minutes=minutes, reason="Gift", key=self.key())
        self.available[person] += minutes

    @rule(person=who, minutes=some)
    def penalty(self, person, minutes):
        pk = self.people[person].pk
        self.pay(person, minutes, lambda: minutes_penalize(user_id=pk, minutes=minutes, reason="So", key=self.key()))

    @rule(giver=who, taker=who, minutes=some, kind=st.sampled_from(["refund", "transfer"]))
    def between(self, giver, taker, minutes, kind):
        if giver == taker:
            return
        sides = {"from_user_id": self.people[giver].pk, "to_user_id": self.people[taker].pk, "minutes": minutes}
        more = {"reason": "So", "key": self.key()}
        action = minutes_refund if kind == "refund" else minutes_transfer
        by = {} if kind == "refund" else {"by": self.admin}
        if self.pay(giver, minutes, lambda: action(**sides, **more, **by)):
            self.available[taker] += minutes

    @rule(target=holds, person=who, minutes=some)
    def hold(self, person, minutes):
        made = []
        pk, key = self.people[person].pk, self.key()
        action = lambda: made.append(minutes_hold(user_id=pk, minutes=minutes, session_id=None, key=key))  # noqa: E731
        if not self.pay(person, minutes, action):
            return None
        self.held[person] += minutes
        self.state[made[0].pk] = ("held",)
        return made[0].pk, person, minutes

    @rule(hold=holds, teacher=who, minutes=st.integers(0, 120))
    def post(self, hold, teacher, minutes):
        if hold is None or hold[1] == teacher:
            return
        pk, student, most = hold
        paid = min(minutes, most)
        if self.state[pk] not in (("held",), ("posted", teacher, paid)):
            with pytest.raises(HoldSettled):
                hold_post(hold_id=pk, to_user_id=self.people[teacher].pk, minutes=minutes)
            return
        hold_post(hold_id=pk, to_user_id=self.people[teacher].pk, minutes=minutes)
        if self.state[pk] == ("held",):
            self.held[student] -= most
            self.available[student] += most - paid
            self.available[teacher] += paid
            self.state[pk] = ("posted", teacher, paid)

    @rule(hold=holds)
    def release(self, hold):
        if hold is None:
            return
        pk, student, minutes = hold
        if self.state[pk][0] == "posted":
            with pytest.raises(HoldSettled):
                hold_release(hold_id=pk)
            return
        hold_release(hold_id=pk)
        if self.state[pk] == ("held",):
            self.held[student] -= minutes
            self.available[student] += minutes
            self.state[pk] = ("released",)

    @invariant()
    def balances_are_the_models_and_sums_are_zero(self):
        assert [minutes_of(person) for person in self.people] == list(zip(self.available, self.held, strict=True))
        assert sum_of_all() == 0

    def teardown(self):
        assert Audit().faults == []


@pytest.mark.django_db
def test_the_ledger_does_what_its_model_says():
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
