"""The calendar feed: what it says, whom it answers, and that its secret stays one."""

import datetime as dt
import re
from functools import partial

import pytest
import time_machine
from icalendar import Calendar as File

from learning.calendar_feed import feed_url, ics_of
from learning.models import Calendar, SessionParticipant, Status
from learning.services.answering import session_accept
from learning.services.calendar import feed_renew
from learning.services.editing import session_edit
from skillswap.errors import NotFound
from tests.factories.credits import give
from tests.factories.learning import session_between, set_status
from tests.factories.sessions import agree, ahead
from tests.factories.skills import offers
from tests.racing import side_by_side

NOW = dt.datetime(2026, 11, 23, 8, 10, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def noor(other):
    other.name = "Noor Lindqvist"
    other.save()
    return other


def path_of(user):
    return feed_url(user.pk).removeprefix("http://testserver")


def secret_of(user):
    return path_of(user).removeprefix("/api/calendar/").removesuffix(".ics")


def events(user):
    return File.from_ical(ics_of(secret_of(user))).walk("VEVENT")


def test_a_session_is_an_event_for_both_each_from_their_side(member, noor):
    session = session_between(noor, member, at=NOW + DAY, minutes=90, description="Bring a capo.", accepted_at=NOW)
    (event,) = events(member)
    assert (event["uid"], event["summary"], event["status"]) == (
        str(session.pk),
        "Guitar with Noor Lindqvist",
        "CONFIRMED",
    )
    assert (event.start, event.end) == (NOW + DAY, NOW + DAY + dt.timedelta(minutes=90))
    assert event["description"].startswith("Noor Lindqvist teaches you.\n\nBring a capo.\n\n")
    assert event["url"] == f"http://testserver/sessions/{session.pk}"
    assert event["last-modified"].dt == event["dtstamp"].dt == NOW
    (theirs,) = events(noor)
    assert theirs["summary"] == f"Guitar with {member.name}"
    assert theirs["description"].startswith(f"You teach {member.name}.")
    noor.locale = "es"
    noor.save()
    (theirs,) = events(noor)
    assert theirs["summary"] == f"Guitarra con {member.name}"


def test_a_session_that_moves_is_newer_than_what_the_calendar_program_has(member, noor):
    (guitar,) = offers(noor, "Guitar")
    give(member, 300)
    made = agree(member, guitar, at=ahead(days=2))
    (before,) = events(member)
    with time_machine.travel(NOW + dt.timedelta(hours=1), tick=False):
        session_edit(session=made, by=noor, scheduled_time=made.scheduled_time + DAY)
        session_accept(session=made, by=member)
        (after,) = events(member)
    assert after.start == before.start + DAY
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt == before["last-modified"].dt + dt.timedelta(hours=1)


def test_the_file_is_a_calendar_in_utc_and_names_nobodys_address(member, noor):
    session_between(noor, member, at=NOW + DAY)
    file = ics_of(secret_of(member))
    assert file.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\r\nDTSTART:20261124T081000Z\r\nDTEND:20261124T091000Z\r\n" in file
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert not re.search(rb"@|TZID", file)


def test_a_request_is_tentative_and_what_will_not_be_is_left_out(member, noor):
    for number, status in enumerate(Status):
        session_between(noor, member, at=NOW + number * DAY, status=status)
    assert {str(event["status"]) for event in events(member)} == {"TENTATIVE", "CONFIRMED"}
    assert [event.start for event in events(member)] == [NOW + number * DAY for number in range(4)]
    assert [event["status"] for event in events(member)].count("TENTATIVE") == 1


def test_a_session_leaves_the_feed_when_it_is_cancelled_hidden_or_long_past(member, noor):
    session = session_between(noor, member, at=NOW + DAY)
    session_between(noor, member, at=NOW - 91 * DAY, status=Status.COMPLETED)
    session_between(noor, member, at=NOW + 181 * DAY)
    assert len(events(member)) == 1
    SessionParticipant.objects.filter(session=session).update(is_hidden=True)
    assert events(member) == []
    SessionParticipant.objects.filter(session=session).update(is_hidden=False)
    set_status(session, Status.CANCELLED)
    assert events(member) == []


def test_what_people_write_cannot_break_out_of_its_line(member, noor):
    noor.name = "Noor\rLindqvist"
    noor.save()
    text = "One;\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nThree\x07,\\n"
    session_between(noor, member, at=NOW + DAY, description=text)
    (event,) = events(member)
    assert event.subcomponents == []
    assert "One;\nEND:VEVENT\nBEGIN:VALARM\nThree,\\n" in event["description"]
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", ics_of(secret_of(member)))


def test_no_sessions_are_an_empty_calendar(member):
    assert events(member) == []


@pytest.mark.parametrize("sessions", [1, 12])
def test_the_feed_costs_the_same_for_one_or_many(member, noor, sessions, django_assert_num_queries):
    for number in range(sessions):
        session_between(noor, member, at=NOW + number * DAY)
    secret = secret_of(member)
    with django_assert_num_queries(5):
        assert ics_of(secret).count(b"BEGIN:VEVENT") == sessions


def test_the_address_stays_until_it_is_renewed(member, other, api, anonymous):
    client = api(member)
    first = client.get("/api/calendar").json()["url"]
    assert client.get("/api/calendar").json()["url"] == first == feed_url(member.pk)
    assert re.fullmatch(r"http://testserver/api/calendar/[\w.-]{66,80}\.ics", first)
    assert secret_of(other) != secret_of(member)
    second = client.post("/api/calendar").json()["url"]
    assert second != first
    assert anonymous.get(first.removeprefix("http://testserver")).status_code == 404
    assert anonymous.get(second.removeprefix("http://testserver")).status_code == 200
    assert Calendar.objects.get(pk=member.pk).feed_version == 1


def test_whoever_has_the_address_reads_it_and_nobody_keeps_it(member, noor, anonymous):
    session_between(noor, member, at=NOW + DAY)
    answer = anonymous.get(path_of(member), headers={"accept": "text/calendar"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.count(b"BEGIN:VEVENT") == 1


def test_any_other_address_answers_as_if_there_were_nothing(member, other, anonymous):
    name, version, signature = secret_of(member).split(".")
    theirs = secret_of(other).split(".")[2]
    for secret in (
        "x",
        "..",
        "ü",
        name,
        f"{name}.{version}",
        f"{name}.{version}.{theirs}",
        f"{name}.1.{signature}",
        f"{name}.{version}.{signature}x",
        f"{'A' * 5000}.0.{signature}",
    ):
        answer = anonymous.get(f"/api/calendar/{secret}.ics")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("field", [{"is_banned": True}, {"is_active": False}])
def test_a_member_who_is_out_has_no_feed(member, field):
    secret = secret_of(member)
    assert ics_of(secret)
    type(member).objects.filter(pk=member.pk).update(**field)
    with pytest.raises(NotFound):
        ics_of(secret)


@pytest.mark.django_db(transaction=True)
def test_renewals_at_the_same_moment_all_count(member):
    assert side_by_side(*[partial(feed_renew, user_id=member.pk)] * 8) == [None] * 8
    assert Calendar.objects.get(pk=member.pk).feed_version == 8
