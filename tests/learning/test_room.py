"""The room's address: for the two people, for the time, for nobody else."""

import datetime as dt
import runpy
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.core.exceptions import ImproperlyConfigured

from learning.models import SessionParticipant
from learning.room import room_admission, room_of
from learning.services.running import session_end
from skillswap.errors import NotFound
from skillswap.settings import jitsi as jitsi_settings
from tests.factories.accounts import UserFactory
from tests.factories.sessions import agree, ahead, begin

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


@pytest.fixture
def session(clock, student, guitar, teacher):
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    return begin(made, teacher)


def pass_of(room):
    return parse_qs(urlsplit(room["url"]).query)["pass"][0]


def came(session, user):
    return SessionParticipant.objects.get(session=session, user=user).joined_at is not None


def test_looking_at_the_room_records_nothing_and_joining_records_who_came(api, session, student):
    room = f"/api/sessions/{session.pk}/room"
    assert [api(student).get(room).status_code, api(student).head(room).status_code] == [200, 200]
    assert not came(session, student)
    assert api(student).post(f"/api/sessions/{session.pk}/join").status_code == 200
    assert came(session, student)


def test_nobody_joins_before_somebody_has_started_it(api, student, guitar, session):
    other = agree(student, guitar, at=ahead(days=1))
    assert api(student).post(f"/api/sessions/{other.pk}/join").json()["code"] == "not_started"
    assert not came(other, student)


def test_there_is_no_room_before_the_start_and_after_the_end(api, student, guitar, session, teacher):
    other = agree(student, guitar, at=ahead(days=1))
    assert api(student).get(f"/api/sessions/{other.pk}/room").json()["code"] == "not_started"
    session_end(session=session, by=student)
    assert api(student).get(f"/api/sessions/{session.pk}/room").status_code == 409


def test_a_pass_admits_the_person_it_was_signed_for(api, session, student, teacher):
    room = room_of(session=session, user=student)
    admitted = api(student).get(f"/api/rooms/{pass_of(room)}").json()
    assert (admitted["sessionId"], admitted["otherId"]) == (str(session.pk), str(teacher.pk))
    assert len(admitted["room"]) >= 40


def test_nobody_else_is_admitted_with_it(api, session, student, teacher):
    room = room_of(session=session, user=student)
    for who in (teacher, UserFactory()):
        assert api(who).get(f"/api/rooms/{pass_of(room)}").status_code == 404
    assert api(student).get(f"/api/rooms/{pass_of(room)}x").status_code == 404
    assert api(student).get("/api/rooms/made-up").status_code == 404


def test_a_pass_ends_with_the_session(clock, session, student):
    room_pass = pass_of(room_of(session=session, user=student))
    clock.move_to(session.ends_at + dt.timedelta(minutes=29))
    assert room_admission(room_pass, by=student)
    clock.shift(dt.timedelta(minutes=1))
    with pytest.raises(NotFound):
        room_admission(room_pass, by=student)


def test_who_was_there_may_come_back_for_half_an_hour_after_the_planned_end(clock, api, session, student, teacher):
    one = f"/api/sessions/{session.pk}"
    clock.move_to(session.ends_at + dt.timedelta(minutes=29))
    assert [api(teacher).get(f"{one}/room").status_code, api(teacher).post(f"{one}/join").status_code] == [200, 200]
    assert api(student).get(f"{one}/room").json()["code"] == "time_passed"
    assert api(student).post(f"{one}/join").json()["code"] == "time_passed"
    clock.shift(dt.timedelta(minutes=1))
    assert [api(teacher).get(f"{one}/room").status_code, api(teacher).post(f"{one}/join").status_code] == [409, 409]


def test_a_jitsi_of_ones_own_gets_a_token_that_it_can_check(settings, session, student):
    """What Jitsi's token_verification reads: room, times, issuer, and a signature with the shared secret."""
    settings.JITSI_DOMAIN, settings.JITSI_APP_ID = "meet.example.org", "skillswap"
    settings.JITSI_APP_SECRET = "a secret that is long enough for HS256"
    room = room_of(session=session, user=student)
    address = urlsplit(room["url"])
    assert (room["provider"], address.hostname) == ("jitsi", "meet.example.org")
    token = parse_qs(address.query)["jwt"][0]
    claims = jwt.decode(
        token,
        settings.JITSI_APP_SECRET,
        algorithms=["HS256"],
        audience="jitsi",
        issuer="skillswap",
        options={"verify_exp": False, "verify_nbf": False},
    )
    assert claims["room"] == address.path[1:]
    assert claims["nbf"] == int((session.scheduled_time - dt.timedelta(minutes=15)).timestamp())
    assert claims["exp"] == int((session.ends_at + dt.timedelta(minutes=30)).timestamp())
    assert student.email not in token


def test_the_page_of_the_room_is_ours_with_a_jitsi_too_and_says_where_it_is(api, settings, session, student):
    settings.JITSI_DOMAIN, settings.JITSI_APP_ID = "meet.example.org", "skillswap"
    settings.JITSI_APP_SECRET = "a secret that is long enough for HS256"
    room = room_of(session=session, user=student)
    assert room["page_url"].startswith(f"{settings.CLIENT_ORIGIN}/sessions/{session.pk}/room?pass=")
    room_pass = parse_qs(urlsplit(room["page_url"]).query)["pass"][0]
    admitted = api(student).get(f"/api/rooms/{room_pass}").json()
    assert (admitted["jitsi"]["domain"], admitted["jitsi"]["room"]) == ("meet.example.org", session.room_key)
    assert parse_qs(urlsplit(room["url"]).query)["jwt"] == [admitted["jitsi"]["token"]]


def test_without_a_jitsi_nothing_is_said_of_one(api, session, student):
    room = room_of(session=session, user=student)
    assert room["url"] == room["page_url"]
    assert api(student).get(f"/api/rooms/{pass_of(room)}").json()["jitsi"] is None


@pytest.mark.parametrize("domain", ["https://meet.example.org", "meet.example.org; script-src *", "meet.example.org/x"])
def test_what_is_no_host_name_stops_the_start_for_it_goes_into_the_content_policy(monkeypatch, domain):
    monkeypatch.setenv("JITSI_DOMAIN", domain)
    monkeypatch.setenv("JITSI_APP_ID", "skillswap")
    monkeypatch.setenv("JITSI_APP_SECRET", "a secret that is long enough for HS256")
    with pytest.raises(ImproperlyConfigured, match="host name"):
        runpy.run_path(str(jitsi_settings.__file__))
