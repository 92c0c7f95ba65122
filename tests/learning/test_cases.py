"""Cases: what the two could not settle, decided once by somebody else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from accounts.models import NOBODY_ID
from learning.errors import CaseDecided, CaseOpen, ConcernsYou
from learning.models import Case, Session
from learning.services.cases import case_decide, case_open
from moderation.errors import AlreadyDecided, NotToYourself, RankTooLow
from moderation.models import Action, AuditEntry
from notifications.models import Notification
from skillswap.errors import InvalidInput, NotAllowed
from tests.factories.accounts import UserFactory
from tests.learning.made import disputed, hide

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


@pytest.fixture
def case(member, other):
    """`member` taught `other`, who disputes how long it took."""
    return disputed(member, other)[1]


def decide(case, by, decision="took_place", minutes=20, reason="The room says so."):
    case_decide(case=case, by=by, decision=decision, minutes=minutes, reason=reason)


def test_a_session_has_one_open_case_and_may_have_another_after_it(case, member, moderator):
    again = {"session": case.session, "kind": Case.Kind.APPEAL, "by": member, "text": "And I say no."}
    with pytest.raises(CaseOpen):
        case_open(**again)
    decide(case, moderator)
    assert case_open(**again).is_open


def test_a_decision_closes_the_case_settles_the_session_and_stays_in_the_audit_trail(case, moderator, other):
    decide(case, moderator)
    case.refresh_from_db()
    assert (case.is_open, case.decision, case.minutes, case.reason) == (False, "took_place", 20, "The room says so.")
    assert (case.decided_by_id, case.decided_at is not None) == (moderator.pk, True)
    assert Session.objects.get().status == "completed"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_id, entry.target_id) == (Action.DECIDE_CASE, moderator.pk, other.pk)
    assert entry.data == {
        "session": str(case.session_id), "case": str(case.pk), "decision": "took_place", "minutes": 20,
    }  # fmt: skip


@pytest.mark.parametrize("decision", ["not_held", "teacher_absent", "student_absent"])
def test_the_other_decisions_have_no_minutes(decision, case, moderator):
    with pytest.raises(InvalidInput):
        decide(case, moderator, decision)
    decide(case, moderator, decision, minutes=None)
    assert Session.objects.get().status == ("abandoned" if decision == "not_held" else "no_show")


@pytest.mark.parametrize("wrong", [{"minutes": None}, {"minutes": 0}, {"minutes": 61}, {"reason": "  "}])
def test_what_makes_no_sense_is_refused(wrong, case, moderator):
    with pytest.raises(InvalidInput):
        decide(case, moderator, **wrong)
    assert Case.objects.get().is_open


def test_both_are_told_what_and_why(case, moderator, member, other):
    decide(case, moderator)
    for me, them in ((member, other), (other, member)):
        notice = Notification.objects.get(user=me, type="session", key=f"case:{case.pk}")
        assert notice.data == {
            "event": "session_decided",
            "sessionId": str(case.session_id),
            "personId": str(them.pk),
            "skillName": "Guitar",
            "decision": "took_place",
            "minutes": 20,
            "reason": "The room says so.",
        }


def test_two_who_are_hidden_from_each_other_hear_the_decision_and_nothing_of_each_other(case, moderator):
    hide(case.session, owed=True)
    decide(case, moderator)
    told = Notification.objects.filter(key=f"case:{case.pk}")
    assert [(row.data["personId"], row.from_id) for row in told] == [(str(NOBODY_ID), None)] * 2


def test_neither_of_the_two_decides_nor_a_member_nor_somebody_below(other):
    moderator, admin = UserFactory(moderator=True), UserFactory(admin=True)
    own, high = disputed(moderator, other)[1], disputed(admin, other)[1]
    for case, by, refusal in (
        (own, moderator, ConcernsYou),
        (own, other, ConcernsYou),
        (own, UserFactory(), RankTooLow),
        (high, moderator, RankTooLow),
    ):
        with pytest.raises(refusal) as refused:
            decide(case, by)
        assert isinstance(refused.value, NotAllowed)
        assert not isinstance(refused.value, NotToYourself)
    assert not AuditEntry.objects.exists()
    decide(own, UserFactory(moderator=True))


def test_who_decides_second_is_told_and_changes_nothing(case, moderator):
    decide(case, moderator)
    with pytest.raises(CaseDecided) as refused:
        decide(case, UserFactory(admin=True), "not_held", None)
    assert isinstance(refused.value, AlreadyDecided)
    assert Session.objects.get().status == "completed"
    assert AuditEntry.objects.get().actor_id == moderator.pk


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_at_once_one_decides(member, other):
    _, case = disputed(member, other)
    judges = UserFactory.create_batch(4, moderator=True)

    def one(number):
        try:
            decision = ("took_place", 20) if number % 2 else ("not_held", None)
            return decide(case, judges[number], *decision)
        except CaseDecided as error:
            return error
        finally:
            if connection.vendor != "mongodb":
                connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        brought = list(threads.map(one, range(4)))
    assert brought.count(None) == 1
    winner = judges[brought.index(None)]
    case.refresh_from_db()
    assert case.decided_by_id == winner.pk == AuditEntry.objects.get().actor_id
    assert len(Notification.objects.filter(key=f"case:{case.pk}")) == 2
