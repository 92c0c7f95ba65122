"""Two people near the end of their session go on for longer, or one of them would rather not."""

import datetime as dt
import re
import sqlite3
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.lessons import MINUTES, Lesson
from tests.e2e.people import Person

LEFT = 4  # minutes


@pytest.fixture
def ending(lesson: Lesson, live: Any) -> Lesson:
    """Both have come, and four minutes are left: the database says so, nobody waits an hour."""
    ada, ben, path = lesson
    for person in (ada, ben):
        person.api("POST", f"/api{path}/start")
    end = dt.datetime.now(dt.UTC).replace(tzinfo=None) + dt.timedelta(minutes=LEFT)
    start = end - dt.timedelta(minutes=MINUTES)
    key = path.rpartition("/")[2].replace("-", "")
    times = (start.isoformat(" "), end.isoformat(" "), key)
    with sqlite3.connect(live.data / "skillswap.sqlite3", timeout=60) as rows:
        rows.execute("UPDATE learning_session SET scheduled_time=?, ends_at=? WHERE id=?", times)
        rows.execute("UPDATE learning_sessionparticipant SET starts_at=?, ends_at=? WHERE session_id=?", times)
    rows.close()
    return lesson


def credits_of(person: Person) -> tuple[int, int]:
    balance = person.api("GET", "/api/credits/balance")
    return balance["availableMinutes"], balance["heldMinutes"]


def more_time(person: Person) -> Any:
    return person.page.get_by_role("region", name="More time")


def test_two_go_on_for_fifteen_minutes_and_the_credits_are_held_at_once(ending: Lesson) -> None:
    ada, ben, path = ending
    has, held = credits_of(ben)
    for person in (ada, ben):
        person.page.goto(path)
    expect(more_time(ada).get_by_text(re.compile(r"^It ends at .* Go on for longer\?$"))).to_be_visible()
    more_time(ada).get_by_role("button", name="15 min more, you get 0.25 credits").click()
    expect(more_time(ada).get_by_text("You would like to go on for 15 min.")).to_be_visible()
    expect(more_time(ben).get_by_text("Ada Okafor would like to go on for 15 min. It costs you 0.25")).to_be_visible()
    assert credits_of(ben) == (has, held)
    more_time(ben).get_by_role("button", name="Go on").click()
    for person in (ada, ben):
        expect(person.page.get_by_text("1 h 15 min", exact=True).first).to_be_visible()
        expect(more_time(person).get_by_text(re.compile("^You go on until "))).to_be_visible()
    assert credits_of(ben) == (has - 15, held + 15)


def test_one_of_the_two_would_rather_end_as_planned(ending: Lesson) -> None:
    ada, ben, path = ending
    before = credits_of(ben)
    for person in (ada, ben):
        person.page.goto(path)
    more_time(ben).get_by_role("button", name=re.compile("^30 min more, 0.5 credits$")).click()
    more_time(ada).get_by_role("button", name="No, end as planned").click()
    expect(more_time(ben).get_by_text("Ada Okafor would rather end as planned.")).to_be_visible()
    assert credits_of(ben) == before
    expect(more_time(ben).get_by_role("button", name=re.compile("^15 min more"))).to_be_enabled()
