"""The rules of the ledger, at the services."""

import json
from uuid import uuid4

import pytest

from accounts.hooks import email_verified
from accounts.models import Role
from credits.audit import Audit
from credits.errors import HoldSettled, InsufficientCredits, KeyTaken, NotYourOwn, OnlyAdmins
from credits.models import Account, Entry, Hold, Transfer
from credits.services import (
    bonus_give,
    hold_post,
    hold_release,
    minutes_hold,
    minutes_penalize,
    minutes_refund,
    minutes_transfer,
    welcome_grant,
)
from realtime.models import UserEvent
from skillswap.db import atomic
from skillswap.errors import InvalidInput, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of, sum_of_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_lost():
    yield
    assert sum_of_all() == 0
    assert Audit().faults == []


def hold(user, minutes=60, key="a"):
    return minutes_hold(user_id=user.pk, minutes=minutes, session_id=None, key=key)


def events_of(user):
    return [
        json.loads(data)
        for data in UserEvent.objects.filter(user=user, type="credits:changed")
        .order_by("cursor")
        .values_list("data", flat=True)
    ]


def test_who_verifies_an_address_gets_300_minutes_from_the_fund_once(member):
    email_verified(member)
    email_verified(member)
    assert minutes_of(member) == (300, 0)
    assert Account.objects.get(key="fund").balance == -300
    assert events_of(member) == [{"availableMinutes": 300, "heldMinutes": 0, "kind": "bonus", "amountMinutes": 300}]


def test_a_transfer_names_both_sides_and_what_they_had_after_it(member, other):
    give(member, 100)
    held = hold(member, 60)
    hold_post(hold_id=held.pk, to_user_id=other.pk, minutes=60)
    paid = Transfer.objects.get(key=f"post:{held.pk}")
    assert (paid.kind, paid.amount, paid.from_user_id, paid.to_user_id) == ("earned", 60, member.pk, other.pk)
    assert (paid.from_balance, paid.to_balance) == (0, 60)


def test_held_minutes_are_set_aside_and_come_back(member):
    give(member, 100)
    held = hold(member, 60)
    assert minutes_of(member) == (40, 60)
    hold_release(hold_id=held.pk)
    hold_release(hold_id=held.pk)
    assert minutes_of(member) == (100, 0)
    assert [event["kind"] for event in events_of(member)] == ["bonus", "hold", "release"]
    assert [event["amountMinutes"] for event in events_of(member)] == [100, -60, 60]


@pytest.mark.parametrize(("wanted", "paid"), [(60, 60), (45, 45), (90, 60), (0, 0)])
def test_at_most_what_was_held_is_paid_and_the_rest_comes_back(member, other, wanted, paid):
    give(member, 100)
    held = hold(member, 60)
    for _ in range(2):
        settled = hold_post(hold_id=held.pk, to_user_id=other.pk, minutes=wanted)
        assert (settled.state, settled.posted_minutes) == ("posted", paid)
    assert (minutes_of(member), minutes_of(other)) == ((100 - paid, 0), (paid, 0))


def test_a_hold_is_settled_in_one_way(member, other):
    give(member, 200)
    posted, released = hold(member, 60, "a"), hold(member, 60, "b")
    hold_post(hold_id=posted.pk, to_user_id=other.pk, minutes=60)
    hold_release(hold_id=released.pk)
    with pytest.raises(HoldSettled):
        hold_release(hold_id=posted.pk)
    with pytest.raises(HoldSettled):
        hold_post(hold_id=posted.pk, to_user_id=other.pk, minutes=30)
    with pytest.raises(HoldSettled):
        hold_post(hold_id=posted.pk, to_user_id=UserFactory().pk, minutes=60)
    with pytest.raises(HoldSettled):
        hold_post(hold_id=released.pk, to_user_id=other.pk, minutes=60)
    assert (minutes_of(member), minutes_of(other)) == ((140, 0), (60, 0))


def test_nobody_pays_themselves_and_what_is_not_there_cannot_be_paid(member):
    give(member, 60)
    held = hold(member)
    with pytest.raises(InvalidInput):
        hold_post(hold_id=held.pk, to_user_id=member.pk, minutes=60)
    with pytest.raises(InvalidInput):
        hold_post(hold_id=held.pk, to_user_id=uuid4(), minutes=-1)
    with pytest.raises(NotFound):
        hold_release(hold_id=uuid4())


def test_what_is_missing_is_refused_and_writes_nothing_also_inside_a_transaction(member):
    give(member, 59)
    with atomic(), pytest.raises(InsufficientCredits):
        hold(member, 60)
    with pytest.raises(InsufficientCredits):
        minutes_penalize(user_id=member.pk, minutes=60, reason="No-show", key="p")
    assert minutes_of(member) == (59, 0)
    assert len(Hold.objects.all()) == 0
    assert len(Transfer.objects.all()) == 1


def test_the_same_key_does_it_once_and_refuses_another_body(member, other):
    give(member, 300)
    admin = UserFactory(admin=True)

    def transfer(minutes):
        sides = {"from_user_id": member.pk, "to_user_id": other.pk}
        return minutes_transfer(**sides, minutes=minutes, reason="Agreed", by=admin, key="k")

    calls = [
        lambda minutes: hold(member, minutes, "k"),
        lambda minutes: bonus_give(user_id=member.pk, minutes=minutes, reason="Thanks", key="bonus"),
        lambda minutes: minutes_refund(to_user_id=member.pk, minutes=minutes, reason="Sorry", key="refund"),
        lambda minutes: minutes_penalize(user_id=member.pk, minutes=minutes, reason="No-show", key="penalty"),
        transfer,
    ]
    for call in calls:
        first, before = call(10), minutes_of(member)
        assert call(10).pk == first.pk
        with pytest.raises(KeyTaken):
            call(11)
        assert minutes_of(member) == before


def test_a_refund_comes_from_the_one_who_was_paid_or_from_the_fund(member, other):
    give(other, 60)
    minutes_refund(to_user_id=member.pk, minutes=40, reason="Not taught", key="a", from_user_id=other.pk)
    minutes_refund(to_user_id=member.pk, minutes=5, reason="Our fault", key="b")
    assert (minutes_of(member), minutes_of(other)) == ((45, 0), (20, 0))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR])
def test_only_admins_move_credits(role, member, other):
    with pytest.raises(OnlyAdmins):
        minutes_transfer(
            from_user_id=None, to_user_id=member.pk, minutes=5, reason="So", by=UserFactory(role=role), key="k"
        )


@pytest.mark.parametrize("side", ["from_user_id", "to_user_id"])
def test_no_admin_moves_their_own(side):
    admin = UserFactory(admin=True)
    sides = {"from_user_id": None, "to_user_id": None} | {side: admin.pk}
    with pytest.raises(NotYourOwn):
        minutes_transfer(**sides, minutes=5, reason="So", by=admin, key="k")


def test_an_admins_transfer_needs_two_sides_a_reason_and_some_minutes(member):
    admin = UserFactory(admin=True)
    good = {"from_user_id": None, "to_user_id": member.pk, "minutes": 5, "reason": "So", "by": admin, "key": "k"}
    for wrong in ({"to_user_id": None}, {"reason": "  "}, {"minutes": 0}, {"minutes": -5}, {"from_user_id": member.pk}):
        with pytest.raises(InvalidInput):
            minutes_transfer(**good | wrong)
    with pytest.raises(NotFound):
        minutes_transfer(**good | {"to_user_id": uuid4()})
    assert minutes_of(member) == (0, 0)


def test_rows_of_the_ledger_are_never_changed(member):
    row = welcome_grant(member)
    for changed in (row.save, row.delete, Transfer.objects.all().delete, Entry.objects.get().save):
        with pytest.raises(TypeError):
            changed()
    with pytest.raises(TypeError):
        Transfer.objects.update(amount=1)


def test_a_deleted_member_leaves_the_ledger_whole(member, other):
    give(member, 100)
    hold_post(hold_id=hold(member).pk, to_user_id=other.pk, minutes=60)
    hold(member, 10, "open")
    member.delete()
    assert minutes_of(other) == (60, 0)
    assert len(Transfer.objects.all()) == 4
