"""Disputes: what the two could not settle, decided once by somebody else."""

from functools import partial

import pytest

from accounts.models import NOBODY_ID
from learning.errors import ConcernsYou, DisputeDecided, DisputeOpen
from learning.models import Dispute, Session
from learning.services.disputes import dispute_decide, dispute_open
from moderation.errors import AlreadyDecided, NotToYourself, RankTooLow
from moderation.models import Action, AuditEntry
from notifications.models import Notification
from skillswap.errors import InvalidInput, NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.learning import disputed, hide
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


@pytest.fixture
def dispute(member, other):
    """`member` taught `other`, who disputes how long it took."""
    return disputed(member, other)[1]


def decide(dispute, by, decision="took_place", minutes=20, reason="The room says so."):
    dispute_decide(dispute=dispute, by=by, decision=decision, minutes=minutes, reason=reason)


def test_a_session_has_one_open_dispute_and_may_have_another_after_it(dispute, member, moderator):
    again = {"session": dispute.session, "kind": Dispute.Kind.APPEAL, "by": member, "text": "And I say no."}
    with pytest.raises(DisputeOpen):
        dispute_open(**again)
    decide(dispute, moderator)
    assert dispute_open(**again).is_open


def test_a_decision_closes_the_dispute_settles_the_session_and_stays_in_the_audit_trail(dispute, moderator, other):
    decide(dispute, moderator)
    dispute.refresh_from_db()
    assert (dispute.is_open, dispute.decision, dispute.minutes, dispute.reason) == (
        False,
        "took_place",
        20,
        "The room says so.",
    )
    assert (dispute.decided_by_id, dispute.decided_at is not None) == (moderator.pk, True)
    assert Session.objects.get().status == "completed"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_id, entry.target_id) == (Action.DECIDE_DISPUTE, moderator.pk, other.pk)
    assert entry.data == {
        "session": str(dispute.session_id), "dispute": str(dispute.pk), "decision": "took_place", "minutes": 20,
    }  # fmt: skip


@pytest.mark.parametrize("decision", ["not_held", "teacher_absent", "student_absent"])
def test_the_other_decisions_have_no_minutes(decision, dispute, moderator):
    with pytest.raises(InvalidInput):
        decide(dispute, moderator, decision)
    decide(dispute, moderator, decision, minutes=None)
    assert Session.objects.get().status == ("abandoned" if decision == "not_held" else "no_show")


@pytest.mark.parametrize("wrong", [{"minutes": None}, {"minutes": 0}, {"minutes": 61}, {"reason": "  "}])
def test_what_makes_no_sense_is_refused(wrong, dispute, moderator):
    with pytest.raises(InvalidInput):
        decide(dispute, moderator, **wrong)
    assert Dispute.objects.get().is_open


def test_both_are_notified_of_the_decision_and_its_reason(dispute, moderator, member, other):
    decide(dispute, moderator)
    for me, them in ((member, other), (other, member)):
        notice = Notification.objects.get(user=me, type="session", key=f"dispute:{dispute.pk}")
        assert notice.data == {
            "event": "session_decided",
            "sessionId": str(dispute.session_id),
            "personId": str(them.pk),
            "skillName": "Guitar",
            "decision": "took_place",
            "minutes": 20,
            "reason": "The room says so.",
        }


def test_two_who_are_hidden_from_each_other_hear_the_decision_and_nothing_of_each_other(dispute, moderator):
    hide(dispute.session, owed=True)
    decide(dispute, moderator)
    notices = Notification.objects.filter(key=f"dispute:{dispute.pk}")
    assert [(row.data["personId"], row.from_id) for row in notices] == [(str(NOBODY_ID), None)] * 2


def test_neither_of_the_two_decides_nor_a_member_nor_somebody_below(other):
    moderator, admin = UserFactory(moderator=True), UserFactory(admin=True)
    own, high = disputed(moderator, other)[1], disputed(admin, other)[1]
    for dispute, by, refusal in (
        (own, moderator, ConcernsYou),
        (own, other, ConcernsYou),
        (own, UserFactory(), RankTooLow),
        (high, moderator, RankTooLow),
    ):
        with pytest.raises(refusal) as refused:
            decide(dispute, by)
        assert isinstance(refused.value, NotAllowed)
        assert not isinstance(refused.value, NotToYourself)
    assert not AuditEntry.objects.exists()
    decide(own, UserFactory(moderator=True))


def test_who_decides_second_is_refused_and_changes_nothing(dispute, moderator):
    decide(dispute, moderator)
    with pytest.raises(DisputeDecided) as refused:
        decide(dispute, UserFactory(admin=True), "not_held", None)
    assert isinstance(refused.value, AlreadyDecided)
    assert Session.objects.get().status == "completed"
    assert AuditEntry.objects.get().actor_id == moderator.pk


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_at_once_one_decides(member, other):
    _, dispute = disputed(member, other)
    judges = UserFactory.create_batch(4, moderator=True)

    decisions = [("took_place", 20), ("not_held", None)] * 2
    brought = side_by_side(
        *(partial(decide, dispute, judge, *decision) for judge, decision in zip(judges, decisions, strict=True))
    )
    assert brought.count(None) == 1
    assert sum(isinstance(outcome, DisputeDecided) for outcome in brought) == 3
    winner = judges[brought.index(None)]
    dispute.refresh_from_db()
    assert dispute.decided_by_id == winner.pk == AuditEntry.objects.get().actor_id
    assert len(Notification.objects.filter(key=f"dispute:{dispute.pk}")) == 2
