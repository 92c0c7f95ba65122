"""Proposing and countering: who may, what, once."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine

from accounts.models import User
from moderation.services import member_block
from notifications.models import Notification
from skills.models import Skill
from skillswap.errors import InvalidInput, NotFound, TooFast
from swaps.errors import KeyTaken, NotYourTurn, SwapNotPending, SwapOpen
from swaps.models import Swap
from swaps.services import swap_accept, swap_cancel, swap_counter, swap_propose, swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.skills import SkillFactory
from tests.factories.swaps import proposal, terms_between
from tests.swaps.conftest import events_of, notified

pytestmark = pytest.mark.django_db


def test_a_proposal_waits_fourteen_days_and_both_get_the_event(member, other):
    swap = proposal(member, other)
    assert (swap.status, swap.is_open, swap.people) == ("pending", True, (member.pk, other.pk))
    assert swap.expires_at - swap.created_at == pytest.approx(dt.timedelta(days=14), abs=dt.timedelta(seconds=5))
    assert events_of(member) == events_of(other) == ["swap:new"]
    assert (notified(member), notified(other)) == ([], [("swap_proposed", False)])


def test_the_notification_says_who_asks_and_what_one_would_learn(member, other, pending):
    row = Notification.objects.get(user=other)
    assert (row.type, row.from_id) == ("request", member.pk)
    assert row.data == {
        "event": "swap_proposed",
        "swapId": str(pending.pk),
        "personId": str(member.pk),
        "skillName": pending.offered_skill_name,
    }


@pytest.mark.parametrize("field", ["offered_skill_id", "wanted_skill_id"])
@pytest.mark.parametrize("wrong", ["nobody's", "a wish", "the other side's", "a third person's"])
def test_each_side_is_a_skill_that_they_offer(field, wrong, member, other):
    terms = terms_between(member, other)
    owner = member if field == "offered_skill_id" else other
    turned = {"offered_skill_id": "wanted_skill_id", "wanted_skill_id": "offered_skill_id"}
    terms[field] = {
        "nobody's": uuid4,
        "a wish": lambda: SkillFactory(user=owner, type="learn").pk,
        "the other side's": lambda: terms[turned[field]],
        "a third person's": lambda: SkillFactory().pk,
    }[wrong]()
    with pytest.raises(InvalidInput) as refused:
        swap_propose(by=member, key="k", **terms)
    assert refused.value.field == field
    assert not Swap.objects.exists()


def test_nobody_swaps_with_themselves(member):
    with pytest.raises(InvalidInput) as refused:
        swap_propose(by=member, key="k", **terms_between(member, member))
    assert refused.value.field == "to_user_id"


@pytest.mark.parametrize("hidden", [{"is_banned": True}, {"is_active": False}, {"visibility": "private"}])
def test_nobody_proposes_to_whom_they_cannot_see(hidden, member, other):
    terms = terms_between(member, other)
    User.objects.filter(pk=other.pk).update(**hidden)
    with pytest.raises(NotFound):
        swap_propose(by=member, key="k", **terms)


def test_nobody_proposes_across_a_block(member, other):
    terms, back = terms_between(member, other), terms_between(other, member)
    member_block(by=member, user_id=other.pk)
    for by, sent in ((member, terms), (other, back)):
        with pytest.raises(NotFound):
            swap_propose(by=by, key="k", **sent)


def test_the_same_key_and_body_again_give_the_first_swap_and_nothing_new(member, other):
    terms = terms_between(member, other)
    first, created = swap_propose(by=member, key="k", **terms)
    assert created
    assert swap_propose(by=member, key="k", **terms) == (first, False)
    assert events_of(other) == ["swap:new"]


def test_it_gives_the_first_swap_also_when_that_was_answered_long_ago(member, other):
    terms = terms_between(member, other)
    first, _ = swap_propose(by=member, key="k", **terms)
    swap_reject(swap=first, by=other)
    assert swap_propose(by=member, key="k", **terms) == (first, False)


def test_the_same_key_with_another_body_is_refused_and_of_another_member_is_not_the_same(member, other):
    terms = terms_between(member, other)
    swap_propose(by=member, key="k", **terms)
    with pytest.raises(KeyTaken):
        swap_propose(by=member, key="k", **{**terms, "message": "Two hours each?"})
    assert swap_propose(by=other, key="k", **terms_between(other, member))[1]


def test_two_skills_have_one_open_proposal_whoever_makes_it(member, other):
    terms = terms_between(member, other)
    first, _ = swap_propose(by=member, key="one", **terms)
    back = {
        **terms,
        "to_user_id": member.pk,
        "offered_skill_id": terms["wanted_skill_id"],
        "wanted_skill_id": terms["offered_skill_id"],
    }
    for by, sent in ((member, terms), (other, back)):
        with pytest.raises(SwapOpen):
            swap_propose(by=by, key="two", **sent)
    swap_reject(swap=first, by=other)
    assert swap_propose(by=other, key="two", **back)[1]


def test_one_that_has_run_out_is_not_in_the_way_although_the_job_did_not_come_by(member, other):
    terms = terms_between(member, other)
    with time_machine.travel(dt.datetime.now(dt.UTC) - dt.timedelta(days=15)):
        old, _ = swap_propose(by=member, key="one", **terms)
    assert swap_propose(by=member, key="two", **terms)[1]
    old.refresh_from_db()
    assert (old.status, old.is_open) == ("expired", False)


def test_one_person_is_asked_only_so_often_whatever_was_cancelled(member, other, settings):
    """Each proposal and each cancellation would be a mail to them."""
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "swap_pair": "2 per day"}
    for _ in range(2):
        swap_cancel(swap=proposal(member, other), by=member)
    with pytest.raises(TooFast):
        proposal(member, other)
    assert proposal(member, UserFactory()).status == "pending"


def test_proposals_have_a_limit_and_repeats_do_not_count(member, other, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "swap": "2 per hour"}
    terms = terms_between(member, other)
    for _ in range(3):
        swap_propose(by=member, key="one", **terms)
    proposal(member, other)
    with pytest.raises(TooFast):
        proposal(member, other)
    proposal(other, member)


def test_who_gets_a_proposal_may_see_the_private_person_who_sent_it_and_agree_with_them(member, other, api):
    User.objects.filter(pk=member.pk).update(visibility="private")
    page = f"/api/users/{member.pk}"
    assert api(other).get(page).status_code == 404
    swap = proposal(member, other)
    assert api(other).get(page).status_code == 200
    assert swap_accept(swap=swap, by=other, unequal_agreed=False).status == "accepted"


def test_a_counter_turns_the_proposal_round(member, other, pending):
    made = swap_counter(swap=pending, by=other, wanted_minutes=30, message="Half an hour?")
    pending.refresh_from_db()
    assert (pending.status, pending.is_open, pending.countered_by) == ("countered", False, made.pk)
    assert pending.answered_at
    assert pending.closed_at
    assert (made.status, made.people, made.counter_of) == ("pending", (other.pk, member.pk), pending.pk)
    assert (made.offered_skill_id, made.wanted_skill_id) == (pending.wanted_skill_id, pending.offered_skill_id)
    assert (made.offered_skill_name, made.wanted_skill_name) == (pending.wanted_skill_name, pending.offered_skill_name)
    assert (made.offered_minutes, made.wanted_minutes, made.message) == (60, 30, "Half an hour?")
    assert events_of(member) == events_of(other) == ["swap:new", "swap:updated", "swap:new"]
    assert notified(other) == [("swap_proposed", True)]
    assert notified(member) == [("swap_countered", False)]


def test_a_counter_may_ask_for_other_skills_of_the_right_people(member, other, pending):
    theirs, mine = SkillFactory(user=member), SkillFactory(user=other)
    with pytest.raises(InvalidInput) as refused:
        swap_counter(swap=pending, by=other, wanted_skill_id=mine.pk)
    assert refused.value.field == "wanted_skill_id"
    made = swap_counter(swap=pending, by=other, wanted_skill_id=theirs.pk, offered_skill_id=mine.pk)
    assert (made.wanted_skill_name, made.offered_skill_name) == (theirs.name, mine.name)


def test_a_counter_can_be_countered_and_accepted(member, other, pending):
    made = swap_counter(swap=pending, by=other, wanted_minutes=30)
    again = swap_counter(swap=made, by=member, offered_minutes=45)
    assert (again.people, again.offered_minutes, again.wanted_minutes) == ((member.pk, other.pk), 45, 60)
    assert swap_accept(swap=again, by=other, unequal_agreed=True).is_open


def test_the_same_counter_again_is_the_first_and_another_one_is_too_late(member, other, pending):
    made = swap_counter(swap=pending, by=other, wanted_minutes=30)
    for stale in (Swap.objects.get(pk=pending.pk), pending):
        assert swap_counter(swap=stale, by=other, wanted_minutes=30) == made
    with pytest.raises(SwapNotPending):
        swap_counter(swap=pending, by=other, wanted_minutes=45)
    assert len(Swap.objects.all()) == 2
    assert events_of(member).count("swap:new") == 2


def test_only_who_got_the_proposal_counters_and_only_what_waits(member, other, pending):
    with pytest.raises(NotYourTurn):
        swap_counter(swap=pending, by=member)
    with pytest.raises(NotYourTurn):
        swap_counter(swap=pending, by=UserFactory())
    swap_reject(swap=pending, by=other)
    with pytest.raises(SwapNotPending):
        swap_counter(swap=pending, by=other)


@pytest.mark.django_db(transaction=True)
def test_a_counter_that_meets_another_open_swap_changes_nothing(member, other):
    first, second = proposal(member, other), proposal(member, other)
    with pytest.raises(SwapOpen):
        swap_counter(
            swap=second,
            by=other,
            offered_skill_id=first.wanted_skill_id,
            wanted_skill_id=first.offered_skill_id,
        )
    second.refresh_from_db()
    assert (second.status, second.countered_by) == ("pending", None)


def test_a_skill_that_is_no_longer_offered_cannot_be_countered_with(member, other, pending):
    Skill.objects.filter(pk=pending.wanted_skill_id).delete()
    with pytest.raises(InvalidInput) as refused:
        swap_counter(swap=pending, by=other)
    assert refused.value.field == "offered_skill_id"
    pending.refresh_from_db()
    assert pending.status == "pending"
