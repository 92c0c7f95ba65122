"""Somebody leaves at the very moment that another one turns to them: nothing stays open with nobody there."""

import pytest

from accounts.models import DELETED_NAME, DataExport, User
from accounts.services import account_delete, availability_replace, avatar_set, export_start, profile_update
from chat.models import Participant
from learning.models import Calendar, Session, Status
from learning.services.calendar import feed_renew
from moderation.services import member_ban
from notifications.models import NotificationPreferences
from notifications.services import preferences_set
from skills.models import Skill
from skills.services import skill_create, skills_replace
from skillswap.errors import DomainError, NotFound
from swaps.models import Swap
from swaps.services import swap_counter
from tests.factories.accounts import PASSWORD, UserFactory, png_file
from tests.factories.chat import conversation_between
from tests.factories.sessions import ask
from tests.factories.skills import offers
from tests.factories.swaps import agreed_swap, proposal
from tests.learning.locks import second_meets
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


WEEK = [{"weekday": 1, "start": "18:00", "end": "20:00"}]
OWN_WRITES = {
    "name": lambda user: profile_update(user=user, name="Ada"),
    "bio": lambda user: profile_update(user=user, bio="Plays the lute", username="ada_lute"),
    "week": lambda user: availability_replace(user=user, slots=WEEK),
    "picture": lambda user: avatar_set(user=user, file=(drawn := png_file()), size=len(drawn.getvalue())),
    "skill": lambda user: skill_create(user=user, name="Lute", type="offer", description="Old songs"),
    "skills": lambda user: skills_replace(user=user, type="offer", skills=[{"name": "Lute"}]),
    "export": lambda user: export_start(user=user),
    "preferences": lambda user: preferences_set(user_id=user.pk, changes={"digest_day": 3}),
    "calendar": lambda user: feed_renew(user_id=user.pk),
}


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("what", OWN_WRITES)
def test_what_another_tab_saves_at_the_end_of_a_deletion_brings_nothing_back(what):
    leaver = UserFactory()
    tab = User.objects.get(pk=leaver.pk)
    gone, refused = second_meets(lambda: account_delete(user=leaver, password=PASSWORD), lambda: OWN_WRITES[what](tab))
    assert gone is None
    assert isinstance(refused, NotFound)
    left = User.objects.get(pk=leaver.pk)
    assert (left.name, left.bio, left.username[:8], left.avatar.name, left.availability) == (
        DELETED_NAME,
        "",
        "deleted-",
        "",
        [],
    )
    assert not Skill.objects.filter(user=leaver).exists()
    for own in (DataExport, NotificationPreferences, Calendar):
        assert not own.objects.filter(user=leaver).exists()
