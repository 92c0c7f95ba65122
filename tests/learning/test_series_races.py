"""Everybody at once with a series: minutes are held once, the next two and no more, and nobody is booked twice."""

import datetime as dt

import pytest

from credits.audit import Audit
from learning.models import Session, SessionParticipant, Status
from learning.services.answering import session_accept
from learning.services.cancelling import session_cancel
from learning.services.due import sessions_run_due
from learning.services.series_answering import series_accept, series_cancel, series_decline
from learning.services.series_asking import series_sessions
from learning.services.series_holds import series_hold_next
from skillswap.errors import NotFound
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of
from tests.factories.series import agree_weekly, ask_weekly
from tests.factories.sessions import ask
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_series_that_want_the_same_hour_one_is_booked_whole_and_the_other_not_at_all(student, guitar, teacher):
    """Both series want the teacher's same hours: one of them is booked, all of it, and the other not at all."""
    friend = UserFactory()
    give(friend, 300)
    one = ask_weekly(student, guitar, weeks=3)
    at = series_sessions(one)[1].scheduled_time
    two = ask_weekly(friend, guitar, weeks=2, at=at + dt.timedelta(minutes=30))
    side_by_side(*[lambda each=each: series_accept(series_id=each, by=teacher) for each in (one, two, one, two)])
    booked = {each: [session.status for session in series_sessions(each)] for each in (one, two)}
    assert sorted(set(map(tuple, booked.values()))) in (
        [("requested",) * 2, ("scheduled",) * 3],
        [("requested",) * 3, ("scheduled",) * 2],
    )
    assert minutes_of(student)[1] + minutes_of(friend)[1] == 120
    assert Audit().faults == []


def test_the_next_are_held_once_by_however_many_at_once_and_none_that_is_cancelled_meanwhile(student, guitar, teacher):
    lessons = agree_weekly(student, guitar, weeks=5)
    series_id = lessons[0].series_id
    Session.objects.filter(pk=lessons[2].pk).update(due_at=lessons[2].created_at, hold_due_at=lessons[2].created_at)
    brought = side_by_side(
        lambda: session_cancel(session=lessons[0], by=student),
        lambda: session_cancel(session=lessons[2], by=student),
        sessions_run_due,
        sessions_run_due,
        lambda: series_hold_next(series_id),
    )
    assert not [one for one in brought if isinstance(one, Exception)]
    series_hold_next(series_id)
    held = Session.objects.filter(series_id=series_id, hold_id__isnull=False, settled_at=None)
    assert set(held.values_list("series_number", flat=True)) == {2, 4}
    assert minutes_of(student) == (180, 120)
    assert Audit().faults == []


@pytest.mark.parametrize("act", [series_accept, series_decline, series_cancel])
def test_what_names_no_series_is_not_found_and_leaves_single_sessions_alone(act, student, guitar, teacher):
    session = ask(student, guitar)
    with pytest.raises(NotFound):
        act(series_id=None, by=teacher)
    session.refresh_from_db()
    assert session.status == Status.REQUESTED


def test_accepting_all_one_and_cancelling_all_at_once_leave_nothing_held_or_booked(student, guitar, teacher):
    series_id = ask_weekly(student, guitar, weeks=4)
    first = series_sessions(series_id)[0]
    side_by_side(
        lambda: series_accept(series_id=series_id, by=teacher),
        lambda: session_accept(session=first, by=teacher),
        lambda: series_cancel(series_id=series_id, by=student),
    )
    if Session.objects.filter(series_id=series_id, status=Status.SCHEDULED).exists():
        series_cancel(series_id=series_id, by=student)
    assert not SessionParticipant.objects.filter(is_booked=True).exists()
    assert minutes_of(student) == (300, 0)
    assert Audit().faults == []
