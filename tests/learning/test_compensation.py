"""What a learner gets when the teacher fails, and what the community adds to it."""

import datetime as dt

import pytest

from accounts.models import User
from accounts.services import account_delete
from credits.audit import Audit
from credits.services import welcome_grant
from learning.services.cancelling import session_cancel
from learning.services.running import session_end
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.credits import give, leave_to_all, minutes_of, reserve_minutes
from tests.factories.sessions import agree, ahead, begin
from tests.factories.skills import offers

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


@pytest.fixture
def fail(clock, student, guitar, teacher):
    """The teacher, who has nothing, cancels an agreed session of so many minutes an hour before it begins."""

    def _fail(minutes=60, by=teacher):
        session = agree(student, guitar, at=ahead(hours=1), minutes=minutes)
        session_cancel(session=session, by=by)
        assert Audit().faults == []

    return _fail


@pytest.fixture
def known(student, teacher):
    """Each of the two has learned something of somebody else, and has as much as before."""
    for person in (student, teacher):
        learn_once(person)


def learn_once(person):
    give(person, 15)
    (skill,) = offers(UserFactory(), "Chess")
    session = agree(person, skill, at=ahead(minutes=10), minutes=15)
    session_end(session=begin(session, skill.user, person), by=person, actual_minutes=15)


def test_without_the_teachers_minutes_and_a_reserve_there_is_nothing_to_give(known, fail, student):
    fail()
    assert minutes_of(student) == (300, 0)
    assert reserve_minutes() == 0


def test_the_reserve_adds_what_the_teacher_does_not_have(known, fail, student, teacher):
    leave_to_all(500)
    fail()
    assert (minutes_of(student), minutes_of(teacher)) == ((330, 0), (0, 0))
    assert reserve_minutes() == 470


def test_the_teacher_pays_first_as_far_as_they_have_it(known, fail, student, teacher):
    leave_to_all(500)
    give(teacher, 10)
    fail()
    assert (minutes_of(student), minutes_of(teacher), reserve_minutes()) == ((330, 0), (0, 0), 480)


def test_the_reserve_never_gives_more_than_it_has(known, fail, student):
    leave_to_all(4)
    fail()
    assert (minutes_of(student), reserve_minutes()) == ((304, 0), 0)


@pytest.mark.parametrize("address", ["the same", "another since"])
def test_coming_back_with_the_same_address_begins_no_new_month(known, guitar, teacher, address):
    leave_to_all(500)
    first = UserFactory()
    welcome_grant(first)
    address_of = {"email": first.email, "login_email": first.email}
    account_delete(user=first, password=PASSWORD)
    student = UserFactory(**address_of)
    welcome_grant(student)
    learn_once(student)
    give(student, 300)
    if address == "another since":
        User.objects.filter(pk=student.pk).update(email="another@example.org", login_email="another@example.org")
    before = reserve_minutes()
    session_cancel(session=agree(student, guitar, at=ahead(hours=1)), by=teacher)
    assert (minutes_of(student), reserve_minutes()) == ((300, 0), before)


def test_who_deletes_the_account_pays_with_what_was_held_for_their_own_lessons(student, guitar, teacher):
    friend = UserFactory()
    give(teacher, 60)
    soon = agree(student, guitar, at=ahead(hours=2), minutes=60)
    agree(teacher, offers(friend, "Chess")[0], at=ahead(days=9), minutes=60)
    account_delete(user=teacher, password=PASSWORD, balance_to=friend.pk)
    assert soon.pk
    assert minutes_of(student) == (330, 0)
    assert sum(minutes_of(friend)) == 30


def test_a_member_gets_so_much_a_month_and_not_more(clock, known, fail, student, settings):
    leave_to_all(500)
    for _ in range(5):
        fail()
    assert minutes_of(student) == (300 + settings.FUND_MONTHLY_MINUTES, 0)
    clock.move_to(dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
    fail()
    assert minutes_of(student) == (330 + settings.FUND_MONTHLY_MINUTES, 0)


def test_strangers_get_nothing_of_the_community(fail, student):
    leave_to_all(500)
    fail()
    assert (minutes_of(student), reserve_minutes()) == ((300, 0), 500)


@pytest.mark.parametrize("who", ["student", "teacher"])
def test_it_helps_only_people_with_proved_addresses(known, student, guitar, teacher, who):
    """They were proved when the two agreed; one is no more."""
    leave_to_all(500)
    session = agree(student, guitar, at=ahead(hours=1))
    User.objects.filter(pk=(student if who == "student" else teacher).pk).update(is_verified=False)
    session_cancel(session=session, by=teacher)
    assert reserve_minutes() == 500
