"""A ring as new people live it: found by the search, agreed on, left and mended, its lessons held and paid."""

import datetime as dt
import re
import sqlite3
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from skillswap.db.fields import now_ms
from tests.e2e.lessons import (
    balance,
    chooses_time,
    confirm,
    enter,
    let_time_pass_until_it_opens,
    press,
    say_it_took_an_hour,
)
from tests.e2e.mails import confirm_address
from tests.e2e.people import Person, until
from tests.e2e.test_journey import join
from tests.e2e.test_rings import ALL_WEEK, says_yes, state, step
from tests.plugins.product import Product

LUTE, CHESS, DANCE = crafts = ("Theorbo making", "Xiangqi openings", "Farandole steps")
MONTH = dt.timedelta(days=40)


def in_the_rows(live: Product, sql: str, *values: Any) -> list[Any]:
    with sqlite3.connect(live.data / "skillswap.sqlite3", timeout=60) as database:
        return list(database.execute(sql, values))


def was_not_here_for_a_month(live: Product, person: Person) -> None:
    """Nobody asks them for a ring until they come back: in the rows, because no test can wait for that."""
    came = (now_ms() - MONTH).strftime("%Y-%m-%d %H:%M:%S.000000")
    key = person.id.replace("-", "")
    in_the_rows(live, "UPDATE accounts_user SET created_at = ?, last_online_at = NULL WHERE id = ?", came, key)


def comes_back(live: Product, person: Person) -> None:
    person.page.goto("/rings")
    key = person.id.replace("-", "")
    seen = "SELECT last_online_at FROM accounts_user WHERE id = ?"
    until(person.page, lambda: None, lambda: in_the_rows(live, seen, key)[0][0] is not None)


@pytest.fixture
def people(live, verified, new_browser):
    """Dov, who was away for a month; then Ada, Ben and Cleo, who come today. Dov teaches and wants what Ben does."""
    dov = verified("Dov Feather", teaches=[CHESS], wants=[LUTE])
    dov.api("PUT", "/api/users/availability", ALL_WEEK)
    was_not_here_for_a_month(live, dov)
    names = ("Ada Circle", "Ben Circle", "Cleo Circle")
    three = [
        join(new_browser(), name, teaches=crafts[place], wants=crafts[place - 1]) for place, name in enumerate(names)
    ]
    for person in three:
        person.page.goto("/rings")
        expect(person.page.get_by_role("heading", name="No ring has been found for you yet")).to_be_visible()
    for person in three:
        confirm_address(live, person)
        person.api("PUT", "/api/users/availability", ALL_WEEK)
    return *three, dov


def reads(person: Person, path: str, *, shown: list[str], hidden: list[str]) -> None:
    person.page.goto(path)
    for text in shown:
        expect(person.bubble(text)).to_be_visible()
    for text in hidden:
        expect(person.bubble(text)).to_have_count(0)


def test_three_new_people_are_found_one_leaves_a_fourth_comes_and_all_lessons_are_held_and_paid(people, live):
    ada, ben, cleo, dov = people
    for person in (ada, ben, cleo):  # the search finds them by itself, and the page that is open shows it
        says_yes(person)
    ada.page.get_by_role("navigation", name="Which rings").get_by_role("link", name=re.compile("^Agreed")).click()
    ada.page.get_by_role("link", name="Details of the ring").click()
    expect(state(ada.page)).to_have_text("Agreed on")
    expect(step(ada.page, 1)).to_contain_text(f"Ben Circle teaches {CHESS} to Cleo Circle.")
    ring = f"/rings/{ada.page.url.rsplit('/', 1)[1]}"
    talk = f"/messages/{ada.api('GET', f'/api{ring}')['conversationId']}"
    ada.page.goto(talk)
    ada.writes("Before Ben went")
    reads(ben, talk, shown=["Before Ben went"], hidden=[])

    comes_back(live, dov)
    ben.page.goto(ring)
    ben.page.get_by_role("button", name="Leave the ring").click()
    ben.page.get_by_role("dialog").get_by_role("button", name="Leave the ring").click()
    expect(state(ben.page)).to_have_text("You left")
    says_yes_when_asked(dov, ada, ring)
    dov.page.goto(talk)
    dov.writes("Hello from Dov")
    ada.page.goto(talk)
    ada.writes("Welcome, Dov")
    reads(ben, talk, shown=["Before Ben went"], hidden=["Hello from Dov", "Welcome, Dov"])
    expect(ben.composer).to_have_count(0)
    reads(dov, talk, shown=["Hello from Dov", "Welcome, Dov"], hidden=["Before Ben went"])
    reads(cleo, talk, shown=["Before Ben went", "Hello from Dov", "Welcome, Dov"], hidden=[])

    lessons = [(ada, dov, LUTE), (dov, cleo, CHESS), (cleo, ada, DANCE)]
    sessions = [books(learner, teacher, ring, skill) for teacher, learner, skill in lessons]
    expect(state_at(ada, ring)).to_have_text("Agreed on")
    for place in range(3):
        expect(step(ada.page, place)).to_contain_text("Booked")
    assert [balance(person) for person in (ada, cleo, dov)] == [(240, 60)] * 3
    assert balance(ben) == (300, 0)

    for session, (teacher, learner, _) in zip(sessions, lessons, strict=True):
        expect(state_at(cleo, ring)).to_have_text("Agreed on")
        holds(session, teacher, learner, live)
    for person in (ada, cleo, dov):
        expect(state_at(person, ring)).to_have_text("Completed")
        for place in range(3):
            expect(step(person.page, place)).to_contain_text("Done")
        assert balance(person) == (300, 0)
        person.page.goto("/credits")
        for text in ("Taught", "Learned", "5 after"):
            expect(person.page.get_by_role("main")).to_contain_text(text)
    assert balance(ben) == (300, 0)
    expect(state_at(ben, ring)).to_have_text("You left")


def says_yes_when_asked(dov: Person, ada: Person, ring: str) -> None:
    """The others see who was asked, and that their own yes counts still."""
    ada.page.goto(ring)
    expect(step(ada.page, 1)).to_contain_text(f"Dov Feather teaches {CHESS} to Cleo Circle.")
    expect(step(ada.page, 0)).to_contain_text("Said yes")
    expect(state(ada.page)).to_have_text("Waits for Dov Feather")
    says_yes(dov)  # his list of rings is open since he came back
    expect(state(ada.page)).to_have_text("Agreed on")


def state_at(person: Person, ring: str) -> Locator:
    person.page.goto(ring)
    return state(person.page)


def books(learner: Person, teacher: Person, ring: str, skill: str) -> str:
    """In their browsers: the learner asks for an hour, the teacher says yes. Returns the path of the session."""
    learner.page.goto(ring)
    learner.page.get_by_test_id("ring-step").get_by_role("button", name="Book my session").click()
    form = learner.page.get_by_role("dialog", name=f"Book a session with {teacher.name}")
    chooses_time(form)
    form.get_by_role("button", name="Send the request").click()
    expect(learner.page.get_by_role("region", name=f"Session: {skill}")).to_contain_text(f"Waits for {teacher.name}")
    teacher.page.goto(ring)
    step(teacher.page, 0).get_by_role("link", name="Open session").click()
    with teacher.page.expect_response(lambda answer: answer.url.endswith("/accept")) as accepted:
        press(teacher.page, "Accept")
    assert accepted.value.ok  # the next learner is shown only what the teacher still has free
    expect(teacher.page.get_by_role("link", name="See the ring")).to_have_attribute("href", ring)
    return f"/sessions/{teacher.page.url.rsplit('/', 1)[1]}"


def holds(session: str, teacher: Person, learner: Person, live: Product) -> None:
    let_time_pass_until_it_opens(live, session.rsplit("/", 1)[1])
    enter(session, teacher, learner)
    say_it_took_an_hour(teacher)
    learner.page.goto(session)
    confirm(learner)
