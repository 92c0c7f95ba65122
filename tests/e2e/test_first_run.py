"""The first five minutes: from the home page to a first proposal, and what those see whom nobody fits yet."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.effort import Walk
from tests.e2e.people import PASSWORD, Person, call, fill_in_sign_up, new_email, until
from tests.e2e.readable import grave, keep_picture
from tests.e2e.texts import Texts

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
DESK = {"viewport": {"width": 1280, "height": 800}}
MOST_TAPS = 8
MOST_SECONDS = 120
WAYS = [(DESK, "desk", "en"), (PHONE, "phone", "en"), (PHONE, "phone", "ar"), (DESK, "desk", "ar")]
WANTED = ["Theremin", "Ocarina", "Hurdy-gurdy", "Glass harp"]  # nobody else in the community teaches it


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def look(page: Page, name: str) -> None:
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep_picture(page, f"first-run-{name}", full_page=True)


@pytest.mark.parametrize(
    ("look_of", "name", "language", "wanted"),
    [(*way, wanted) for way, wanted in zip(WAYS, WANTED, strict=True)],
    ids=[f"{name}-{language}" for _, name, language in WAYS],
)
def test_a_newcomer_is_eight_taps_and_two_minutes_from_a_first_proposal_and_waits_nowhere(
    new_browser, member, look_of, name, language, wanted
):
    """And two minutes of their time by the keystroke-level model. The browser's language is taken."""
    said, picture = Texts(language), f"{name}-{language}"
    noor = member(f"Noor {picture}", teaches=[wanted], wants=["Guitar"])
    browser = new_browser(**look_of, locale={"en": "en-GB", "ar": "ar-JO"}[language])
    walk = Walk(browser)
    page = walk.page
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    main(page).get_by_role("link", name=said("home.start")).first.click()
    ada = signs_up(page, said)

    expect(page.get_by_role("heading", level=1)).to_be_focused()
    look(page, f"teach-{picture}")
    page.get_by_role("button", name=said("firstRun.pick", name=said.topic("Guitar"))).click()
    levels = page.get_by_role("group", name=said("firstRun.levelTitle.offer"))
    expect(levels.get_by_role("radio", name=said("levels.expert"), exact=True)).to_have_count(0)
    expect(levels.get_by_role("radio")).to_have_count(2)
    page.get_by_role("link", name=said("firstRun.next")).click()
    other = page.get_by_role("combobox", name=said("firstRun.other.learn"))
    other.fill(wanted)
    other.press("Enter")
    expect(page.get_by_role("heading", name=wanted)).to_be_visible()
    look(page, f"learn-{picture}")
    page.get_by_role("link", name=said("firstRun.next")).click()
    evenings = page.get_by_role("button", name=said("firstRun.presets.evenings"))
    expect(evenings).to_have_attribute("aria-pressed", "true")
    look(page, f"free-{picture}")
    page.get_by_role("link", name=said("firstRun.seeWhoFits")).click()

    expect(page.get_by_role("radio", name=noor.name)).to_be_checked()
    expect(page.locator(".animate-skeleton")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text(fitting(ada, said))
    message = page.get_by_label(said("firstRun.messageTo", name=noor.name))
    expect(message).to_have_value(re.compile(f"{wanted}.*{said.topic('Guitar')}"))
    message.fill("Hello Noor, shall we?")
    look(page, f"fit-{picture}")
    page.get_by_role("button", name=said("firstRun.sendProposal")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(said("firstRun.sent.proposal", name=noor.name))
    expect(page.get_by_role("button", name=said("firstRun.leave"))).to_have_count(0)  # nothing is left to skip
    effort = walk.effort()
    assert 0 < effort.taps <= MOST_TAPS, effort
    assert effort.fields == 5, effort  # the walk is counted whole
    assert effort.pages >= 6, effort
    assert effort.seconds < MOST_SECONDS, f"{effort.seconds:.0f} s of a person's time for {effort}"

    (swap,) = noor.api("GET", "/api/swaps?box=inbox")["data"]
    assert (swap["fromUser"]["id"], swap["message"]) == (ada.id, "Hello Noor, shall we?")
    me = ada.api("GET", "/api/auth/me")
    assert (me["firstRun"], len(me["availability"]), me["isVerified"]) == ("done", 5, False)
    assert me["locale"] == language  # mails speak it too
    page.get_by_role("link", name=said("firstRun.toDashboard")).click()
    expect(page).to_have_url(re.compile("/dashboard$"))


def fitting(person: Person, said: Texts) -> re.Pattern[str] | str:
    """What the last step says of how many fit: in English with the number, in Arabic the form for it."""
    count = len(person.api("GET", "/api/matches/suggestions?limit=30"))
    if said.language == "en":
        return re.compile(rf"^{count} (person|people)")
    form = {0: "zero", 1: "one", 2: "two"}.get(count, "few" if count % 100 <= 10 else "many")
    return said(f"firstRun.fits_{form}", count=str(count))


def signs_up(page: Page, said: Texts) -> Person:
    """As people do, in the page; ends on the first step of the first run."""
    email = new_email("Ada Okafor")
    page.get_by_label(said("auth.name")).fill("Ada Okafor")
    page.get_by_label(said("auth.email")).fill(email)
    page.get_by_label(said("auth.password"), exact=True).fill(PASSWORD)
    page.get_by_role("form", name=said("auth.signup")).get_by_role("button", name=said("auth.signup")).click()
    expect(page).to_have_url(re.compile("/welcome/teach$"))
    return Person(name="Ada Okafor", email=email, id=call(page.context, "GET", "/api/auth/me")["id"], page=page)


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
