"""A notification about something that is over is read by itself, whoever ended it and however."""

import datetime as dt

import pytest
import time_machine

from chat.services import conversation_read, message_remove
from learning.services.answering import session_accept, session_decline
from learning.services.cancelling import session_cancel
from learning.services.due import sessions_run_due
from learning.services.editing import session_edit
from learning.services.running import session_confirm, session_end, session_start
from swaps.services import swap_accept, swap_cancel, swap_reject, swaps_expire
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.sessions import agree, ask
from tests.factories.skills import offers
from tests.factories.swaps import proposal

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _no_limits(settings):
    settings.RATE_LIMITS_ENABLED = False


@pytest.fixture
def guitar(other):
    (skill,) = offers(other, "Guitar")
    return skill


@pytest.fixture
def student(member):
    give(member, 600)
    return member


def unread(api, person):
    """The events of what waits in a person's inbox, and that the count agrees."""
    answer = api(person).get("/api/notifications?unread=true").json()
    assert answer["unreadCount"] == len(answer["data"])
    return sorted(row["data"].get("event", row["type"]) for row in answer["data"])


@pytest.mark.parametrize(
    "ends",
    [
        lambda session, student, teacher: session_accept(session=session, by=teacher),
        lambda session, student, teacher: session_decline(session=session, by=teacher),
        lambda session, student, teacher: session_cancel(session=session, by=student),
        lambda session, student, teacher: expire(session.expires_at, sessions_run_due),
    ],
    ids=["accepted", "declined", "cancelled", "expired"],
)
def test_a_request_that_has_its_answer_no_longer_waits(ends, api, student, other, guitar):
    session = ask(student, guitar)
    assert unread(api, other) == ["session_requested"]
    ends(session, student, other)
    assert "session_requested" not in unread(api, other)


def test_of_an_agreed_session_what_came_before_no_longer_waits(api, student, other, guitar):
    session = agree(student, guitar)
    assert unread(api, student) == ["session_accepted"]
    session_edit(session=session, by=student, scheduled_time=session.scheduled_time + DAY)
    assert unread(api, other) == ["session_time_proposed"]
    session_accept(session=session, by=other)
    assert (unread(api, other), unread(api, student)) == ([], ["session_accepted"])
    with time_machine.travel(session.scheduled_time + DAY, tick=False):
        for person in (student, other):
            session_start(session=session, by=person)
        assert unread(api, student) == []
        session_end(session=session, by=other)
        assert unread(api, student) == ["session_ended"]
        session_confirm(session=session, by=student)
        waits = api(student).get("/api/notifications?unread=true").json()["data"]
        assert [row["data"].get("isSettled") for row in waits if row["data"]["event"] == "session_ended"] == [None]


@pytest.mark.parametrize(
    "ends",
    [
        lambda swap, one, two: swap_accept(swap=swap, by=two, unequal_agreed=True),
        lambda swap, one, two: swap_reject(swap=swap, by=two),
        lambda swap, one, two: swap_cancel(swap=swap, by=one),
        lambda swap, one, two: expire(swap.expires_at, swaps_expire),
    ],
    ids=["accepted", "rejected", "taken back", "expired"],
)
def test_a_proposal_that_has_its_answer_no_longer_waits(ends, api, member, other):
    swap = proposal(member, other)
    assert unread(api, other) == ["swap_proposed"]
    ends(swap, member, other)
    assert "swap_proposed" not in unread(api, other)


def test_a_message_that_was_read_no_longer_waits(api, member, other):
    talk = conversation_between(member, other)
    for text in ("One", "Two"):
        say(talk, member, text)
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=1)
    assert unread(api, other) == ["message"]
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=2)
    assert unread(api, other) == []


def test_a_message_that_was_removed_makes_way_for_the_next_that_waits(api, member, other):
    talk = conversation_between(member, other)
    first, second = (say(talk, member, text) for text in ("Sorry", "Hello"))
    message_remove(first["id"])
    (row,) = api(other).get("/api/notifications?unread=true").json()["data"]
    assert row["data"]["preview"] == "Hello"
    message_remove(second["id"])
    assert unread(api, other) == []
    assert "Hello" not in api(other).get("/api/notifications").content.decode()


def expire(moment, job):
    with time_machine.travel(moment + dt.timedelta(seconds=1), tick=False):
        job()
