"""Who is in the call, in which tab, and for how long: facts that a session's end can be decided by."""

import datetime as dt
import uuid

import pytest

from learning import errors
from learning.attendance import current_peers
from learning.models import Attendance, SessionParticipant
from learning.services.attendance import attendance_begin, attendance_end, attendance_renew
from realtime.models import UserEvent
from tests.factories.sessions import agree, ahead, begin
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db
TAB, OTHER_TAB = uuid.uuid4(), uuid.uuid4()


@pytest.fixture
def session(clock, student, guitar, teacher):
    """The teacher has started it; the clock stands at its beginning."""
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    return begin(made, teacher)


@pytest.fixture
def tab_of(session):
    """What a tab of somebody does: `begin`, `renew`, `end`."""

    def tab(person, peer_id=TAB):
        return {"session_id": session.pk, "user_id": person.pk, "peer_id": peer_id}

    return tab


def seconds(number):
    return dt.timedelta(seconds=number)


def test_who_joins_the_call_has_come_and_is_there_in_that_tab(session, student, tab_of):
    attendance_begin(**tab_of(student))
    assert current_peers(session.pk) == {student.pk: TAB}
    assert SessionParticipant.objects.get(session=session, user=student).joined_at
    assert UserEvent.objects.filter(user=student, type="session:started").count() == 2


def test_nobody_joins_the_call_of_a_session_that_has_not_been_started(clock, student, guitar):
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    with pytest.raises(errors.NotStarted):
        attendance_begin(session_id=made.pk, user_id=student.pk, peer_id=TAB)
    assert not Attendance.objects.exists()


def test_another_tab_takes_over_and_the_first_one_changes_nothing_any_more(session, student, tab_of):
    attendance_begin(**tab_of(student))
    attendance_begin(**tab_of(student, OTHER_TAB))
    assert not attendance_renew(**tab_of(student))
    assert not attendance_end(**tab_of(student))
    assert current_peers(session.pk) == {student.pk: OTHER_TAB}
    assert attendance_renew(**tab_of(student, OTHER_TAB))
    assert Attendance.objects.count() == 1


def test_a_tab_that_says_nothing_for_a_minute_is_gone_and_back_when_it_does(clock, session, student, tab_of):
    attendance_begin(**tab_of(student))
    clock.shift(seconds(61))
    assert current_peers(session.pk) == {}
    assert attendance_renew(**tab_of(student))
    assert current_peers(session.pk) == {student.pk: TAB}
    assert Attendance.objects.count() == 1


def test_saying_that_one_is_there_costs_one_query(student, tab_of, django_assert_num_queries):
    attendance_begin(**tab_of(student))
    with django_assert_num_queries(1):
        assert attendance_renew(**tab_of(student))


def test_who_leaves_is_gone_at_once_and_does_not_come_back_by_renewing(session, student, tab_of):
    attendance_begin(**tab_of(student))
    assert attendance_end(**tab_of(student))
    assert not attendance_end(**tab_of(student))
    assert not attendance_renew(**tab_of(student))
    assert current_peers(session.pk) == {}


@pytest.mark.parametrize(("away", "stretches"), [(119, 1), (121, 2)])
@pytest.mark.parametrize("leaves", [True, False])
@pytest.mark.parametrize("comes_back", [attendance_begin, attendance_renew])
def test_only_an_absence_longer_than_the_grace_is_one(away, stretches, leaves, comes_back, clock, student, tab_of):
    """Whether the connection was lost or closed; a tab that left joins again."""
    attendance_begin(**tab_of(student))
    if leaves:
        attendance_end(**tab_of(student))
        comes_back = attendance_begin
    clock.shift(seconds(away))
    comes_back(**tab_of(student))
    assert Attendance.objects.count() == stretches
    assert attendance_renew(**tab_of(student))
    assert Attendance.objects.count() == stretches


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("back", [False, True])
def test_of_two_tabs_that_join_at_once_exactly_one_is_current(back, session, clock, student, tab_of):
    """The first time, and when both come back after an absence."""
    if back:
        attendance_begin(**tab_of(student))
        clock.shift(seconds(300))
    assert side_by_side(*[lambda tab=tab: attendance_begin(**tab_of(student, tab)) for tab in (TAB, OTHER_TAB)]) == [
        None, None,
    ]  # fmt: skip
    kept = [attendance_renew(**tab_of(student, tab)) for tab in (TAB, OTHER_TAB)]
    assert sorted(kept) == [False, True]
    assert Attendance.objects.count() == (2 if back else 1)
    assert current_peers(session.pk) == {student.pk: (TAB, OTHER_TAB)[kept.index(True)]}
