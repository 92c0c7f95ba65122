"""Somebody leaves at the very moment that another one turns to them: nothing stays open with nobody there."""

import pytest

from accounts.services import account_delete
from chat.models import Participant
from learning.models import Session, Status
from moderation.services import member_ban
from skillswap.errors import DomainError
from swaps.models import Swap
from swaps.services import swap_counter
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.chat import conversation_between
from tests.factories.sessions import ask
from tests.factories.skills import offers
from tests.factories.swaps import agreed_swap, proposal
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4
WAYS_OUT = {
    "deleted": lambda user: account_delete(user=user, password=PASSWORD),
    "banned": lambda user: member_ban(user=user, by=UserFactory(moderator=True), reason="Scam"),
}


@pytest.fixture(params=WAYS_OUT)
def race(request):
    """`race(turn)`: `turn(member, leaver)` while `leaver` leaves; True when it got through before."""

    def run(turn):
        member, leaver = UserFactory(), UserFactory()
        (skill,) = offers(leaver, "Guitar")
        offers(member, "Piano")
        done, gone = side_by_side(lambda: turn(member, leaver, skill), lambda: WAYS_OUT[request.param](leaver))
        assert not isinstance(gone, Exception), gone
        assert not isinstance(done, Exception) or isinstance(done, DomainError), done
        return leaver

    return run


def test_no_request_stays_open(race):
    for _ in range(ROUNDS):
        leaver = race(lambda member, leaver, skill: ask(member, skill))
        assert not Session.objects.filter(teacher=leaver, status=Status.REQUESTED).exists()


def test_no_proposal_stays_open(race):
    for _ in range(ROUNDS):
        leaver = race(lambda member, leaver, skill: proposal(member, leaver))
        assert not Swap.objects.filter(to_user=leaver, is_open=True).exists()


def test_no_answer_to_a_proposal_stays_open(race):
    for _ in range(ROUNDS):
        leaver = race(lambda member, leaver, skill: swap_counter(swap=proposal(leaver, member), by=member))
        assert not Swap.objects.filter(to_user=leaver, is_open=True).exists()


def test_no_request_of_a_swap_stays_open(race):
    for _ in range(ROUNDS):

        def turn(member, leaver, skill):
            return ask(member, skill, swap_id=agreed_swap(member, leaver, wanted_skill_id=skill.pk).pk)

        leaver = race(turn)
        assert not Session.objects.filter(teacher=leaver, status=Status.REQUESTED).exists()


def test_no_conversation_stays_open_with_who_deleted_their_account():
    for _ in range(ROUNDS):
        member, leaver = UserFactory(), UserFactory()
        side_by_side(lambda: conversation_between(member, leaver), lambda: WAYS_OUT["deleted"](leaver))  # noqa: B023
        assert not Participant.objects.filter(user=member, is_closed=False).exists()
