"""A block at the very moment of an agreement: nothing stays agreed on between two who are hidden from each other."""

import pytest

from credits.audit import Audit
from learning.models import Session, SessionParticipant, Status
from learning.services.answering import session_accept
from moderation.services import member_block
from skillswap.errors import DomainError
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import ahead, ask
from tests.factories.skills import offers
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3
HALF = 30


@pytest.fixture
def pair():
    """`pair()`: a teacher with 100 minutes, a learner with 300, and the teacher's skill."""

    def made():
        teacher, learner = UserFactory(), UserFactory()
        give(teacher, 100)
        give(learner, 300)
        (skill,) = offers(teacher, "Guitar")
        return teacher, learner, skill

    return made


def block(by, other):
    return lambda: member_block(by=by, user_id=other.pk)


def require_no_contact(learner):
    """Nothing is open, booked, shown or held any more."""
    session = Session.objects.filter(student=learner).first()
    if session is not None:
        assert session.status == Status.CANCELLED
        assert not SessionParticipant.objects.filter(session=session, is_booked=True).exists()
        assert SessionParticipant.objects.filter(session=session, is_hidden=True).count() == 2
    assert minutes_of(learner)[1] == 0
    assert Audit().faults == []


@pytest.mark.parametrize("hours", [2, 48])
@pytest.mark.parametrize("who", ["teacher", "learner"])
def test_what_is_accepted_at_the_moment_of_a_block_is_cancelled_as_who_blocks_would_have(who, hours, pair):
    """Late, the teacher who blocks pays half; the learner may go free of charge: it was accepted late."""
    for _ in range(ROUNDS):
        teacher, learner, skill = pair()
        session = ask(learner, skill, at=ahead(hours=hours))
        by, other = (teacher, learner) if who == "teacher" else (learner, teacher)
        accepted, blocked = side_by_side(
            lambda session=session, teacher=teacher: session_accept(session=session, by=teacher), block(by, other)
        )
        assert blocked is True
        assert isinstance(accepted, Session | DomainError)
        require_no_contact(learner)
        late = isinstance(accepted, Session) and who == "teacher" and hours == 2
        assert minutes_of(learner) == (300 + (HALF if late else 0), 0)
        assert minutes_of(teacher) == (100 - (HALF if late else 0), 0)


def test_what_is_asked_for_at_the_moment_of_a_block_is_not_open(pair):
    for _ in range(ROUNDS):
        teacher, learner, skill = pair()
        _, blocked = side_by_side(lambda learner=learner, skill=skill: ask(learner, skill), block(teacher, learner))
        assert blocked is True
        require_no_contact(learner)
