"""Everybody at once: exactly as much happens as there are minutes for, and each action once."""

from uuid import uuid4

import pytest
from django.db import connection

from credits.audit import Audit
from credits.errors import HoldSettled, InsufficientCredits
from credits.models import Transfer
from credits.services import (
    bonus_give,
    compensation_give,
    hold_post,
    hold_release,
    minutes_hold,
    minutes_transfer,
    welcome_grant,
)
from skillswap import db
from skillswap.db import transactions
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, leave_to_all, minutes_of, reserve_minutes, welcome
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_threads_spend_a_balance_for_ten_exactly_ten_times(member):
    give(member, 100)
    made = at_once(lambda number: minutes_hold(user_id=member.pk, minutes=10, session_id=None, key=str(number)), 40)
    assert made.count(InsufficientCredits) == 30
    assert minutes_of(member) == (0, 100)
    assert Audit().faults == []


def test_a_hold_is_posted_once_whoever_comes_first(member, other):
    give(member, 60)
    held = minutes_hold(user_id=member.pk, minutes=60, session_id=None, key="k")
    at_once(lambda _: hold_post(hold_id=held.pk, to_user_id=other.pk, minutes=60), 16)
    assert (minutes_of(member), minutes_of(other)) == ((0, 0), (60, 0))
    assert Audit().faults == []


def test_a_hold_is_posted_or_released_and_never_both(member, other):
    give(member, 60)
    held = minutes_hold(user_id=member.pk, minutes=60, session_id=None, key="k")

    def settle(number):
        if number % 2:
            return hold_release(hold_id=held.pk)
        return hold_post(hold_id=held.pk, to_user_id=other.pk, minutes=60)

    brought = at_once(settle, 16)
    assert brought.count(HoldSettled) == 8
    assert minutes_of(member)[0] + minutes_of(other)[0] == 60
    assert Audit().faults == []


def test_one_key_from_eight_threads_moves_once(member):
    moved = at_once(lambda _: bonus_give(user_id=member.pk, minutes=5, reason="Gift", key="same"), 16)
    assert len({row.pk for row in moved}) == 1
    assert minutes_of(member) == (5, 0)


def test_one_key_from_eight_threads_moves_what_is_there_for_one(member, other):
    give(member, 5)
    admin = UserFactory(admin=True)
    sides = {"from_user_id": member.pk, "to_user_id": other.pk, "minutes": 5, "reason": "So", "by": admin}
    moved = at_once(lambda _: minutes_transfer(**sides, key="same"), 16)
    assert len({row.pk for row in moved}) == 1
    assert minutes_of(other) == (5, 0)


def test_many_are_welcomed_at_once_and_the_fund_knows_all_of_them(db):
    people = UserFactory.create_batch(16)
    at_once(lambda number: welcome_grant(people[number]), len(people))
    assert {minutes_of(person) for person in people} == {(300, 0)}
    assert len(Transfer.objects.all()) == 16
    assert Audit().faults == []


def test_many_failures_of_others_at_once_bring_a_member_no_more_than_the_month_allows(member, settings):
    leave_to_all(1000)
    welcome(member, 1)
    brought = at_once(lambda _: compensate(member, UserFactory(), 25), 12)
    assert sum(made.given for made in brought) == settings.FUND_MONTHLY_MINUTES
    assert minutes_of(member) == (settings.FUND_MONTHLY_MINUTES + 1, 0)
    assert reserve_minutes() == 1000 - settings.FUND_MONTHLY_MINUTES
    assert Audit().faults == []


def test_many_members_at_once_get_no_more_than_the_reserve_has(db):
    leave_to_all(100)
    people = UserFactory.create_batch(8)
    for person in people:
        welcome(person, 1)
    brought = at_once(lambda number: compensate(people[number], UserFactory(), 25), len(people))
    assert sum(made.given for made in brought) == 100
    assert sum(minutes_of(person)[0] for person in people) == 100 + len(people)
    assert reserve_minutes() == 0
    assert Audit().faults == []


def test_who_fails_many_at_once_pays_what_they_have_and_not_more(member, other, settings):
    settings.FUND_MONTHLY_MINUTES = 0
    give(other, 60)
    brought = at_once(lambda _: compensate(member, other, 25), 8)
    assert sum(made.taken for made in brought) == sum(made.given for made in brought) == 60
    assert (minutes_of(member), minutes_of(other)) == ((60, 0), (0, 0))
    assert Audit().faults == []


def compensate(member, failed, minutes):
    return compensation_give(
        to_user_id=member.pk,
        from_user_id=failed.pk,
        minutes=minutes,
        reserve_helps=True,
        reason="They did not come",
        session_id=uuid4(),
    )


@pytest.fixture
def conflicts(monkeypatch):
    """The errors for which transactions were run again."""
    found = []
    is_conflict = db.is_conflict
    monkeypatch.setattr(transactions, "is_conflict", lambda error: is_conflict(error) and not found.append(error))
    return found


def test_two_who_pay_each_other_at_once_get_through(member, other, conflicts):
    give(member, 200)
    give(other, 200)
    pairs = [(member, other), (other, member)]
    holds = [
        (minutes_hold(user_id=payer.pk, minutes=10, session_id=None, key=f"{payer.pk}:{number}"), payee)
        for number in range(8)
        for payer, payee in pairs
    ]
    at_once(lambda n: hold_post(hold_id=holds[n][0].pk, to_user_id=holds[n][1].pk, minutes=10), len(holds))
    assert (minutes_of(member), minutes_of(other)) == ((200, 0), (200, 0))
    assert Audit().faults == []
    if connection.vendor == "postgresql":  # a deadlock would cost them a second each
        assert conflicts == []
