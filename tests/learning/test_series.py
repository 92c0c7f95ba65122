"""Recurring lessons: a session a week, asked for, answered and cancelled as one."""

import datetime as dt

import pytest

from learning import errors
from learning.models import Outcome, Session, SessionParticipant
from learning.series.dates import week_times
from learning.series.selectors import series_out
from learning.services.answering import session_decline
from learning.services.due import sessions_run_due
from learning.services.series_answering import series_accept, series_cancel, series_decline
from learning.services.series_asking import series_sessions
from moderation.services import member_block
from notifications.models import Notification
from skillswap.errors import InvalidInput, NotFound
from tests.factories.accounts import UserFactory, account_deleted
from tests.factories.credits import give, minutes_of
from tests.factories.series import agree_weekly, ask_weekly
from tests.factories.sessions import agree, ahead
from tests.learning.series import mailed, notified, statuses

pytestmark = pytest.mark.django_db(transaction=True)
HOUR, DAY, WEEK = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(weeks=1)


@pytest.mark.parametrize(
    ("first", "zone", "instants"),
    [
        ("2027-03-15T17:00Z", "Europe/Stockholm", ["2027-03-15T17:00", "2027-03-22T17:00", "2027-03-29T16:00"]),
        ("2026-10-19T16:00Z", "Europe/Stockholm", ["2026-10-19T16:00", "2026-10-26T17:00", "2026-11-02T17:00"]),
        ("2027-03-07T10:30Z", "America/New_York", ["2027-03-07T10:30", "2027-03-14T09:30", "2027-03-21T09:30"]),
        # 02:30 is skipped on that night: an hour later; then it is 02:30 again
        ("2027-03-21T01:30Z", "Europe/Stockholm", ["2027-03-21T01:30", "2027-03-28T01:30", "2027-04-04T00:30"]),
        ("2027-03-15T17:00Z", "Asia/Kathmandu", ["2027-03-15T17:00", "2027-03-22T17:00", "2027-03-29T17:00"]),
    ],
)
def test_the_hour_stays_the_same_on_the_teachers_clock(first, zone, instants):
    times = week_times(dt.datetime.fromisoformat(first), zone, 3)
    assert [f"{moment:%Y-%m-%dT%H:%M}" for moment in times] == instants


def test_eight_lessons_are_one_request_one_card_one_notification_and_one_mail(
    clock, student, guitar, teacher, settings
):
    settings.RATE_LIMITS_ENABLED, settings.RATE_LIMITS = True, settings.RATE_LIMITS | {"session": "1 per hour"}
    series_id = ask_weekly(student, guitar, weeks=8, key="once")
    assert ask_weekly(student, guitar, weeks=8, key="once") == series_id
    assert statuses(series_id) == ["requested"] * 8
    assert [(one.series_number, one.series_count) for one in series_sessions(series_id)][::7] == [(1, 8), (8, 8)]
    assert (notified(teacher, "series_requested"), mailed(teacher, "series_requested")) == (1, 1)
    assert notified(teacher, "session_requested") == mailed(teacher, "session_requested") == 0
    series_accept(series_id=series_id, by=teacher)
    series_accept(series_id=series_id, by=teacher)
    assert (
        notified(student, "series_accepted"),
        mailed(student, "series_agreed"),
        mailed(teacher, "series_agreed"),
    ) == (
        1,
        1,
        1,
    )
    assert notified(teacher, "series_requested") == Notification.objects.filter(user=teacher, is_read=True).count()


def test_a_week_that_is_taken_by_now_stops_the_whole_answer_and_is_named(clock, student, guitar, teacher):
    series_id = ask_weekly(student, guitar)
    second = series_sessions(series_id)[1]
    friend = UserFactory()
    give(friend, 60)
    agree(friend, guitar, at=second.scheduled_time + HOUR / 2)
    with pytest.raises(errors.WeeksTaken) as refused:
        series_accept(series_id=series_id, by=teacher)
    assert refused.value.taken == [second.scheduled_time]
    assert minutes_of(student) == (300, 0)
    with pytest.raises(errors.WeeksTaken):
        ask_weekly(student, guitar)
    again = ask_weekly(student, guitar, left_out=[2])
    assert [one.series_number for one in series_sessions(again)] == [1, 2, 3]
    session_decline(session=second, by=teacher)
    series_accept(series_id=series_id, by=teacher)
    assert statuses(series_id) == ["scheduled", "declined", "scheduled", "scheduled"]


def test_the_rest_is_cancelled_with_one_notification_and_only_what_is_close_costs(clock, student, guitar, teacher):
    lessons = agree_weekly(student, guitar)
    clock.move_to(lessons[0].scheduled_time - HOUR)
    series_cancel(series_id=lessons[0].series_id, by=student, reason="I move away")
    series_cancel(series_id=lessons[0].series_id, by=student)
    assert statuses(lessons[0].series_id) == ["cancelled"] * 4
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))
    assert (notified(teacher, "series_cancelled"), mailed(teacher, "series_cancelled")) == (1, 1)
    assert notified(teacher, "session_cancelled") == 0
    outcomes = SessionParticipant.objects.filter(user=student).exclude(outcome="").values_list("outcome", flat=True)
    assert list(outcomes) == [Outcome.LATE_CANCEL]


def test_what_nobody_answers_runs_out_and_says_so_once(clock, student, guitar, teacher):
    series_id = ask_weekly(student, guitar, weeks=12)
    clock.shift(dt.timedelta(hours=73))
    sessions_run_due()
    assert statuses(series_id) == ["expired"] * 12
    assert notified(student, "session_expired") == notified(teacher, "session_expired") == 1
    with pytest.raises(errors.SessionClosed):
        series_accept(series_id=series_id, by=teacher)


def test_declining_all_is_said_once_and_only_the_teacher_may_answer(clock, student, guitar, teacher):
    series_id = ask_weekly(student, guitar)
    with pytest.raises(errors.NotYourTurn):
        series_accept(series_id=series_id, by=student)
    with pytest.raises(errors.NotYourTurn):
        series_decline(series_id=series_id, by=student)
    series_decline(series_id=series_id, by=teacher, reason="No time")
    series_decline(series_id=series_id, by=teacher, reason="No time")
    assert statuses(series_id) == ["declined"] * 4
    assert (notified(student, "series_declined"), mailed(student, "series_declined")) == (1, 1)


@pytest.mark.parametrize("way", ["block", "delete"])
def test_a_block_or_a_deletion_ends_all_of_it_gives_everything_back_and_is_mailed_once(
    way, clock, student, guitar, teacher
):
    lessons = agree_weekly(student, guitar)
    if way == "block":
        member_block(by=teacher, user_id=student.pk)
    else:
        account_deleted(teacher)
    assert statuses(lessons[0].series_id) == ["cancelled"] * 4
    assert minutes_of(student) == (300, 0)
    assert mailed(student, "series_cancelled") == 1
    assert mailed(student, "session_cancelled") == 0
    if way == "block":
        with pytest.raises(NotFound):
            series_out(lessons[0].series_id, student.pk)


def test_the_series_says_what_is_held_what_it_costs_and_what_may_be_done(clock, student, guitar, teacher, api):
    at = ahead(days=5)
    body = {"teacherId": str(teacher.pk), "skillId": str(guitar.pk), "firstTime": at.isoformat(), "weeks": 4}
    made = api(student).post("/api/sessions/series", body | {"durationMinutes": 60, "leftOut": [3]}, format="json")
    assert made.status_code == 201, made.content
    url = f"/api/sessions/series/{made.json()['id']}"
    assert [one["seriesNumber"] for one in made.json()["sessions"]] == [1, 2, 3]
    assert (made.json()["status"], made.json()["actions"]) == ("requested", ["cancel"])
    assert api(teacher).get(url).json()["actions"] == ["accept", "decline", "cancel"]
    assert api(UserFactory()).get(url).status_code == 404
    now = api(teacher).post(f"{url}/accept").json()
    assert (now["heldCount"], now["heldMinutes"], now["totalMinutes"], now["weeks"]) == (2, 120, 180, 4)
    assert [one["isHeld"] for one in now["sessions"]] == [True, True, False]
    assert now["status"] == "scheduled"
    listed = api(student).get("/api/sessions?when=upcoming").json()["data"]
    assert {one["seriesId"] for one in listed} == {now["id"]}


def test_a_first_time_at_the_end_of_all_calendars_is_refused_as_any_that_is_too_far_ahead(clock, student, guitar, api):
    body = {"teacherId": str(guitar.user_id), "skillId": str(guitar.pk), "weeks": 4, "durationMinutes": 60}
    asked = api(student).post("/api/sessions/series", body | {"firstTime": "9999-12-31T23:00:00Z"}, format="json")
    assert (asked.status_code, [one["field"] for one in asked.json()["errors"]]) == (400, ["firstTime"])


def test_the_preview_names_the_weeks_that_are_taken_and_those_outside_free_hours(clock, student, guitar, teacher, api):
    slots = [{"weekday": day, "start": "08:00", "end": "20:00"} for day in range(6)]  # not on Sundays
    for one in (student, teacher):
        one.availability, one.timezone = slots, "Europe/Stockholm"
        one.save()
    at = dt.datetime(2026, 12, 4, 17, tzinfo=dt.UTC)
    agree(student, guitar, at=at + WEEK)
    query = {"userId": str(teacher.pk), "durationMinutes": 60, "weeks": 3}
    asked = api(student).get("/api/sessions/series/weeks", query | {"firstTime": at.isoformat()})
    assert [one["state"] for one in asked.json()["data"]] == ["free", "taken", "free"]
    sunday = api(student).get("/api/sessions/series/weeks", query | {"firstTime": (at + 2 * DAY).isoformat()})
    assert [one["state"] for one in sunday.json()["data"]] == ["outside", "outside", "outside"]


def test_wrong_weeks_are_refused(clock, student, guitar):
    for more in ({"weeks": 1}, {"weeks": 13}, {"weeks": 3, "left_out": [2, 3]}, {"weeks": 3, "left_out": [1]}):
        with pytest.raises(InvalidInput):
            ask_weekly(student, guitar, **more)
    with pytest.raises(InvalidInput):  # the last one lies too far ahead
        ask_weekly(student, guitar, weeks=12, at=ahead(days=170))
    assert not Session.objects.exists()


def test_a_key_that_was_used_for_another_series_is_refused(clock, student, guitar):
    ask_weekly(student, guitar, key="k")
    with pytest.raises(errors.KeyTaken):
        ask_weekly(student, guitar, key="k", weeks=5)
