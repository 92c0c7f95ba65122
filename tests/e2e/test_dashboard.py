"""The dashboard of somebody in the middle of it and of somebody new, and the question of a device in another zone."""

import re
from threading import Event
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.e2e.lessons import agreed_lesson, new_skill
from tests.e2e.people import PASSWORD, Person, call, sign_up, until
from tests.e2e.readable import grave, keep_picture

DATA = re.compile(r"/api/(sessions|swaps|credits|matches|users|notifications|skills)\b")
LINE = 24  # CSS pixels; how high a row is depends on its words, and nothing may jump by more
CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")


def part(page: Page, title: str) -> Locator:
    """A panel, by its heading."""
    heading = page.get_by_role("heading", level=2, name=title, exact=True)
    return page.get_by_role("main").locator("div").filter(has=heading).last.locator("..")


def stat(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="At a glance").get_by_role("link").filter(has_text=name)


def tops(page: Page) -> dict[str, int]:
    """How far down the page each of its headings begins, in CSS pixels."""
    script = (
        "all => Object.fromEntries(all.map(each => [each.textContent, Math.round(each.getBoundingClientRect().top)]))"
    )
    found: dict[str, int] = page.get_by_role("main").locator("h2").evaluate_all(script)
    return found


def opens_slowly(page: Page) -> dict[str, int]:
    """Open the dashboard and let nothing arrive before all of it is drawn in grey; what `tops` says then."""
    held: list[Route] = []
    gate = Event()
    page.route(DATA, lambda route: route.continue_() if gate.is_set() else held.append(route))
    page.goto("/dashboard")
    expect(page.locator("main .animate-skeleton").nth(8)).to_be_visible()
    before = tops(page)
    gate.set()
    for route in held:
        route.continue_()
    return before


def celebrations(person: Person) -> list[dict[str, Any]]:
    found = person.api("GET", "/api/notifications?limit=30")["data"]
    return [each for each in found if each["type"] == "milestone"]


def test_the_dashboard_says_at_one_glance_what_is_ahead_and_what_happened(verified):
    skill, wish = new_skill(), new_skill()
    ben = verified("Ben Moreau", teaches=[wish], wants=[skill])
    ben.api("PATCH", "/api/users/profile", {"timezone": "Asia/Tokyo"})
    ada = verified("Ada Okafor", teaches=[skill], wants=[wish])
    offered = ada.api("GET", "/api/skills/mine")["offer"][0]
    lesson = agreed_lesson(ada, ben, offered["id"])
    page = ada.page
    until(page, lambda: None, lambda: bool(celebrations(ada)))

    page.goto("/dashboard")
    expect(page.get_by_role("region", name="What to do next")).to_contain_text("Your session with Ben Moreau is open")
    expect(stat(page, "Credits")).to_contain_text("5 credits")
    expect(stat(page, "Taught")).to_contain_text("0 min")
    ahead = part(page, "Upcoming sessions")
    expect(ahead.get_by_role("link", name=skill)).to_be_visible()
    expect(ahead).to_contain_text(re.compile(r"\d:\d\d.*\d:\d\d for Ben Moreau \(Tokyo", re.DOTALL))
    expect(ahead.get_by_role("link", name="All sessions")).to_be_visible()

    card = page.get_by_role("region", name="Your first match")
    expect(card).to_contain_text("Somebody wants what you teach")
    until(page, lambda: None, lambda: all(each["isRead"] for each in celebrations(ada)))

    activity = part(page, "Recent activity")
    activity.scroll_into_view_if_needed()
    expect(activity.get_by_role("link", name="Ben Moreau asks for a session")).to_be_visible()
    expect(part(page, "Best matches").get_by_role("link", name="Ben Moreau")).to_be_visible()
    assert grave(page) == []
    keep_picture(page, "dashboard-busy", full_page=True)

    before = opens_slowly(page)
    expect(stat(page, "Rating")).to_contain_text("None yet")
    expect(ahead.get_by_role("link", name=skill)).to_be_visible()
    expect(page.get_by_text(re.compile("of 6 done"))).to_be_visible()
    after = tops(page)
    assert {title: after.get(title) for title, top in before.items() if abs(after.get(title, 9_999) - top) > LINE} == {}
    activity.scroll_into_view_if_needed()
    expect(activity.get_by_role("link", name="Ben Moreau asks for a session")).to_be_visible()
    expect(card).to_have_count(0)  # once ever
    ahead.get_by_role("link", name="Join").click()
    expect(page).to_have_url(re.compile(f"{lesson}$"))


def test_whoever_is_new_sees_where_to_begin(member, watch):
    watch.expect("500 .*/api/notifications")
    page = member("Ada Okafor").page
    page.set_viewport_size({"width": 390, "height": 844})
    page.route("**/api/notifications?limit=30", lambda route: route.fulfill(status=500, json={}))
    page.goto("/dashboard")
    expect(page.get_by_role("region", name="What to do next").get_by_role("link")).to_have_attribute("href", "/welcome")
    ahead = part(page, "Upcoming sessions")
    expect(ahead.get_by_role("link", name="See my matches")).to_be_visible()
    expect(part(page, "Your turn").get_by_role("link", name="Discover people")).to_be_visible()
    expect(page.get_by_text("0 of 6 done")).to_be_visible()

    activity = part(page, "Recent activity")
    activity.scroll_into_view_if_needed()
    failed = activity.get_by_role("alert")
    expect(failed).to_contain_text("did not load")
    page.unroute_all()
    failed.get_by_role("button", name="Try again").click()
    expect(activity).to_contain_text("Somebody has to begin")
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep_picture(page, "dashboard-new", full_page=True)
    stat(page, "Learned").click()
    expect(page).to_have_url(re.compile("/discover"))


def device_of(person: Person, browser: BrowserContext) -> Page:
    """Log in there too: a tab of a device that has never been asked."""
    call(browser, "POST", "/api/auth/login", {"email": person.email, "password": PASSWORD})
    return browser.new_page()


def test_a_device_in_another_zone_asks_once_shows_both_clocks_and_follows_or_stays(new_browser):
    ada = sign_up(new_browser(), "Ada Okafor")
    page = device_of(ada, new_browser(timezone_id="Asia/Tokyo"))
    page.goto("/dashboard")
    question = page.get_by_role("region", name="You seem to be in Tokyo. Switch?")
    expect(question).to_contain_text("in UTC, the time zone of your profile")
    page.get_by_role("link", name="Sessions").filter(visible=True).first.click()
    here, profile = CLOCK.findall(question.text_content() or "")
    assert here != profile
    question.get_by_role("button", name="Keep UTC").click()
    expect(question).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(question).to_have_count(0)
    assert ada.api("GET", "/api/auth/me")["timezone"] == "UTC"

    page = device_of(ada, new_browser(timezone_id="America/Lima"))
    page.goto("/sessions")
    question = page.get_by_role("region", name="You seem to be in Lima. Switch?")
    question.get_by_role("button", name="Switch to Lima").click()
    expect(page.locator("[data-sonner-toast]").filter(has_text="Your time zone is Lima now")).to_be_visible()
    expect(question).to_have_count(0)
    assert ada.api("GET", "/api/auth/me")["timezone"] == "America/Lima"
