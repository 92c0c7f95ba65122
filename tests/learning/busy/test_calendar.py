"""A member's own calendar: when it is fetched, and which slots it takes away."""

import datetime as dt

import pytest

from learning.busy.models import BusyCalendar
from learning.busy.selectors import busy_calendar_of
from learning.services import busy_runs
from learning.services.busy import busy_calendar_remove, busy_calendar_restore, busy_calendar_set
from learning.services.busy_runs import busy_calendars_run_due
from skillswap.errors import InvalidInput, NotFound
from tests.factories.accounts import account_deleted
from tests.learning.busy import MEETING, ics


@pytest.mark.django_db
def test_busy_times_are_no_slots_for_either_and_come_back_when_the_calendar_is_removed(
    clock, nobody_works, server, student, teacher, guitar, api
):
    week = [{"weekday": 0, "start": "09:00", "end": "12:00"}]
    for one in (student, teacher):
        one.availability, one.timezone = week, "UTC"
        one.save()
    server.pages["/secret.ics"] = 200, {"ETag": '"a"'}, ics(MEETING)

    def begins():
        query = {"userId": str(teacher.pk), "to": "2026-11-24T00:00:00Z"}
        return [one["start"][11:16] for one in api(student).get("/api/sessions/slots", query).json()["data"]]

    assert begins() == ["09:00", "09:30", "10:00", "10:30", "11:00"]
    put = api(teacher).put("/api/calendar/busy", {"url": f"{server.url}/secret.ics"}, format="json")
    assert (put.json()["state"], put.json()["url"]) == ("waiting", server.url.removeprefix("http://"))
    assert busy_calendars_run_due() == 1
    assert begins() == ["09:00", "11:00"]
    shown = api(teacher).get("/api/calendar/busy")
    assert (shown.json()["state"], shown.json()["busyCount"], shown.json()["error"]) == ("ok", 1, None)
    assert b"secret" not in shown.content
    assert api(student).get("/api/calendar/busy").json()["state"] == "none"
    assert api(teacher).delete("/api/calendar/busy").status_code == 204
    assert len(begins()) == 5
    assert api(teacher).post("/api/calendar/busy").json()["state"] == "ok"
    assert begins() == ["09:00", "11:00"]


@pytest.mark.django_db
def test_it_is_fetched_each_half_hour_asks_whether_it_changed_and_waits_longer_after_failures(
    clock, nobody_works, server, member
):
    server.pages["/a"] = 200, {"ETag": '"a"'}, ics(MEETING)
    busy_calendar_set(user_id=member.pk, url=f"{server.url}/a")
    assert (busy_calendars_run_due(), busy_calendars_run_due()) == (1, 0)
    server.pages["/a"] = 304, {}, b""
    clock.shift(dt.timedelta(minutes=30))
    busy_calendars_run_due()
    assert server.asked[-1][1]["If-None-Match"] == '"a"'
    assert busy_calendar_of(member.pk)["busy_count"] == 1
    server.pages["/a"] = 500, {}, b""
    waits = []
    for _ in range(3):
        clock.move_to(BusyCalendar.objects.get().due_at)
        busy_calendars_run_due()
        row = BusyCalendar.objects.get()
        waits.append((row.due_at - dt.datetime.now(dt.UTC)) // dt.timedelta(minutes=1))
    assert waits == [30, 60, 120]
    assert (row.state, row.error, len(row.busy)) == ("failed", "unreachable", 1)
    server.pages["/a"] = 200, {}, ics()
    busy_calendar_set(user_id=member.pk, url=f"{server.url}/a")
    busy_calendars_run_due()
    assert (busy_calendar_of(member.pk)["state"], busy_calendar_of(member.pk)["busy_count"]) == ("ok", 0)


@pytest.mark.django_db
def test_what_was_fetched_for_another_address_is_not_written(clock, nobody_works, server, member, monkeypatch):
    server.pages |= {"/old": (200, {}, ics(MEETING)), "/new": (200, {}, ics())}
    busy_calendar_set(user_id=member.pk, url=f"{server.url}/old")
    works = busy_runs.busy_times_in

    def meanwhile(*args, **kwargs):
        monkeypatch.setattr(busy_runs, "busy_times_in", works)
        busy_calendar_set(user_id=member.pk, url=f"{server.url}/new")
        return works(*args, **kwargs)

    monkeypatch.setattr(busy_runs, "busy_times_in", meanwhile)
    assert busy_calendars_run_due() == 1
    assert [path for path, _ in server.asked] == ["/old", "/new"]
    assert (busy_calendar_of(member.pk)["state"], busy_calendar_of(member.pk)["busy_count"]) == ("ok", 0)


@pytest.mark.django_db
def test_a_calendar_that_is_being_fetched_is_not_fetched_by_another_run_meanwhile(
    clock, nobody_works, server, member, monkeypatch
):
    server.pages["/a"] = 200, {}, ics(MEETING)
    busy_calendar_set(user_id=member.pk, url=f"{server.url}/a")
    works, others = busy_runs.busy_times_in, []

    def meanwhile(*args, **kwargs):
        monkeypatch.setattr(busy_runs, "busy_times_in", works)
        clock.shift(dt.timedelta(minutes=1))
        others.append(busy_calendars_run_due())
        busy_runs.busy_calendar_fetch(user_id=member.pk)
        return works(*args, **kwargs)

    monkeypatch.setattr(busy_runs, "busy_times_in", meanwhile)
    assert busy_calendars_run_due() == 1
    assert (others, len(server.asked), busy_calendar_of(member.pk)["state"]) == ([0], 1, "ok")


@pytest.mark.django_db
def test_our_own_feed_in_their_calendar_blocks_nothing(clock, server, student, guitar, teacher):
    from learning.calendar_feed import feed_url, ics_of
    from tests.factories.sessions import agree, ahead

    agree(student, guitar, at=ahead(days=3))
    secret = feed_url(teacher.pk).rpartition("/")[2].removesuffix(".ics")
    server.pages["/all.ics"] = 200, {}, ics_of(secret)
    busy_calendar_set(user_id=teacher.pk, url=f"{server.url}/all.ics")
    busy_calendars_run_due()
    assert (busy_calendar_of(teacher.pk)["state"], busy_calendar_of(teacher.pk)["busy_count"]) == ("ok", 0)


@pytest.mark.django_db
def test_the_address_goes_ten_minutes_after_its_removal_and_with_the_account(
    clock, nobody_works, server, member, other
):
    for one in (member, other):
        busy_calendar_set(user_id=one.pk, url=f"{server.url}/a")
    busy_calendar_remove(user_id=member.pk)
    clock.shift(dt.timedelta(minutes=11))
    server.pages["/a"] = 404, {}, b""
    for run_due in (lambda: None, busy_calendars_run_due):  # also before a worker has deleted it
        run_due()
        with pytest.raises(NotFound):
            busy_calendar_restore(user_id=member.pk)
    assert busy_calendar_of(other.pk)["error"] == "not_found"
    account_deleted(other)
    assert not BusyCalendar.objects.exists()


@pytest.mark.django_db
def test_a_wrong_address_is_refused_and_setting_one_is_limited(member, api, settings):
    settings.RATE_LIMITS_ENABLED, settings.RATE_LIMITS = True, settings.RATE_LIMITS | {"busy_calendar": "1 per hour"}
    with pytest.raises(InvalidInput):
        busy_calendar_set(user_id=member.pk, url="http://10.0.0.1/a.ics")
    put = [api(member).put("/api/calendar/busy", {"url": "https://example.org/a.ics"}, format="json") for _ in range(2)]
    assert [answer.status_code for answer in put] == [200, 429]
