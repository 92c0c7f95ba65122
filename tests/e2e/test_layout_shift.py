"""What a person is about to press stays where it is while the rest of the page comes.

Each answer is held until what was there before it has been painted: no test depends on how fast the machine is.
"""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.lessons import agreed_lesson, new_skill
from tests.e2e.mails import confirm_address
from tests.e2e.people import sign_up, until

pytestmark = pytest.mark.only_on("sqlite")

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
MOST = 0.02  # web.dev calls 0.1 good; nothing that is seen moves below this
# Also what moves just after a press counts here: a press on one thing moves no other.
WATCH = """new PerformanceObserver(list => {
  for (const one of list.getEntries())
    (window.shifts ??= []).push([one.value, one.sources.map(({node}) => node?.outerHTML?.slice(0, 90))]);
}).observe({type: 'layout-shift', buffered: true})"""
# The line that says the connection is away takes its room from the whole page: on a slow machine it comes and goes.
WITHOUT_BANNER = """const apart = new CSSStyleSheet();
apart.replaceSync('[data-testid=connection-banner] { position: fixed }');
document.adoptedStyleSheets.push(apart)"""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


@pytest.fixture(params=SIZES)
def browser_of_size(request, new_browser) -> BrowserContext:
    browser = new_browser(viewport=SIZES[request.param], reduced_motion="reduce")
    browser.add_init_script(WATCH)
    browser.add_init_script(WITHOUT_BANNER)
    return browser


def moved(page: Page) -> list[list[object]]:
    """What moved since the page was opened, when that is more than `MOST` of it in all."""
    page.evaluate(PAINTED)
    shifts = page.evaluate("window.shifts ?? []")
    return shifts if sum(value for value, _ in shifts) > MOST else []


def test_where_nobody_fits_yet_the_hints_come_and_nothing_moves(browser_of_size):
    ada = sign_up(browser_of_size, "Ada Okafor", teaches=["Nose flute"], wants=["Whale song"])
    page = ada.page
    page.route("**/api/matches/hints*", lambda route: None)
    page.goto("/welcome/fit")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody fits yet")
    page.evaluate(PAINTED)
    expect(page.get_by_role("link", name="Add another topic")).to_be_visible()
    page.evaluate("window.shifts = []")
    page.unroute("**/api/matches/hints*")  # which lets them through
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    assert moved(page) == []


def test_another_view_of_the_board_moves_nothing_above_its_list(browser_of_size):
    page = sign_up(browser_of_size, "Ada Okafor").page
    page.goto("/board")
    expect(page.locator(".animate-skeleton")).to_have_count(0)
    choice = page.get_by_role("combobox", name="Category")
    before = choice.bounding_box()
    for view in ("Not asked for", "Growing"):
        page.get_by_role("radio", name=view, exact=True).click()
        expect(page.get_by_role("radio", name=view, exact=True)).to_be_checked()
        expect(page.locator(".animate-skeleton")).to_have_count(0)
        assert choice.bounding_box() == before


def test_how_many_are_unread_comes_later_and_moves_nothing_in_the_inbox(browser_of_size):
    ada = sign_up(browser_of_size, "Ada Okafor")
    ada.api("POST", "/api/users/export")  # which is told when it is there
    page = ada.page
    until(page, lambda: None, lambda: ada.api("GET", "/api/notifications")["unreadCount"] > 0)
    page.route("**/api/notifications?limit=1", lambda route: None)
    page.goto("/notifications")
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_role("radio", name="Unread", exact=True)).to_be_visible()
    chips = page.get_by_role("main").get_by_role("radio")
    before = [chip.bounding_box() for chip in chips.all()]
    page.unroute("**/api/notifications?limit=1")
    expect(page.get_by_role("radio", name=re.compile("^Unread .* unread"))).to_be_visible()
    assert [chip.bounding_box() for chip in chips.all()] == before


@pytest.mark.parametrize("holds", [True, False])
def test_credits_come_later_and_move_nothing(browser_of_size, verified, live, holds):
    ada, skill = sign_up(browser_of_size, "Ada Okafor"), new_skill()
    if holds:
        confirm_address(live, ada)
        ben = verified("Ben Moreau", teaches=[skill])
        agreed_lesson(ben, ada, ben.api("GET", "/api/skills/mine")["offer"][0]["id"])
    page, main = ada.page, ada.page.get_by_role("main")
    page.route("**/api/credits/**", lambda route: None)
    page.goto("/credits")
    expect(main.get_by_role("heading", name="Where credits come from")).to_be_visible()
    page.evaluate(PAINTED)
    page.unroute("**/api/credits/**")
    expect(main.get_by_role("heading", name="You can spend")).to_be_visible()
    expect(main.get_by_role("heading", name="History")).to_be_visible()
    expect(main.get_by_role("region", name="Held now")).to_have_count(int(holds))
    expect(page.locator(".animate-skeleton")).to_have_count(0)
    assert moved(page) == []


@pytest.mark.parametrize("path", ["/dashboard", "/credits", "/settings"])
def test_the_fonts_come_last_and_move_nothing(browser_of_size, path):
    ada = sign_up(browser_of_size, "Ada Okafor")
    page, fonts = ada.page, []
    page.route("**/*.woff2", lambda route: fonts.append(route))
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".animate-skeleton")).to_have_count(0)
    page.evaluate(PAINTED)
    page.evaluate("window.shifts = []")
    assert fonts
    page.unroute("**/*.woff2")  # which lets them through
    page.evaluate("() => document.fonts.ready.then(() => true)")
    assert page.evaluate("[...document.fonts].some(face => face.status === 'loaded')")
    assert moved(page) == []
