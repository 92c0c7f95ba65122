"""Accepting, rejecting, calling off, completing, running out: each rule, and each action twice."""

import datetime as dt

import pytest
import time_machine

from chat.models import Message, Participant
from notifications.models import Notification
from skillswap.db import run
from swaps.errors import NotYourTurn, SessionsOpen, SwapNotAccepted, SwapNotPending, UnequalMinutes
from swaps.models import Swap
from swaps.services import (
    swap_accept,
    swap_cancel,
    swap_complete,
    swap_complete_if_done,
    swap_lock,
    swap_reject,
    swaps_expire,
)
from tests.factories.swaps import agreed_swap, proposal
from tests.swaps.conftest import events_of, notified

pytestmark = pytest.mark.django_db(transaction=True)  # what is refused must leave nothing

LATER = dt.timedelta(days=14, minutes=1)


def accept(swap, by):
    return swap_accept(swap=swap, by=by, unequal_agreed=False)


ACTIONS = {
    "accept": accept,
    "reject": lambda swap, by: swap_reject(swap=swap, by=by),
    "cancel": lambda swap, by: swap_cancel(swap=swap, by=by),
    "complete": lambda swap, by: swap_complete(swap=swap, by=by),
}


def test_accepting_opens_the_conversation_with_a_card_in_it(member, other, pending):
    swap = accept(pending, other)
    assert (swap.status, swap.is_open, swap.closed_at) == ("accepted", True, None)
    assert swap.answered_at
    assert {side.user_id for side in Participant.objects.filter(conversation_id=swap.conversation_id)} == {*swap.people}
    card = Message.objects.get()
    assert (card.conversation_id, card.kind, card.subject_id) == (swap.conversation_id, "swap", swap.pk)
    assert (card.sender_id, card.client_id) == (other.pk, swap.pk)
    assert swap.offered_skill_name in card.content
    assert card.subject == {"offeredSkillName": swap.offered_skill_name, "wantedSkillName": swap.wanted_skill_name}
    assert events_of(member, "swap:updated", "chat:message:new") == ["chat:message:new", "swap:updated"]
    assert (notified(member), notified(other)) == (
        [("swap_accepted", False)],
        [("swap_proposed", True)],
    )


def test_rejecting_notifies_who_proposed(member, other, pending):
    swap = swap_reject(swap=pending, by=other)
    assert (swap.status, swap.is_open) == ("rejected", False)
    assert swap.answered_at
    assert swap.closed_at
    assert (notified(member), notified(other)) == (
        [("swap_rejected", False)],
        [("swap_proposed", True)],
    )
    assert Notification.objects.get(user=member).type == "session"


def test_taking_back_a_proposal_replaces_the_notification_of_the_other(member, other, pending):
    swap = swap_cancel(swap=pending, by=member)
    assert (swap.status, swap.is_open, swap.answered_at) == ("cancelled", False, None)
    assert notified(other) == [("swap_proposed", True), ("swap_cancelled", False)]


@pytest.mark.parametrize("by", ["member", "other"])
def test_either_calls_off_or_completes_what_was_agreed_on(by, member, other):
    doer, receiver = (member, other) if by == "member" else (other, member)
    off, done = agreed_swap(member, other), agreed_swap(member, other)
    assert swap_cancel(swap=off, by=doer).status == "cancelled"
    assert swap_complete(swap=done, by=doer).status == "completed"
    assert [event for event, read in notified(receiver) if not read] == ["swap_cancelled", "swap_completed"]


@pytest.mark.parametrize(("action", "who"), [("accept", "other"), ("reject", "other"), ("cancel", "member")])
def test_the_same_again_is_harmless_and_notifies_nobody(action, who, member, other, pending, request):
    by = request.getfixturevalue(who)
    ACTIONS[action](pending, by)
    before = events_of(member, ""), events_of(other, ""), len(Notification.objects.all()), len(Message.objects.all())
    for stale in (pending, Swap.objects.get(pk=pending.pk)):
        assert ACTIONS[action](stale, by) == pending
    assert (
        events_of(member, ""),
        events_of(other, ""),
        len(Notification.objects.all()),
        len(Message.objects.all()),
    ) == before


def test_completing_again_is_harmless(member, other, agreed):
    swap_complete(swap=agreed, by=member)
    before = events_of(other)
    assert swap_complete(swap=agreed, by=other).status == "completed"
    assert events_of(other) == before


@pytest.mark.parametrize(("action", "who"), [("accept", "member"), ("reject", "member"), ("cancel", "other")])
def test_nobody_does_what_is_the_others_to_do(action, who, pending, request):
    with pytest.raises(NotYourTurn):
        ACTIONS[action](pending, request.getfixturevalue(who))
    pending.refresh_from_db()
    assert pending.status == "pending"


@pytest.mark.parametrize(
    ("first", "by", "then", "who", "refused"),
    [
        ("reject", "other", "accept", "other", SwapNotPending),
        ("reject", "other", "cancel", "member", SwapNotPending),
        ("cancel", "member", "accept", "other", SwapNotPending),
        ("cancel", "member", "reject", "other", SwapNotPending),
        ("accept", "other", "reject", "other", SwapNotPending),
        ("reject", "other", "complete", "member", SwapNotAccepted),
        (None, None, "complete", "member", SwapNotAccepted),
    ],
)
@pytest.mark.parametrize("is_stale", [True, False])
def test_what_was_answered_cannot_be_answered_otherwise(first, by, then, who, refused, is_stale, pending, request):
    stale = Swap.objects.get(pk=pending.pk)
    if first:
        ACTIONS[first](pending, request.getfixturevalue(by))
    with pytest.raises(refused):
        ACTIONS[then](stale if is_stale else pending, request.getfixturevalue(who))
    now = Swap.objects.get(pk=pending.pk)
    assert now.status == pending.status
    assert len(Message.objects.all()) == (first == "accept")


def test_sessions_of_unequal_length_have_to_be_agreed_to(member, other):
    swap = proposal(member, other, offered_minutes=90)
    with pytest.raises(UnequalMinutes):
        accept(swap, other)
    assert swap_accept(swap=swap, by=other, unequal_agreed=True).status == "accepted"


@pytest.mark.parametrize("action", ["cancel", "complete"])
def test_a_swap_with_sessions_ahead_stays(action, member, agreed, booked):
    booked["open"] = True
    with pytest.raises(SessionsOpen):
        ACTIONS[action](agreed, member)
    assert Swap.objects.get(pk=agreed.pk).status == "accepted"
    booked["open"] = False
    assert ACTIONS[action](agreed, member).closed_at


def test_a_swap_is_complete_when_both_sessions_took_place(member, other, agreed, booked):
    one, two = agreed.offered_skill_id, agreed.wanted_skill_id
    for held in ({}, {one: ("s1", "completed")}, {one: ("s1", "completed"), two: ("s2", "scheduled")}):
        booked["held"] = {agreed.pk: held}
        assert not swap_complete_if_done(agreed.pk)
    booked["held"] = {agreed.pk: {one: ("s1", "completed"), two: ("s2", "completed")}}
    before = events_of(member)
    assert swap_complete_if_done(agreed.pk)
    assert not swap_complete_if_done(agreed.pk)
    assert Swap.objects.get(pk=agreed.pk).status == "completed"
    assert events_of(member)[len(before) :] == ["swap:updated"]
    assert notified(member)[-1] == notified(other)[-1] == ("swap_completed", False)


def test_sessions_are_booked_only_for_what_is_agreed_on(member, pending, agreed):
    run(swap_lock, agreed.pk)
    for swap in (pending, swap_cancel(swap=agreed, by=member)):
        with pytest.raises(SwapNotAccepted):
            run(swap_lock, swap.pk)


def test_what_nobody_answers_runs_out_once_and_notifies_who_proposed(member, other, pending):
    kept = agreed_swap(member, other)
    assert swaps_expire() == 0
    with time_machine.travel(pending.expires_at + dt.timedelta(milliseconds=1), tick=False):
        assert (swaps_expire(), swaps_expire()) == (1, 0)
    pending.refresh_from_db()
    assert (pending.status, pending.is_open, pending.closed_at) == ("expired", False, pending.expires_at)
    assert notified(member)[-1] == ("swap_expired", False)
    assert ("swap_proposed", False) not in notified(other)
    assert Swap.objects.get(pk=kept.pk).status == "accepted"


@pytest.mark.parametrize(("action", "who"), [("accept", "other"), ("reject", "other"), ("cancel", "member")])
def test_what_has_run_out_cannot_be_answered_although_the_job_did_not_come_by(action, who, pending, request):
    with time_machine.travel(dt.datetime.now(dt.UTC) + LATER), pytest.raises(SwapNotPending):
        ACTIONS[action](pending, request.getfixturevalue(who))
    assert Swap.objects.get(pk=pending.pk).status == "pending"


def test_the_job_is_run_every_minute():
    from swaps.tasks import expire_swaps

    task = expire_swaps.task_class()
    assert all(task.validate_datetime(dt.datetime(2026, 1, 1, 3, minute, tzinfo=dt.UTC)) for minute in (0, 7, 59))
