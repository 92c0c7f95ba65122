"""A session as a file that its two people put into a calendar."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from learning.services.cancelling import session_cancel
from tests.factories.accounts import UserFactory
from tests.factories.learning import hide
from tests.factories.sessions import agree, ask

pytestmark = pytest.mark.django_db


def event_of(client, session):
    answer = client.get(f"/api/sessions/{session.pk}/calendar.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"
    file = Calendar.from_ical(answer.content)
    (event,) = file.walk("VEVENT")
    return file, event, answer.content.decode()


def test_both_get_the_same_instant_each_from_their_side_and_nobodys_address(api, clock, student, guitar, teacher):
    for person, zone in ((student, "Asia/Kolkata"), (teacher, "America/New_York")):
        person.timezone = zone
        person.save(update_fields=["timezone"])
    session = agree(student, guitar, minutes=45)
    for person, summary in ((student, "Guitar with Noor Teacher"), (teacher, "Guitar with Ada Student")):
        file, event, text = event_of(api(person), session)
        assert (file["METHOD"], event["STATUS"], event["UID"]) == ("PUBLISH", "CONFIRMED", str(session.pk))
        assert event["SUMMARY"] == summary
        assert event["DTSTART"].dt == session.scheduled_time
        assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(minutes=45)
        assert event["DTSTART"].dt.astimezone(ZoneInfo(person.timezone)) == session.scheduled_time
        assert not any(each.email in text for each in (student, teacher))
        assert f"/sessions/{session.pk}" in event["URL"]


def test_it_says_how_the_session_stands(api, clock, student, guitar):
    session = ask(student, guitar)
    assert event_of(api(student), session)[1]["STATUS"] == "TENTATIVE"
    first = event_of(api(student), session)[1]["SEQUENCE"]
    session_cancel(session=session, by=student, reason="")
    event = event_of(api(student), session)[1]
    assert (event["STATUS"], event["SEQUENCE"] > first) == ("CANCELLED", True)


def test_for_everybody_else_there_is_no_file(api, clock, student, guitar, teacher):
    session = agree(student, guitar)
    path = f"/api/sessions/{session.pk}/calendar.ics"
    assert api(UserFactory()).get(path).status_code == 404
    hide(session)
    assert api(student).get(path).status_code == 404
