"""A session from agreement to reviews, as two people see it in their browsers, and the place of the call."""

import datetime as dt
import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.mails import link_for
from tests.e2e.people import Person
from tests.e2e.test_every_page import LOOKS, SIZES, problems_of

MINUTES = 60
_lessons = itertools.count(1)


@pytest.fixture
def lesson(member, live):
    """Ben asked Ada for an hour that can be entered already, and Ada agreed: (teacher, learner, path)."""
    skill = f"Lute making {next(_lessons)}"
    ada, ben = member("Ada Okafor", teaches=[skill]), member("Ben Moreau", wants=[skill])
    for person in (ada, ben):
        person.page.goto(link_for(live, person.email, "verify-email"))
        expect(person.page.get_by_text("Your e-mail address is confirmed")).to_be_visible()
    offered = ada.api("GET", "/api/skills/mine")["offer"][0]
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10)
    asked = {
        "teacherId": ada.id,
        "skillId": offered["id"],
        "scheduledTime": soon.isoformat(),
        "durationMinutes": MINUTES,
    }
    session = ben.api("POST", "/api/sessions", asked)
    ada.api("POST", f"/api/sessions/{session['id']}/accept")
    return ada, ben, f"/sessions/{session['id']}"


def available(person: Person) -> int:
    return int(person.api("GET", "/api/credits/balance")["availableMinutes"])


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def reviews(page: Page, stars: int, text: str) -> None:
    page.get_by_role("radio", name="5 stars").focus()
    for _ in range(5 - stars):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    page.get_by_label("In your words (optional)").fill(text)
    press(page, "Send review")


def test_two_people_meet_the_learner_ends_it_and_both_reviews_show(lesson):
    ada, ben, path = lesson
    before = available(ada), available(ben)
    for person in (ada, ben):
        person.page.goto(path)
        expect(person.page.get_by_role("heading", name="Begins in")).to_be_visible()
    press(ben.page, "Join")
    expect(ben.page.get_by_text("This server has no video of its own yet")).to_be_visible()
    expect(ada.page.get_by_role("heading", name="It is running")).to_be_visible()
    press(ada.page, "Join")
    expect(ben.page.get_by_text("Is here")).to_have_count(2)
    ben.page.get_by_label("Your notes").fill("The soundboard is spruce.")
    expect(ben.page.get_by_text("Saved")).to_be_visible()
    press(ben.page, "End session")
    ends = ben.page.get_by_role("dialog")
    expect(ends.get_by_label("How many minutes did it take?")).to_have_value("1")
    ends.get_by_role("button", name="End session").click()
    few = ben.page.get_by_role("dialog", name="Only 1 min?")
    few.get_by_role("button", name="Change the minutes").click()
    ends.get_by_label("How many minutes did it take?").fill(str(MINUTES))
    ends.get_by_role("button", name="End session").click()
    expect(ben.page.get_by_text("This session is over.")).to_be_visible()
    ben.page.get_by_role("link", name="Back to the session").click()
    expect(ben.page.get_by_role("heading", name="It took place")).to_be_visible()
    expect(ben.page.get_by_label("Your notes")).to_have_value("The soundboard is spruce.")
    assert (available(ada), available(ben)) == (before[0] + MINUTES, before[1])  # Ben's were held before
    reviews(ben.page, 4, "Patient and clear.")
    expect(ben.page.get_by_text("Hidden until Ada Okafor has written too")).to_be_visible()
    ada.page.goto(path)
    expect(ada.page.get_by_text("Ben Moreau has already written")).to_be_visible()
    expect(ada.page.get_by_text("Patient and clear.")).to_have_count(0)
    reviews(ada.page, 5, "Came prepared.")
    expect(ada.page.get_by_text("Patient and clear.")).to_be_visible()
    expect(ben.page.get_by_text("Came prepared.")).to_be_visible()
    expect(ben.page.get_by_role("button", name="Change")).to_have_count(0)
    ben.page.goto(f"/people/{ada.id}")
    main = ben.page.get_by_role("main")
    expect(main.get_by_text("Patient and clear.")).to_be_visible()
    expect(main.get_by_text("100 % kept")).to_be_visible()


def test_notes_written_offline_wait_and_are_saved_when_the_network_is_back(lesson, watch):
    watch.expect(r"ERR_INTERNET_DISCONNECTED", r"WebSocket connection .* failed")
    _, ben, path = lesson
    page = ben.page
    page.goto(path)
    notes = page.get_by_label("Your notes")
    expect(notes).to_be_visible()
    ben.browser.set_offline(True)
    notes.fill("Written in a tunnel.")
    expect(page.get_by_text("Kept on this device")).to_be_visible()
    ben.browser.set_offline(False)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert ben.api("GET", f"/api{path}")["myNotes"] == "Written in a tunnel."


def test_the_room_lets_nobody_in_with_the_pass_of_somebody_else(lesson, watch):
    watch.expect(r"404 .*/api/rooms/")
    ada, ben, path = lesson
    ben.page.goto(path)
    press(ben.page, "Join")
    expect(ben.page.get_by_text("This server has no video of its own yet")).to_be_visible()
    ada.page.goto(ben.page.url)
    expect(ada.page.get_by_text("This link is not for you, or it has run out.")).to_be_visible()
    ada.page.get_by_role("link", name="Back to the session").click()
    expect(ada.page.get_by_role("heading", name="It is running")).to_be_visible()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_page_and_the_room_are_readable_for_everyone(size, theme, lesson):
    _, ben, path = lesson
    page = ben.page
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    kind = f"{size}-{theme}"
    problems = problems_of(page, path, f"session-agreed-{kind}")
    press(page, "Join")
    expect(page.get_by_text("This server has no video of its own yet")).to_be_visible()
    problems += problems_of(page, page.url, f"room-{kind}")
    problems += problems_of(page, path, f"session-running-{kind}")
    assert problems == []
