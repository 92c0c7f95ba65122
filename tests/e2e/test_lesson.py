"""A whole lesson of two new people: booked, joined on a phone and at a desk, drawn, prolonged, paid, reviewed."""

import sqlite3

import pytest
from playwright.sync_api import expect

from tests.e2e.calls import button, joins, may_call, they_talk
from tests.e2e.lessons import MINUTES, chooses_time, new_skill, opens_room
from tests.e2e.people import Person
from tests.e2e.test_board import draws, has, panel_button
from tests.e2e.test_booking import ALL_WEEK
from tests.e2e.test_every_page import SIZES
from tests.e2e.test_more_time import more_time
from tests.e2e.test_session_page import available, press, reviews
from tests.plugins import product

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]
MORE = 15
LEFT_MINUTES = 4
BESIDE = "Chat, notes, board and text"


@pytest.fixture
def two(verified) -> tuple[Person, Person]:
    """Ada, who teaches at her desk, and Ben, who would like to learn it, on his phone; both have time."""
    skill = new_skill()
    people = verified("Ada Okafor", teaches=[skill]), verified("Ben Moreau", wants=[skill])
    for person, size in zip(people, ("desk", "phone"), strict=True):
        person.api("PUT", "/api/users/availability", ALL_WEEK)
        may_call(person.browser)
        person.page.set_viewport_size(SIZES[size])
    return people


def they_agree(teacher: Person, learner: Person) -> str:
    """The learner books the first free hour, the teacher accepts on the card; returns the session's id."""
    learner.page.goto(f"/people/{teacher.id}")
    learner.page.get_by_role("button", name=f"Book a session with {teacher.name}").click()
    dialog = learner.page.get_by_role("dialog")
    chooses_time(dialog)
    dialog.get_by_role("button", name="Send the request").click()
    card = learner.page.get_by_role("region", name="Session:")
    expect(card).to_contain_text(f"Waits for {teacher.name}")
    teacher.page.goto(learner.page.url)
    teacher.page.get_by_role("region", name="Session:").get_by_role("button", name="Accept").click()
    expect(card).to_contain_text("Agreed")
    booked: str = learner.api("GET", "/api/sessions?when=upcoming")["data"][0]["id"]
    return booked


def let_time_pass(live: product.Product, session_id: str, *, begins_in: int) -> None:
    """No browser can wait for hours: the session is moved, in the rows and nowhere else, to begin in a while."""
    times = [
        f"strftime('%Y-%m-%d %H:%M:%f000', 'now', '{minutes:+d} minutes')"
        for minutes in (begins_in, begins_in + MINUTES)
    ]
    start, end = times
    started = f", started_at = {start}" if begins_in < 0 else ""
    key = (session_id.replace("-", ""),)
    with sqlite3.connect(live.data / "skillswap.sqlite3", timeout=60) as database:
        database.execute(
            f"UPDATE learning_session SET scheduled_time = {start}, ends_at = {end}{started} WHERE id = ?", key
        )
        database.execute(
            f"UPDATE learning_sessionparticipant SET starts_at = {start}, ends_at = {end} WHERE session_id = ?", key
        )


def they_draw(teacher: Person, learner: Person) -> None:
    """The teacher at the desk and the learner on the phone, where the panels stand behind one button."""
    panel_button(teacher.page, "Board").click()
    learner.page.get_by_role("main").get_by_role("button", name=BESIDE).click()
    learner.page.get_by_role("tab", name="Board").click()
    for person in (teacher, learner):
        has(person.page, 0)
    draws(teacher.page, 20, 20)
    has(learner.page, 1)
    draws(learner.page, 40, 40)
    has(teacher.page, 2)


def test_a_lesson_is_booked_held_at_a_desk_and_on_a_phone_prolonged_paid_and_reviewed(two, live):
    ada, ben = two
    before = available(ada), available(ben)
    session_id = they_agree(ada, ben)
    assert available(ben) == before[1] - MINUTES  # held
    path = f"/sessions/{session_id}"
    let_time_pass(live, session_id, begins_in=10)
    for person in two:
        joins(opens_room(person, path))
    they_talk(ada, ben)

    they_draw(ada, ben)

    let_time_pass(live, session_id, begins_in=LEFT_MINUTES - MINUTES)
    for person in (ada, ben):
        person.page.reload()  # who comes back is in the call again
    more_time(ada).get_by_role("button", name=f"{MORE} min more, you get 0.25 credits").click()
    more_time(ben).get_by_role("button", name="Go on").click()
    expect(more_time(ada).get_by_text("You go on until")).to_be_visible()
    assert ben.api("GET", f"/api/sessions/{session_id}")["durationMinutes"] == MINUTES + MORE
    assert available(ben) == before[1] - MINUTES - MORE  # held at once
    they_talk(ada, ben)

    button(ben.page, "Leave the call").click()
    expect(ada.page.get_by_role("heading", name="Ben Moreau is not here yet")).to_be_visible()
    ben.page.goto(path)
    press(ben.page, "End session")
    ends = ben.page.get_by_role("dialog")
    ends.get_by_label("How many minutes did it take?").fill(str(MINUTES + MORE))
    ends.get_by_role("button", name="End session").click()
    expect(ben.page.get_by_role("heading", name="It took place")).to_be_visible()
    assert (available(ada), available(ben)) == (before[0] + MINUTES + MORE, before[1] - MINUTES - MORE)
    reviews(ben.page, 5, "We lost track of time.")
    ada.page.goto(path)
    reviews(ada.page, 5, "A quarter of an hour well spent.")
    expect(ben.page.get_by_text("A quarter of an hour well spent.")).to_be_visible()

    ben.page.goto(f"/people/{ada.id}")
    figures = ben.page.get_by_role("main").locator("dl > div")
    expect(figures.filter(has_text="Taught")).to_contain_text("1 h 15 min")
    expect(figures.filter(has_text="Sessions kept")).to_contain_text("100%")
    expect(figures.filter(has_text="Usually answers")).to_contain_text("Too few to say")
