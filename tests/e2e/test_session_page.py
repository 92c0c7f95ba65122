"""A session from agreement to reviews, as two people see it in their browsers, and the place of the call."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.lessons import MINUTES
from tests.e2e.people import Person
from tests.e2e.test_every_page import LOOKS, SIZES, problems_of

FEW = re.compile(r"^\d$")  # minutes have passed, one where the machine is not busy


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
    press(ben.page, "Join and only listen")
    expect(ben.page.get_by_text("Ada Okafor is not here yet")).to_be_visible()
    expect(ada.page.get_by_role("heading", name="It is running")).to_be_visible()
    press(ada.page, "Join")
    expect(ada.page.get_by_text("Ben Moreau is in the room.")).to_be_visible()
    press(ben.page, "Notes")
    ben.page.get_by_label("Your notes").fill("The soundboard is spruce.")
    expect(ben.page.get_by_text("Saved")).to_be_visible()
    press(ben.page, "End session")
    ends = ben.page.get_by_role("dialog")
    expect(ends.get_by_label("How many minutes did it take?")).to_have_value(FEW)
    ends.get_by_role("button", name="End session").click()
    few = ben.page.get_by_role("dialog", name=re.compile(r"^Only \d min\?$"))
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
    expect(main.get_by_text("100% kept")).to_be_visible()


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
    expect(ben.page.get_by_role("heading", name="Ready for")).to_be_visible()
    ada.page.goto(ben.page.url)
    expect(ada.page.get_by_text("This link is not for you, or it has run out.")).to_be_visible()
    ada.page.get_by_role("link", name="Back to the session").click()
    expect(ada.page.get_by_role("heading", name="It is running")).to_be_visible()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_page_is_readable_for_everyone(size, theme, lesson):
    _, ben, path = lesson
    page = ben.page
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    kind = f"{size}-{theme}"
    problems = problems_of(page, path, f"session-agreed-{kind}")
    press(page, "Join")
    expect(page.get_by_role("heading", name="Ready for")).to_be_visible()
    problems += problems_of(page, path, f"session-running-{kind}")
    assert problems == []


def test_a_teacher_s_own_link_opens_outside_and_who_opens_it_has_come(lesson, watch):
    watch.expect(r"400 .*/meeting-link")
    ada, ben, path = lesson
    ben.is_connected_at(path)
    ada.page.goto(path)
    press(ada.page, "Use a meeting link of your own")
    asks = ada.page.get_by_role("dialog")
    asks.get_by_label("Address of the meeting").fill("javascript:alert(1)")
    asks.get_by_role("button", name="Save").click()
    expect(asks.get_by_role("alert")).to_contain_text("https address")
    asks.get_by_label("Address of the meeting").fill("https://meet.example.org/ada?pwd=1")
    asks.get_by_role("button", name="Save").click()
    expect(asks).to_be_hidden()
    ben.browser.route("https://meet.example.org/**", lambda route: route.fulfill(body="Elsewhere"))
    link = ben.page.get_by_role("link", name="Meet at meet.example.org").first
    expect(ben.page.get_by_text("outside SkillSwap").first).to_be_visible()
    with ben.browser.expect_page() as opened:
        link.click()
    assert opened.value.url == "https://meet.example.org/ada?pwd=1"
    expect(ada.page.get_by_text("Came at")).to_be_visible()


def test_a_teacher_who_says_more_than_has_passed_reads_what_silence_pays_and_so_does_the_learner(lesson):
    ada, ben, path = lesson
    for person in (ada, ben):
        person.api("POST", f"/api{path}/start")
    ada.page.goto(path)
    press(ada.page, "End session")
    ends = ada.page.get_by_role("dialog")
    expect(ends.get_by_label("How many minutes did it take?")).to_have_value(FEW)
    warning = ends.get_by_text("That is more than has passed.")
    expect(warning).to_be_hidden()
    ends.get_by_label("How many minutes did it take?").fill(str(MINUTES))
    expect(warning).to_be_visible()
    ends.get_by_role("button", name="End session").click()
    as_shown = re.compile("Without an answer that holds from .*, as far as the call or the clock shows it")
    expect(ada.page.get_by_text(as_shown)).to_be_visible()
    ben.page.goto(path)
    expect(ben.page.get_by_text(as_shown)).to_be_visible()
    press(ben.page, "Confirm")
    expect(ben.page.get_by_role("heading", name="It took place")).to_be_visible()
