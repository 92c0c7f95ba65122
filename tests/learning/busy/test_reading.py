"""What of a calendar's file counts as busy, and what is refused."""

import datetime as dt

import pytest

from learning.busy.fetching import CannotFetch
from learning.busy.reader import busy_times_in
from learning.busy.reading import answer_to, busy_of
from tests.learning.busy import MEETING, ics

START = int(dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC).timestamp())
END = START + 60 * 86_400


def read(content, zone="UTC", ours=()):
    """Busy times as texts in UTC."""
    found = busy_of(content, zone=zone, start=START, end=END, ours=ours)
    return [" to ".join(f"{dt.datetime.fromtimestamp(one, dt.UTC):%m-%d %H:%M}" for one in span) for span in found]


@pytest.mark.parametrize(
    ("event", "busy"),
    [
        (MEETING, ["11-23 10:00 to 11-23 11:00"]),
        (f"{MEETING} TRANSP:TRANSPARENT", []),
        (f"{MEETING} STATUS:CANCELLED", []),
        (f"{MEETING} X-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        ("UID:2 DTSTART;VALUE=DATE:20261124 DTEND;VALUE=DATE:20261125", ["11-23 23:00 to 11-24 23:00"]),
        ("UID:3 DTSTART:20261123T100000 DTEND:20261123T110000", ["11-23 09:00 to 11-23 10:00"]),
        ("UID:4 DTSTART;TZID=Nowhere/Town:20261123T100000 DURATION:PT30M", ["11-23 09:00 to 11-23 09:30"]),
        ("UID:5 DTSTART;TZID=America/New_York:20261123T100000 DURATION:PT1H", ["11-23 15:00 to 11-23 16:00"]),
        ("UID:6 DTSTART:20261123T100000Z", []),
        ("UID:7 DTSTART:20200101T100000Z DURATION:PT1H RRULE:FREQ=YEARLY", ["01-01 10:00 to 01-01 11:00"]),
        ("UID:ours DTSTART:20261123T100000Z DURATION:PT1H", []),
    ],
)
def test_what_counts_as_busy(event, busy):
    assert read(ics(event), "Europe/Stockholm", ours=["ours"]) == busy


def test_a_repeat_without_end_is_read_for_sixty_days_with_its_exceptions():
    weekly = "UID:w DTSTART:20260105T080000Z DURATION:PT1H RRULE:FREQ=WEEKLY EXDATE:20261123T080000Z"
    moved = "UID:w RECURRENCE-ID:20261130T080000Z DTSTART:20261130T120000Z DURATION:PT1H"
    off = "UID:w RECURRENCE-ID:20261207T080000Z DTSTART:20261207T080000Z DURATION:PT1H STATUS:CANCELLED"
    found = read(ics(weekly, moved, off))
    assert found[:2] == ["11-30 12:00 to 11-30 13:00", "12-14 08:00 to 12-14 09:00"]
    assert len(found) == 7


def test_times_that_touch_are_one_and_one_bad_event_does_not_hide_the_others():
    follows = "UID:two DTSTART:20261123T110000Z DTEND:20261123T120000Z"
    bad = "UID:bad DTSTART:20261123T150000Z DTEND:20261123T160000Z RRULE:FREQ=NEVER;COUNT=x"
    assert "11-23 10:00 to 11-23 12:00" in read(ics(MEETING, follows, bad))


@pytest.mark.parametrize("content", [b"", b"<html>Sign in</html>", b"\x00\xff\xfe", b"BEGIN:VCALENDAR\r\n"])
def test_what_is_no_calendar_is_refused(content):
    assert answer_to({"zone": "UTC", "start": START, "end": END, "ours": []}, content) == {"error": "not_calendar"}


@pytest.mark.slow
def test_rules_that_repeat_each_second_for_centuries_and_thousands_of_events_end_by_themselves():
    seconds = ics("UID:s DTSTART:19000101T000000Z DURATION:PT1S RRULE:FREQ=SECONDLY")
    many = ics(*[MEETING] * 10_001)
    for content in (seconds, many):
        with pytest.raises(CannotFetch) as error:
            busy_times_in(content, zone="UTC", start=START, end=END, ours=())
        assert error.value.code == "too_complex"
