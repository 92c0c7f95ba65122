"""What is held, and for what: the list behind the held balance, and what the history says of each movement."""

import datetime as dt

import pytest
import time_machine

from learning.services.running import session_end
from moderation.services import member_block
from skillswap.http.json import iso
from tests.factories.accounts import UserFactory
from tests.factories.credits import give
from tests.factories.sessions import agree, ahead, begin
from tests.factories.skills import offers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits(settings):
    settings.RATE_LIMITS_ENABLED = False


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-21T09:30:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def guitar(other):
    (skill,) = offers(other, "Guitar")
    return skill


def held(client, **query):
    return client.get("/api/credits/holds", query).json()


def test_what_is_held_is_listed_with_its_session_and_makes_the_held_balance(member, other, guitar, api):
    give(member, 300)
    first, second = agree(member, guitar), agree(member, guitar, at=ahead(days=4), minutes=45)
    client = api(member)
    body = held(client)
    assert [row["sessionId"] for row in body["data"]] == [str(second.pk), str(first.pk)]
    assert body["data"][1] == {
        "sessionId": str(first.pk),
        "counterpart": {"id": str(other.pk), "name": other.name, "username": other.username, "avatarUrl": ""},
        "skill": "Guitar",
        "scheduledTime": iso(first.scheduled_time),
        "amountMinutes": first.duration_minutes,
        "heldAt": body["data"][1]["heldAt"],
    }
    assert body["pagination"]["totalCount"] == 2
    pages = [held(client, page=page, limit=1)["data"] for page in (1, 2, 3)]
    balance = client.get("/api/credits/balance").json()["heldMinutes"]
    assert sum(row["amountMinutes"] for page in pages for row in page) == balance == first.duration_minutes + 45
    assert held(api(other))["data"] == []


def test_what_was_paid_or_given_back_is_held_no_more_and_the_history_says_what_it_was_for(
    clock, member, other, guitar, api
):
    give(member, 300)
    session = agree(member, guitar)
    clock.move_to(session.scheduled_time)
    begin(session, other, member)
    clock.shift(dt.timedelta(minutes=session.duration_minutes))
    session_end(session=session, by=member)
    assert held(api(member))["data"] == []
    for me, them in ((member, other), (other, member)):
        row = api(me).get("/api/credits/transactions").json()["data"][0]
        about = row["session"]
        assert (about["id"], about["skill"], about["counterpart"]["id"]) == (str(session.pk), "Guitar", str(them.pk))
    (moved,) = api(member).get("/api/credits/transactions?kind=hold").json()["data"]
    assert moved["session"]["scheduledTime"] == iso(session.scheduled_time)


def test_after_a_block_what_is_still_held_is_listed_without_the_other(clock, member, other, guitar, api):
    give(member, 300)
    session = agree(member, guitar)
    clock.move_to(session.scheduled_time)
    begin(session, other, member)
    clock.shift(dt.timedelta(minutes=session.duration_minutes))
    session_end(session=session, by=other, actual_minutes=30)
    member_block(by=other, user_id=member.pk)
    (row,) = held(api(member))["data"]
    assert (row["sessionId"], row["counterpart"], row["skill"]) == (str(session.pk), None, "Guitar")
    assert str(other.pk) not in str(api(member).get("/api/credits/transactions").json())


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_of_holds_costs_the_same_for_one_or_twelve(rows, member, api, django_assert_max_num_queries):
    give(member, 60 * rows)
    for number in range(rows):
        (skill,) = offers(UserFactory(), "Guitar")
        agree(member, skill, at=ahead(days=number + 1))
    client = api(member)
    with django_assert_max_num_queries(7):
        assert len(held(client)["data"]) == rows
