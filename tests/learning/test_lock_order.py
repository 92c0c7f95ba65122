"""Sessions are locked in the order of their ids, before anything that they lead to: nobody waits in a circle.

Only PostgreSQL locks row by row; SQLite lets one write at a time, MongoDB runs the second again.
"""

import pytest

from accounts.models import Role, User
from accounts.services import account_delete
from credits.models import Account
from learning.models import Calendar, Session, SessionParticipant
from learning.services.series_answering import series_accept, series_cancel, series_decline
from learning.services.series_asking import series_sessions
from moderation.services import member_block
from moderation.services.members import member_ban
from rings.models import Ring
from swaps.models import Swap
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.rings import agreed_ring, free_people
from tests.factories.series import agree_weekly, ask_weekly
from tests.factories.sessions import ahead, ask
from tests.factories.skills import offers
from tests.factories.swaps import agreed_swap
from tests.learning.locks import second_meets

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgresql")]
AFTER = (User, SessionParticipant, Calendar, Account, Swap, Ring)


def require_nothing_locked_before_the_first_session(act):
    """While another has the first of all sessions, whoever waits for it has nothing that the other may want next."""
    first = Session.objects.order_by("pk").select_for_update(no_key=True)[:1]
    assert [one for one in second_meets(first.get, act, then=lock_all_at_once) if isinstance(one, Exception)] == []


def lock_all_at_once():
    """An error where a row is somebody else's."""
    for model in (Session, *AFTER):
        list(model.objects.select_for_update(nowait=True, no_key=True))


@pytest.mark.parametrize("answer", [series_accept, series_decline])
def test_whoever_answers_a_series_waits_for_its_first_session_with_nothing_in_hand(answer, student, guitar, teacher):
    series_id = ask_weekly(student, guitar, weeks=3)
    require_nothing_locked_before_the_first_session(lambda: answer(series_id=series_id, by=teacher))
    assert {session.status for session in series_sessions(series_id)} <= {"scheduled", "declined"}


def test_whoever_cancels_a_series_waits_for_its_first_session_with_nothing_in_hand(student, guitar):
    lessons = agree_weekly(student, guitar, weeks=3)
    require_nothing_locked_before_the_first_session(lambda: series_cancel(series_id=lessons[0].series_id, by=student))
    assert {session.status for session in series_sessions(lessons[0].series_id)} == {"cancelled"}


@pytest.fixture
def both_ways(student, guitar, teacher):
    """A session that the student teaches the teacher, then a series the other way: the roles go against the ids.

    The two also have a swap and are in a ring.
    """
    (chess,) = offers(student, "Chess")
    ask(teacher, chess, at=ahead(days=3), minutes=30)
    agree_weekly(student, guitar, weeks=2)
    agreed_swap(student, teacher)
    agreed_ring(student, teacher, *free_people(1))


def test_whoever_blocks_waits_for_the_first_session_of_the_two_with_nothing_in_hand(both_ways, student, teacher):
    require_nothing_locked_before_the_first_session(lambda: member_block(by=student, user_id=teacher.pk))
    assert set(Session.objects.values_list("status", flat=True)) == {"cancelled"}


def test_whoever_deletes_their_account_waits_with_nothing_in_hand(both_ways, student):
    require_nothing_locked_before_the_first_session(lambda: account_delete(user=student, password=PASSWORD))
    assert set(Session.objects.values_list("status", flat=True)) == {"cancelled"}


def test_whoever_is_banned_waits_with_nothing_in_hand(both_ways, student):
    admin = UserFactory(role=Role.ADMIN)
    require_nothing_locked_before_the_first_session(lambda: member_ban(user=student, by=admin, reason="Spam"))
    assert set(Session.objects.values_list("status", flat=True)) == {"cancelled"}
