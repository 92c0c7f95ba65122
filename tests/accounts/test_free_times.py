"""Shared time in real instants."""

import datetime as dt

import pytest

from accounts.availability import free_times, intervals_shared, minutes_of, week_around
from accounts.availability.clocks import instant

WINTER = dt.datetime(2026, 1, 14, 12, tzinfo=dt.UTC)


def slot(weekday: int, start: str, end: str) -> dict[str, object]:
    return {"weekday": weekday, "start": start, "end": end}


def shared(mine, my_zone, theirs, their_zone, now=WINTER):
    week = week_around(now, my_zone)
    return minutes_of(intervals_shared(free_times(mine, my_zone, week), free_times(theirs, their_zone, week)))


def test_the_same_clock_shares_the_same_hours():
    assert shared([slot(0, "09:00", "12:00")], "Europe/Berlin", [slot(0, "11:00", "14:00")], "Europe/Berlin") == 60


def test_a_half_hour_zone_is_half_an_hour_off():
    berlin, kolkata = [slot(2, "10:00", "12:00")], [slot(2, "14:00", "16:00")]
    assert shared(berlin, "Europe/Berlin", kolkata, "Asia/Kolkata") == 90
    assert shared(kolkata, "Asia/Kolkata", berlin, "Europe/Berlin") == 90


def test_a_quarter_hour_zone_is_three_quarters_off():
    assert shared([slot(2, "00:00", "01:00")], "UTC", [slot(2, "05:45", "06:45")], "Asia/Kathmandu") == 60


def test_monday_morning_in_auckland_is_sunday_in_los_angeles():
    auckland, angeles = [slot(0, "09:00", "11:00")], [slot(6, "12:00", "14:00")]
    assert shared(auckland, "Pacific/Auckland", angeles, "America/Los_Angeles") == 120


def test_a_slot_that_leaves_my_week_counts_only_inside_it():
    assert shared([slot(6, "00:00", "24:00")], "UTC", [slot(0, "00:00", "24:00")], "Pacific/Kiritimati") == 14 * 60


def test_the_overlap_moves_by_an_hour_in_the_weeks_when_only_one_side_has_changed_its_clocks():
    berlin, york = [slot(2, "15:00", "16:00")], [slot(2, "09:00", "10:00")]
    assert shared(berlin, "Europe/Berlin", york, "America/New_York", WINTER) == 60
    between = dt.datetime(2026, 3, 18, 12, tzinfo=dt.UTC)  # New York has changed, Berlin not yet
    assert shared(berlin, "Europe/Berlin", york, "America/New_York", between) == 0


def test_an_hour_that_the_clocks_skip_is_no_free_time():
    spring = dt.datetime(2026, 3, 26, 12, tzinfo=dt.UTC)  # Berlin skips 02:00 to 03:00 on Sunday the 29th
    day = [slot(6, "00:00", "24:00")]
    assert shared(day, "Europe/Berlin", day, "Europe/Berlin", spring) == 23 * 60
    assert shared([slot(6, "02:15", "02:45")], "Europe/Berlin", day, "Europe/Berlin", spring) == 0
    assert shared([slot(6, "02:30", "04:00")], "Europe/Berlin", day, "Europe/Berlin", spring) == 60


def test_a_day_with_an_hour_twice_has_twenty_five_hours():
    autumn = dt.datetime(2026, 10, 22, 12, tzinfo=dt.UTC)
    day = [slot(6, "00:00", "24:00")]
    assert shared(day, "Europe/Berlin", day, "Europe/Berlin", autumn) == 25 * 60


def test_a_whole_free_week_is_the_whole_week_in_any_zone():
    week = [slot(day, "00:00", "24:00") for day in range(7)]
    assert shared(week, "Asia/Tokyo", week, "America/St_Johns") == 7 * 24 * 60


def test_slots_that_touch_are_one_time():
    split = [slot(1, "09:00", "10:00"), slot(1, "10:00", "11:00")]
    assert len(free_times(split, "UTC", week_around(WINTER, "UTC"))) == 1


def test_nobody_shares_time_with_an_empty_week():
    assert shared([slot(0, "00:00", "24:00")], "UTC", [], "UTC") == 0


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Lisbon", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_instants_rise_with_the_clock_on_every_day_of_a_year(zone):
    start = dt.date(2026, 1, 1)
    for day in range(365):
        date = start + dt.timedelta(days=day)
        times = [instant(date, minutes, zone) for minutes in range(0, 1441, 30)]
        assert times == sorted(times)
        assert times[-1] == instant(date + dt.timedelta(days=1), 0, zone)
