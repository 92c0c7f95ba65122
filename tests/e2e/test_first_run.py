"""The first five minutes: from the home page to a first proposal, and what those see whom nobody fits yet."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import Person, fill_in_sign_up, until
from tests.e2e.readable import grave, keep_picture

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
DESK = {"viewport": {"width": 1280, "height": 800}}
COUNT_TAPS = """addEventListener("click", event => {
  if (event.isTrusted && event.detail) sessionStorage.taps = Number(sessionStorage.taps ?? 0) + 1;
}, true)"""
MOST_TAPS = 8


def topics(page: Page) -> Locator:
    return page.get_by_role("region", name="Popular topics").get_by_role("button")


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def look(page: Page, name: str) -> None:
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep_picture(page, f"first-run-{name}", full_page=True)


@pytest.mark.parametrize(("look_of", "name"), [(DESK, "desk"), (PHONE, "phone")], ids=["desk", "phone"])
def test_a_newcomer_is_eight_taps_from_a_first_proposal_and_waits_nowhere(new_browser, member, look_of, name):
    """Typing is free; the name, the address and the password are typed."""
    wanted = "Theremin" if name == "desk" else "Ocarina"
    noor = member(f"Noor {name}", teaches=[wanted], wants=["Guitar"])
    browser = new_browser(**look_of)
    browser.add_init_script(COUNT_TAPS)
    page = browser.new_page()
    page.goto("/")
    main(page).get_by_role("link", name="Sign up for free").first.click()
    ada = fill_in_sign_up(page, "Ada Okafor")

    expect(page.get_by_role("heading", level=1)).to_be_focused()
    look(page, f"teach-{name}")
    page.get_by_role("button", name="Add Guitar").click()
    expect(page.get_by_role("group", name="How well do you know it?").get_by_label("Beginner")).to_have_count(0)
    page.get_by_role("link", name="Next").click()
    page.get_by_role("combobox", name="Something else I want to learn").fill(wanted)
    page.get_by_role("combobox", name="Something else I want to learn").press("Enter")
    expect(page.get_by_role("heading", name=wanted)).to_be_visible()
    look(page, f"learn-{name}")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("button", name="Weekday evenings")).to_have_attribute("aria-pressed", "true")
    look(page, f"free-{name}")
    page.get_by_role("link", name="See who fits").click()

    expect(page.get_by_role("radio", name=noor.name)).to_be_checked()
    expect(page.locator(".animate-skeleton")).to_have_count(0)
    fitting = len(ada.api("GET", "/api/matches/suggestions?limit=30"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(rf"^{fitting} (person|people)"))
    message = page.get_by_label(f"Your message to {noor.name}")
    expect(message).to_have_value(re.compile(f"{wanted}.*Guitar"))
    message.fill("Hello Noor, shall we?")
    look(page, f"fit-{name}")
    page.get_by_role("button", name="Send proposal").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Your proposal is with {noor.name}")
    assert int(page.evaluate("sessionStorage.taps")) <= MOST_TAPS

    (swap,) = noor.api("GET", "/api/swaps?box=inbox")["data"]
    assert (swap["fromUser"]["id"], swap["message"]) == (ada.id, "Hello Noor, shall we?")
    me = ada.api("GET", "/api/auth/me")
    assert (me["firstRun"], len(me["availability"]), me["isVerified"]) == ("done", 5, False)
    page.get_by_role("link", name="To my dashboard").click()
    expect(page).to_have_url(re.compile("/dashboard$"))


def test_who_leaves_comes_back_where_they_left_and_who_fits_nobody_is_led_on(new_browser):
    browser = new_browser(viewport=PHONE["viewport"])
    page = browser.new_page()
    page.goto("/signup")
    ada = fill_in_sign_up(page, "Ada Okafor")
    page.get_by_role("combobox", name="Something else I can teach").fill("Volapük for bakers")
    page.get_by_role("combobox", name="Something else I can teach").press("Enter")
    expect(page.get_by_text("Well enough to help")).to_be_visible()
    page.get_by_role("radio", name="Very well").click()
    expect(page.get_by_role("radio", name="Very well")).to_be_checked()
    until(page, lambda: None, lambda: offered(ada) == [("Volapük for bakers", "expert")])  # shown before it is saved

    page.goto("/welcome")
    expect(page).to_have_url(re.compile("/welcome/learn$"))
    page.get_by_role("combobox", name="Something else I want to learn").fill("Whale song")
    page.get_by_role("combobox", name="Something else I want to learn").press("Enter")
    expect(page.get_by_role("heading", name="Whale song")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Skip this step").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody fits yet")
    assert ada.api("GET", "/api/auth/me")["availability"] == []
    look(page, "nobody")
    page.get_by_role("button", name="See who teaches Whale song").click()
    expect(page).to_have_url(re.compile(r"/discover\?.*Whale"))
    until(page, lambda: None, lambda: ada.api("GET", "/api/auth/me")["firstRun"] == "done")


def offered(person: Person) -> list[tuple[str, str]]:
    return [(skill["name"], skill["level"]) for skill in person.api("GET", "/api/skills/mine")["offer"]]
