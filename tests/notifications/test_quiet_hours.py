"""Quiet hours on the clock of a member's zone, over midnight and over changes of the clock."""

import datetime as dt

import pytest

from notifications.quiet_hours import end_of_quiet
from notifications.selectors import quiet_until
from notifications.services import preferences_set
from tests.factories.accounts import UserFactory


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "hours", "now", "end"),
    [
        ("UTC", ("22:00", "08:00"), "2026-11-26T21:59:59", None),
        ("UTC", ("22:00", "08:00"), "2026-11-26T22:00:00", "2026-11-27T08:00:00"),
        ("UTC", ("22:00", "08:00"), "2026-11-27T00:00:00", "2026-11-27T08:00:00"),
        ("UTC", ("22:00", "08:00"), "2026-11-27T08:00:00", None),
        ("UTC", ("13:00", "15:30"), "2026-11-26T15:29:59", "2026-11-26T15:30:00"),
        ("UTC", ("13:00", "15:30"), "2026-11-26T12:00:00", None),
        ("UTC", ("00:00", "08:00"), "2026-11-26T00:00:00", "2026-11-26T08:00:00"),
        ("Asia/Kathmandu", ("22:00", "08:00"), "2026-11-26T16:15:00", "2026-11-27T02:15:00"),
        ("Pacific/Kiritimati", ("22:00", "08:00"), "2026-11-26T08:00:00", "2026-11-26T18:00:00"),
        ("Pacific/Honolulu", ("22:00", "08:00"), "2026-11-26T17:59:00", "2026-11-26T18:00:00"),
        # Berlin goes forward at 01:00 UTC on 29 March (02:00 becomes 03:00) and back on 25 October (03:00, 02:00).
        ("Europe/Berlin", ("22:00", "08:00"), "2026-03-28T21:00:00", "2026-03-29T06:00:00"),
        ("Europe/Berlin", ("22:00", "02:30"), "2026-03-29T00:59:59", "2026-03-29T01:00:00"),
        ("Europe/Berlin", ("02:30", "08:00"), "2026-03-29T00:59:59", None),
        ("Europe/Berlin", ("02:30", "08:00"), "2026-03-29T01:00:00", "2026-03-29T06:00:00"),
        ("Europe/Berlin", ("22:00", "08:00"), "2026-10-24T20:00:00", "2026-10-25T07:00:00"),
        ("Europe/Berlin", ("22:00", "02:30"), "2026-10-25T00:45:00", "2026-10-25T01:30:00"),
        ("Europe/Berlin", ("02:30", "08:00"), "2026-10-25T00:29:59", None),
        ("Europe/Berlin", ("02:30", "08:00"), "2026-10-25T00:30:00", "2026-10-25T07:00:00"),
    ],
)
def test_quiet_hours_are_what_the_clock_on_the_wall_shows(zone, hours, now, end):
    assert end_of_quiet(*hours, zone, now=at(now)) == (end and at(end))


def test_nobody_is_quiet_who_has_turned_it_off():
    assert end_of_quiet("", "", "UTC", now=at("2026-11-26T03:00:00")) is None


@pytest.mark.parametrize("size", [2, 12])
def test_who_may_not_be_disturbed_now_costs_two_queries(size, db, django_assert_num_queries):
    sleeping, *awake = [UserFactory(timezone="Europe/Berlin" if number == 0 else "UTC") for number in range(size)]
    preferences_set(user_id=awake[0].pk, changes={"quiet_hours": None})
    now = at("2026-11-26T21:30:00")
    with django_assert_num_queries(2):
        assert quiet_until([person.pk for person in [sleeping, *awake]], now) == {
            sleeping.pk: at("2026-11-27T07:00:00")
        }
