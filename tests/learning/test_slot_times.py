"""When two are both free: compared with counting on the wall clock, and by hand where clocks change."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from learning.slots import fitting_begins

pytestmark = pytest.mark.only_on("sqlite")

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "America/Havana",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
]
QUARTER = 15 * 60


def slot(weekday, start, end):
    return {"weekday": weekday, "start": start, "end": end}


ALWAYS = [slot(day, "00:00", "24:00") for day in range(7)]


def someone(timezone, *week):
    return User(timezone=timezone, availability=list(week))


def utc(text):
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC).timestamp())


def found(me, person, first, last, minutes=60, taken=()):
    """The slots between two times of UTC, as `me` reads them: "Tue 18:00+01:00"."""
    span = utc(first), utc(last)
    begins = fitting_begins(me, person, length=minutes * 60, span=span, taken=list(taken))
    return [f"{at:%a} {at.isoformat()[11:16]}{at.isoformat()[19:]}" for at in (local(b, me.timezone) for b in begins)]


def local(moment, timezone):
    return dt.datetime.fromtimestamp(moment, ZoneInfo(timezone))


# Against the wall clock


@st.composite
def weeks(draw):
    """Slots as members write them: in order, apart, some across midnight."""
    week = []
    for day in range(7):
        edges = sorted(draw(st.lists(st.integers(0, 96), max_size=6, unique=True)))
        week += [slot(day, clock(a), clock(b)) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    return week


def clock(quarters):
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


@st.composite
def bookings(draw, first):
    begins = draw(st.lists(st.integers(0, 9 * 24 * 60), max_size=8))
    taken, free_from = [], 0
    for begin in sorted(begins):
        if begin > free_from:
            free_from = begin + draw(st.integers(15, 240))
            taken.append((first + begin * 60, first + free_from * 60))
    return taken


def is_free(person, moment):
    now = local(moment, person.timezone)
    reading = f"{now:%H:%M}"
    return any(one["weekday"] == now.weekday() and one["start"] <= reading < one["end"] for one in person.availability)


@given(st.data())
def test_the_slots_are_those_that_counting_every_quarter_of_an_hour_finds(data):
    me, person = (someone(data.draw(st.sampled_from(ZONES)), *data.draw(weeks())) for _ in range(2))
    first = utc("2026-01-01T00:00") + data.draw(st.integers(0, 2 * 365 * 96)) * QUARTER
    span = first, first + data.draw(st.integers(1, 9 * 96)) * QUARTER
    length = data.draw(st.integers(1, 16)) * QUARTER
    taken = data.draw(bookings(first))

    moments = range(span[0], span[1], QUARTER)
    free = {moment for moment in moments if is_free(me, moment) and is_free(person, moment)}
    expected = [
        begin
        for begin in moments
        if local(begin, me.timezone).minute % 30 == 0
        and all(moment in free for moment in range(begin, begin + length, QUARTER))
        and not any(start < begin + length and begin < end for start, end in taken)
    ]
    assert fitting_begins(me, person, length=length, span=span, taken=taken) == expected


# Where clocks change


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-03-02T00:00", "2026-03-07T00:00", ["Wed 15:00+01:00"]),  # both in winter: six hours apart
        ("2026-03-09T00:00", "2026-03-14T00:00", ["Wed 14:00+01:00"]),  # New York has changed: five
        ("2026-03-23T00:00", "2026-03-28T00:00", ["Wed 14:00+01:00"]),
        ("2026-03-30T00:00", "2026-04-04T00:00", ["Wed 15:00+02:00"]),  # Berlin too
        ("2026-10-19T00:00", "2026-10-24T00:00", ["Wed 15:00+02:00"]),
        ("2026-10-26T00:00", "2026-10-31T00:00", ["Wed 14:00+01:00"]),  # Berlin is back, New York not yet
        ("2026-11-02T00:00", "2026-11-07T00:00", ["Wed 15:00+01:00"]),
        ("2027-03-15T00:00", "2027-03-20T00:00", ["Wed 14:00+01:00"]),
        ("2027-03-29T00:00", "2027-04-03T00:00", ["Wed 15:00+02:00"]),
        ("2027-11-01T00:00", "2027-11-06T00:00", ["Wed 14:00+01:00"]),
        ("2027-11-08T00:00", "2027-11-13T00:00", ["Wed 15:00+01:00"]),
    ],
)
def test_berlin_and_new_york_change_in_different_weeks(first, last, expected):
    york = someone("America/New_York", slot(2, "09:00", "10:00"))
    assert found(someone("Europe/Berlin", *ALWAYS), york, first, last) == expected


def test_lord_howe_changes_by_half_an_hour():
    howe, always = someone("Australia/Lord_Howe", slot(6, "09:00", "10:00")), someone("UTC", *ALWAYS)
    assert found(always, howe, "2026-04-04T12:00", "2026-04-05T12:00") == ["Sat 22:30+00:00"]  # on the day it changes
    assert found(always, howe, "2026-03-28T12:00", "2026-03-29T12:00") == ["Sat 22:00+00:00"]
    assert found(howe, always, "2026-04-04T12:00", "2026-04-05T12:00") == ["Sun 09:00+10:30"]
    assert found(howe, always, "2026-10-03T12:00", "2026-10-04T12:00") == ["Sun 09:00+11:00"]


def test_times_are_round_on_my_clock_whatever_the_other_s_shows():
    kolkata, kathmandu = someone("Asia/Kolkata", *ALWAYS), someone("Asia/Kathmandu", slot(1, "18:00", "20:00"))
    day = "2026-11-24T00:00", "2026-11-25T00:00"
    assert found(kathmandu, kolkata, *day) == ["Tue 18:00+05:45", "Tue 18:30+05:45", "Tue 19:00+05:45"]
    assert found(kolkata, kathmandu, *day) == ["Tue 18:00+05:30", "Tue 18:30+05:30"]  # 18:15 to 20:15 there
    assert found(someone("UTC", *ALWAYS), kathmandu, *day) == ["Tue 12:30+00:00", "Tue 13:00+00:00"]


def test_across_the_date_line_it_is_the_same_moment_on_another_day():
    apia, kiritimati = someone("Pacific/Apia", *ALWAYS), someone("Pacific/Kiritimati", slot(2, "08:00", "09:00"))
    pago = someone("Pacific/Pago_Pago", *ALWAYS)
    days = "2026-11-23T00:00", "2026-11-26T00:00"
    assert found(apia, kiritimati, *days) == ["Wed 07:00+13:00"]
    assert found(pago, kiritimati, *days) == ["Tue 07:00-11:00"]


def test_an_evening_goes_on_after_midnight():
    night = someone("Europe/Berlin", slot(4, "22:00", "24:00"), slot(5, "00:00", "02:00"))
    assert found(night, someone("UTC", *ALWAYS), "2026-11-27T00:00", "2026-11-29T00:00", minutes=180) == [
        "Fri 22:00+01:00",
        "Fri 22:30+01:00",
        "Fri 23:00+01:00",
    ]


def test_nobody_meets_in_the_hour_that_the_clocks_skip():
    berlin, always = someone("Europe/Berlin", slot(6, "01:00", "04:00")), someone("UTC", *ALWAYS)
    sunday = "2026-03-28T20:00", "2026-03-29T20:00"
    assert found(berlin, always, *sunday) == ["Sun 01:00+01:00", "Sun 01:30+01:00", "Sun 03:00+02:00"]
    assert found(someone("Europe/Berlin", slot(6, "02:00", "03:00")), always, *sunday, minutes=15) == []


def test_the_hour_that_is_shown_twice_is_there_twice():
    berlin, always = someone("Europe/Berlin", slot(6, "02:00", "03:00")), someone("UTC", *ALWAYS)
    sunday = "2026-10-24T20:00", "2026-10-25T20:00"
    assert found(berlin, always, *sunday) == ["Sun 02:00+02:00", "Sun 02:30+02:00", "Sun 02:00+01:00"]
    until_half_past = someone("Europe/Berlin", slot(6, "01:30", "02:30"))
    assert found(until_half_past, always, *sunday, minutes=30) == [
        "Sun 01:30+02:00",
        "Sun 02:00+02:00",
        "Sun 02:00+01:00",
    ]
