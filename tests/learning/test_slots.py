"""Slots as a member asks for them: bookings, spans, who may ask about whom."""

import datetime as dt

import pytest
import time_machine

from accounts.services import availability_replace
from learning.models import Status
from learning.slots import MOST_SLOTS, shared_slots
from moderation.services import member_block, member_unblock
from skillswap.errors import InvalidInput, NotFound, TooFast
from tests.factories.accounts import UserFactory
from tests.factories.learning import participant_of, session_between, set_status

NOW = "2026-11-23T08:10:00Z"  # a Monday
ALWAYS = [{"weekday": day, "start": "00:00", "end": "24:00"} for day in range(7)]


def evenings(start, end):
    """Monday to Wednesday."""
    return [{"weekday": day, "start": start, "end": end} for day in range(3)]


@pytest.fixture
def pair(member, other):
    """Berlin, Monday to Wednesday evenings; New York, the same hours there at noon."""
    with time_machine.travel(NOW, tick=False):
        availability_replace(user=member, slots=evenings("18:00", "20:00"))
        other.timezone = "America/New_York"
        other.save()
        availability_replace(user=other, slots=evenings("12:00", "14:00"))
        yield member, other


def shared(me, person, minutes=60, start=None, end=None):
    return shared_slots(me=me, user_id=person.pk, minutes=minutes, start=start, end=end)


def at(text):
    return dt.datetime.fromisoformat(text)


def mine(slots):
    return [one["mine"]["start"][5:16] for one in slots["data"]]


def test_two_weeks_from_now_in_both_timezones(pair):
    slots = shared(*pair)
    assert (slots["my_timezone"], slots["their_timezone"]) == ("Europe/Berlin", "America/New_York")
    assert slots["missing_availability"] == []
    assert slots["data"][0] == {
        "start": at("2026-11-23T17:00:00+00:00"),
        "end": at("2026-11-23T18:00:00+00:00"),
        "mine": {"start": "2026-11-23T18:00:00+01:00", "end": "2026-11-23T19:00:00+01:00"},
        "theirs": {"start": "2026-11-23T12:00:00-05:00", "end": "2026-11-23T13:00:00-05:00"},
    }
    assert len(slots["data"]) == 6 * 3
    assert [one["start"] for one in shared(*reversed(pair))["data"]] == [one["start"] for one in slots["data"]]


def test_what_either_has_booked_is_gone_and_comes_back_when_cancelled(pair):
    me, person = pair
    third = UserFactory()
    taken = session_between(me, third, at=at("2026-11-23T18:30:00+01:00"), minutes=30)
    running = session_between(third, person, at=at("2026-11-24T16:00:00+01:00"), minutes=180, status=Status.IN_PROGRESS)
    session_between(third, person, at=at("2026-11-25T18:00:00+01:00"), status=Status.REQUESTED)
    week = {"end": at("2026-11-27T00:00:00Z")}
    assert mine(shared(me, person, **week)) == [
        "11-23T19:00", "11-24T19:00", "11-25T18:00", "11-25T18:30", "11-25T19:00"
    ]  # fmt: skip
    set_status(taken, Status.CANCELLED)
    set_status(running, Status.ABANDONED)
    assert not participant_of(taken, me).is_booked
    assert len(mine(shared(me, person, **week))) == 9


def test_the_own_time_of_a_session_is_free_for_whoever_moves_it_and_for_nobody_else(pair):
    me, person = pair
    third = UserFactory()
    moving = session_between(me, person, at=at("2026-11-23T18:30:00+01:00"), minutes=30)
    theirs = session_between(third, person, at=at("2026-11-24T18:30:00+01:00"), minutes=30)
    week = {"me": me, "user_id": person.pk, "minutes": 60, "start": None, "end": at("2026-11-25T00:00:00Z")}
    assert mine(shared_slots(**week)) == ["11-23T19:00", "11-24T19:00"]
    own = ["11-23T18:00", "11-23T18:30", "11-23T19:00", "11-24T19:00"]
    assert mine(shared_slots(**week, besides=moving.pk)) == own
    assert mine(shared_slots(**week, besides=theirs.pk)) == ["11-23T19:00", "11-24T19:00"]


def test_the_past_is_never_offered_and_nothing_beyond_what_can_be_booked(pair):
    assert mine(shared(*pair, start=at("2026-11-09T00:00:00Z"), end=at("2026-11-24T00:00:00Z")))[0] == "11-23T18:00"
    assert shared(*pair, start=at("2026-11-01T00:00:00Z"), end=at("2026-11-02T00:00:00Z"))["data"] == []
    assert shared(*pair, start=at("2099-01-01T00:00:00Z"))["data"] == []
    assert shared(*pair, start=at("0001-01-01T00:00:00Z"), end=at("0001-01-02T00:00:00Z"))["data"] == []
    late = shared(*pair, start=at("2027-05-10T00:00:00Z"), end=at("2027-06-01T00:00:00Z"))["data"]
    assert {one["start"].date().isoformat() for one in late} == {
        "2027-05-10", "2027-05-11", "2027-05-12", "2027-05-17", "2027-05-18", "2027-05-19"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"),
        ("2026-12-02T00:00:00Z", "2026-12-01T00:00:00Z"),
        (None, "2026-11-22T00:00:00Z"),
        ("2026-12-01T00:00:00Z", "2027-01-01T00:00:01Z"),
        ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
    ],
)
def test_a_span_that_is_backwards_or_too_long_is_refused(pair, start, end):
    with pytest.raises(InvalidInput) as refused:
        shared(*pair, start=start and at(start), end=at(end))
    assert refused.value.field == "to"


def test_who_has_not_said_when_they_are_free_is_named(pair):
    me, person = pair
    availability_replace(user=person, slots=[])
    assert (shared(me, person)["missing_availability"], shared(me, person)["data"]) == (["theirs"], [])
    availability_replace(user=me, slots=[])
    assert shared(me, person)["missing_availability"] == ["mine", "theirs"]


def test_whoever_is_blocked_out_or_oneself_has_no_slots(pair):
    me, person = pair
    with pytest.raises(InvalidInput):
        shared(me, me)
    member_block(by=person, user_id=me.pk)
    with pytest.raises(NotFound):
        shared(me, person)
    member_unblock(by=person.pk, user_id=me.pk)
    assert shared(me, person)["data"]
    person.is_banned = True
    person.save()
    with pytest.raises(NotFound):
        shared(me, person)


def test_there_is_an_end_to_how_many_are_given(pair):
    for one in pair:
        availability_replace(user=one, slots=ALWAYS)
    assert len(shared(*pair, minutes=15)["data"]) == MOST_SLOTS


def test_asking_without_pause_is_limited(pair, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"slots": "2 per minute"}
    settings.RATE_LIMITS_ENABLED = True
    shared(*pair)
    shared(*pair)
    with pytest.raises(TooFast):
        shared(*pair)


@pytest.mark.parametrize("sessions", [0, 12])
def test_slots_cost_the_same_with_or_without_bookings(pair, sessions, django_assert_num_queries):
    for number in range(sessions):
        session_between(*pair, at=at("2026-11-23T00:00:00Z") + dt.timedelta(hours=26 * number))
    with django_assert_num_queries(4):
        shared(*pair)


def test_over_rest_the_length_may_be_left_out_and_must_make_sense(pair, api):
    me, person = pair
    client, path = api(me), f"/api/sessions/slots?userId={person.pk}"
    answer = client.get(path).json()
    assert answer["data"][0]["start"] == "2026-11-23T17:00:00.000Z"
    assert answer["data"][0]["theirs"]["start"] == "2026-11-23T12:00:00-05:00"
    assert (answer["myTimezone"], answer["missingAvailability"]) == ("Europe/Berlin", [])
    assert len(client.get(f"{path}&durationMinutes=120").json()["data"]) == 6
    refused = {"durationMinutes=14": "durationMinutes", "from=tomorrow": "from", "to=2026-11-22T00:00:00Z": "to"}
    for query, field in refused.items():
        assert client.get(f"{path}&{query}").json()["errors"][0]["field"] == field
    assert client.get(f"/api/sessions/slots?userId={me.pk}").json()["errors"][0]["field"] == "userId"
