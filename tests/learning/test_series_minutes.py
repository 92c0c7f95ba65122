"""The minutes of recurring lessons: held for the next two only, and what happens to a lesson without them."""

import datetime as dt

import pytest

from credits.errors import InsufficientCredits
from learning.models import SessionParticipant, Status
from learning.services.absence import no_show_report
from learning.services.answering import session_accept
from learning.services.cancelling import session_cancel
from learning.services.due import sessions_run_due
from learning.services.editing import session_edit
from learning.services.running import session_start
from learning.services.series_answering import series_accept
from learning.services.series_asking import series_sessions
from learning.services.series_holds import series_hold_next
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of, sum_of_all
from tests.factories.series import agree_weekly, ask_weekly
from tests.factories.sessions import ahead, begin
from tests.learning.series import held, notified, statuses, teach

pytestmark = pytest.mark.django_db(transaction=True)
HOUR, DAY, WEEK = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(weeks=1)


def test_minutes_are_held_for_the_next_two_and_another_whenever_one_is_over(clock, student, guitar, teacher):
    lessons = agree_weekly(student, guitar)
    assert (held(lessons), minutes_of(student)) == ([1, 2], (180, 120))
    teach(clock, lessons[0], teacher, student)
    assert (held(lessons), minutes_of(student)) == ([2, 3], (120, 120))
    session_cancel(session=lessons[1], by=teacher)
    assert (held(lessons), minutes_of(student)) == ([3, 4], (120, 120))
    assert (minutes_of(teacher), sum_of_all()) == ((60, 0), 0)


def test_a_session_that_waits_to_be_settled_is_over_and_a_missed_one_does_not_end_the_rest(
    clock, student, guitar, teacher
):
    lessons = agree_weekly(student, guitar)
    clock.move_to(lessons[0].scheduled_time)
    begin(lessons[0], teacher)
    clock.move_to(lessons[0].scheduled_time + dt.timedelta(minutes=15))
    no_show_report(session=lessons[0], by=teacher)
    assert held(lessons) == [1, 2, 3]
    clock.shift(DAY + HOUR)
    sessions_run_due()
    assert held(lessons) == [2, 3]
    assert statuses(lessons[0].series_id) == ["no_show", "scheduled", "scheduled", "scheduled"]


def test_who_has_too_little_for_the_third_is_warned_two_days_before_and_it_falls_out_a_day_before(
    clock, guitar, teacher
):
    poor = UserFactory()
    give(poor, 120)
    lessons = agree_weekly(poor, guitar)
    third = lessons[2]
    teach(clock, lessons[0], teacher, poor)
    teach(clock, lessons[1], teacher, poor)
    clock.move_to(third.scheduled_time - 2 * DAY - HOUR)
    sessions_run_due()
    assert notified(poor, "series_short") == notified(teacher, "series_short") == 0
    for _ in range(3):
        clock.shift(HOUR)
        sessions_run_due()
        sessions_run_due()
    assert notified(poor, "series_short") == notified(teacher, "series_short") == 1
    clock.move_to(third.scheduled_time - DAY)
    sessions_run_due()
    sessions_run_due()
    third.refresh_from_db()
    assert (third.status, third.fell_out, third.cancelled_by_id) == (Status.CANCELLED, True, None)
    assert notified(poor, "series_fell_out") == notified(teacher, "series_fell_out") == 1
    assert not SessionParticipant.objects.filter(session=third).exclude(outcome="").exists()
    assert (minutes_of(poor), minutes_of(teacher), sum_of_all()) == ((0, 0), (120, 0), 0)


def test_minutes_that_come_in_time_are_held_and_the_lesson_stays(clock, guitar, teacher):
    poor = UserFactory()
    give(poor, 120)
    lessons = agree_weekly(poor, guitar, weeks=3)
    teach(clock, lessons[0], teacher, poor)
    clock.move_to(lessons[2].scheduled_time - 2 * DAY)
    sessions_run_due()
    give(poor, 60)
    clock.move_to(lessons[2].scheduled_time - DAY - HOUR / 2)
    sessions_run_due()
    assert held(lessons) == [3]  # nobody came to the second


def test_accepting_needs_the_minutes_of_the_next_two_or_books_nothing(clock, guitar, teacher):
    poor = UserFactory()
    give(poor, 119)
    series_id = ask_weekly(poor, guitar)
    with pytest.raises(InsufficientCredits):
        series_accept(series_id=series_id, by=teacher)
    assert (statuses(series_id), minutes_of(poor)) == (["requested"] * 4, (119, 0))
    first = series_sessions(series_id)[0]
    session_accept(session=first, by=teacher)  # one alone is possible
    assert minutes_of(poor) == (59, 60)


def test_one_is_moved_past_its_neighbour_keeps_its_number_and_stands_where_its_time_is(clock, student, guitar, teacher):
    lessons = agree_weekly(student, guitar)
    session_edit(session=lessons[0], by=student, scheduled_time=lessons[1].scheduled_time + DAY)
    session_accept(session=lessons[0], by=teacher)
    assert [one.series_number for one in series_sessions(lessons[0].series_id)] == [2, 1, 3, 4]
    assert held(lessons) == [1, 2]
    session_edit(session=lessons[3], by=teacher, scheduled_time=lessons[1].scheduled_time - DAY)
    session_accept(session=lessons[3], by=student)
    assert held(lessons) == [1, 2, 4]  # what is held stays held
    session_cancel(session=lessons[3], by=student)
    assert (held(lessons), minutes_of(student)) == ([1, 2], (180, 120))


def test_a_lesson_moved_into_the_next_two_days_needs_its_minutes_at_once(clock, guitar, teacher):
    poor = UserFactory()
    give(poor, 120)
    lessons = agree_weekly(poor, guitar)
    session_edit(session=lessons[2], by=poor, scheduled_time=ahead(days=1, hours=20))
    with pytest.raises(InsufficientCredits):
        session_accept(session=lessons[2], by=teacher)
    lessons[2].refresh_from_db()
    assert lessons[2].scheduled_time == lessons[1].scheduled_time + WEEK


def test_a_lesson_that_no_worker_asked_for_begins_only_with_its_minutes(clock, guitar, teacher):
    poor = UserFactory()
    give(poor, 120)
    lessons = agree_weekly(poor, guitar, weeks=3)
    clock.move_to(lessons[2].scheduled_time)
    with pytest.raises(InsufficientCredits):
        session_start(session=lessons[2], by=teacher)
    session_cancel(session=lessons[2], by=poor)  # nothing is at stake
    assert (minutes_of(poor), minutes_of(teacher)) == ((0, 120), (0, 0))
    sessions_run_due()  # the two before were forgotten by everyone
    assert minutes_of(poor) == (120, 0)


def test_holding_the_next_twice_does_nothing_more(clock, student, guitar):
    lessons = agree_weekly(student, guitar)
    series_hold_next(lessons[0].series_id)
    assert minutes_of(student) == (180, 120)
    assert now_ms() < lessons[0].scheduled_time
