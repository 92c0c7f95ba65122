"""Everybody at once: one swap, one answer, one card."""

import pytest

from chat.models import Conversation, Message, Participant
from moderation.services import member_block
from skillswap.errors import DomainError
from swaps.errors import SwapNotPending, SwapOpen
from swaps.models import Swap
from swaps.services import swap_accept, swap_cancel, swap_counter, swap_propose, swap_reject
from tests import racing
from tests.factories.accounts import UserFactory
from tests.factories.swaps import proposal, terms_between
from tests.racing import side_by_side
from tests.swaps.conftest import events_of

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 20


def at_once(action):
    return racing.at_once(action, THREADS, threads=THREADS)


def fresh(swap):
    return Swap.objects.get(pk=swap.pk)


def test_one_key_from_twenty_threads_makes_one_proposal(member, other):
    terms = terms_between(member, other)
    brought = at_once(lambda _: swap_propose(by=member, key="same", **terms))
    assert sorted(created for _, created in brought) == [False] * (THREADS - 1) + [True]
    assert len({swap.pk for swap, _ in brought}) == len(Swap.objects.all()) == 1
    assert events_of(other) == ["swap:new"]


def test_twenty_keys_for_two_skills_make_one_proposal(member, other):
    terms = terms_between(member, other)
    brought = at_once(lambda number: swap_propose(by=member, key=str(number), **terms))
    assert brought.count(SwapOpen) == THREADS - 1
    assert len(Swap.objects.all()) == 1


def test_twenty_who_accept_open_one_conversation_with_one_card(member, other, pending):
    brought = at_once(
        lambda _: swap_accept(swap=fresh(pending), by=other, unequal_agreed=False),
    )
    assert {swap.status for swap in brought} == {"accepted"}
    assert len(Conversation.objects.all()) == len(Message.objects.all()) == 1
    assert events_of(member) == ["swap:new", "swap:updated"]


def test_twenty_same_counters_make_one(member, other, pending):
    brought = at_once(
        lambda _: swap_counter(swap=fresh(pending), by=other, wanted_minutes=30),
    )
    assert len({swap.pk for swap in brought}) == 1
    assert len(Swap.objects.all()) == 2


def test_a_proposal_is_answered_in_one_way_whoever_comes_first(member, other, pending):
    def answer(number):
        swap = fresh(pending)
        if number % 3 == 0:
            return swap_accept(swap=swap, by=other, unequal_agreed=False)
        return swap_reject(swap=swap, by=other) if number % 3 == 1 else swap_counter(swap=swap, by=other)

    brought = at_once(answer)
    status = fresh(pending).status
    assert status in ("accepted", "rejected", "countered")
    assert SwapNotPending in brought
    assert len(Message.objects.all()) == (status == "accepted")
    assert len(Swap.objects.filter(counter_of=pending.pk)) == (status == "countered")
    assert events_of(member).count("swap:updated") == 1


def test_what_is_taken_back_while_it_is_accepted_is_one_of_the_two(member, other, pending):
    def action(number):
        swap = fresh(pending)
        if number % 2:
            return swap_accept(swap=swap, by=other, unequal_agreed=False)
        return swap_cancel(swap=swap, by=member)

    brought = at_once(action)
    swap = fresh(pending)
    # An agreed swap may be cancelled too; who sent the cancellation before reading it again gets SwapNotPending.
    cancelled = any(isinstance(made, Swap) for made in brought[0::2])
    assert swap.status == ("cancelled" if cancelled else "accepted")
    assert len(Message.objects.all()) == (swap.conversation_id is not None)


def test_a_block_at_the_moment_of_a_proposal_leaves_nothing_open(member, other):
    terms = [terms_between(member, other) for _ in range(THREADS)]

    def action(number):
        if number == THREADS // 2:
            return member_block(by=other, user_id=member.pk)
        return swap_propose(by=member, key=str(number), **terms[number])

    at_once(action)
    assert not Swap.objects.filter(is_open=True).exists()
    assert not Swap.objects.filter(is_hidden=False).exists()


@pytest.mark.parametrize("who", ["receiver", "sender"])
def test_what_is_accepted_at_the_moment_of_a_block_is_cancelled_and_hidden(who, db):
    for _ in range(3):
        one, two = UserFactory(), UserFactory()
        swap = proposal(one, two)
        by, hidden = (two, one) if who == "receiver" else (one, two)
        accepted, blocked = side_by_side(
            lambda swap=swap, two=two: swap_accept(swap=swap, by=two, unequal_agreed=False),
            lambda by=by, hidden=hidden: member_block(by=by, user_id=hidden.pk),
        )
        assert blocked is True
        assert isinstance(accepted, Swap | DomainError)
        after = fresh(swap)
        assert (after.status, after.is_open, after.is_hidden) == ("cancelled", False, True)
        assert not Participant.objects.filter(user=one, is_blocked=False).exists()
