"""The first visit: few bytes over the wire, a heading before any script, and a sign that a page is on its way."""

import urllib.request

import pytest
from playwright.sync_api import expect

from bench import page_load

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

STRANGER_BYTES = 222_000
FORM_BYTES = 260_000  # with the rules of its form
MEMBER_BYTES = 300_000


@pytest.mark.parametrize(("path", "budget"), [("/", STRANGER_BYTES), ("/login", FORM_BYTES), ("/signup", FORM_BYTES)])
def test_a_strangers_first_page_is_within_its_budget(new_browser, path, budget):
    load = page_load.measure(new_browser(), path)
    assert load.bytes <= budget, load


def test_a_members_dashboard_is_within_its_budget(member):
    ada = member("Ada Okafor")
    load = page_load.measure(ada.browser, "/dashboard")
    assert load.bytes <= MEMBER_BYTES, load


def test_a_stranger_reads_the_heading_before_the_scripts_are_there(new_browser):
    page = new_browser().new_page()
    page.route("**/assets/*.js", lambda route: None)
    page.goto("/", wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.unroute("**/assets/*.js")  # which lets them through
    expect(page.get_by_role("link", name="Sign up for free").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_a_tap_that_needs_the_network_shows_a_bar_at_once(member):
    ada = member("Ada Okafor")
    ada.page.goto("/dashboard")
    ada.page.route("**/assets/sessions-*.js", lambda route: None)
    ada.place("Sessions").click()
    bar = ada.page.get_by_role("progressbar", name="Opening the page")
    expect(bar).to_be_visible()
    ada.page.unroute("**/assets/sessions-*.js")  # which lets them through, those to come as well
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Sessions")
    expect(bar).to_have_count(0)


def test_scripts_come_as_brotli_are_kept_for_good_and_the_rest_is_asked_for_anew(live, page):
    page.goto("/")
    script = page.locator("script[type=module]").get_attribute("src")
    request = urllib.request.Request(f"{live.url}{script}", headers={"Accept-Encoding": "br, gzip"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "br"
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert "immutable" in answer.headers["Cache-Control"]
