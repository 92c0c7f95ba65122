"""A member reads SkillSwap in Arabic: from right to left, with Arabic dates and plurals, on clocks of 24 hours."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import until
from tests.e2e.readable import grave, keep_picture
from tests.e2e.test_every_page import WIDER_THAN_THE_WINDOW
from tests.e2e.texts import Texts

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

PAGES = [
    "dashboard",
    "discover",
    "messages",
    "sessions",
    "sessions?tab=week",
    "swaps",
    "credits",
    "profile",
    "settings",
]


def chosen(person):
    me = person.api("GET", "/api/auth/me")
    return me["locale"], me["hourCycle"]


def test_a_member_who_switches_to_arabic_reads_everything_from_right_to_left_also_after_a_reload(verified):
    ada, ben = (
        verified("Ada Okafor", teaches=["Guitar"], wants=["Spanish"]),
        verified("Ben Moreau", teaches=["Spanish"]),
    )
    conversation = ada.conversation_with(ben)
    ada.page.goto("/settings")
    ada.page.get_by_label("Language", exact=True).select_option("ar")
    expect(ada.page.get_by_role("heading", level=1, name="الإعدادات")).to_be_visible()
    expect(ada.page.locator("html")).to_have_attribute("dir", "rtl")
    ada.page.get_by_label("الساعة").select_option("h23")
    expect(ada.page.get_by_text(re.compile("الوقت الآن"))).to_have_text(re.compile(r"\b\d\d:\d\d\b"))
    until(ada.page, lambda: None, lambda: chosen(ada) == ("ar", "h23"))  # shown before it is saved
    ada.page.reload()
    expect(ada.page.get_by_role("heading", level=1, name="الإعدادات")).to_be_visible()
    found = {}
    for width in (390, 1280):
        ada.page.set_viewport_size({"width": width, "height": 844})
        for path in [*PAGES, f"messages/{conversation}", f"people/{ben.id}"]:
            ada.page.goto(f"/{path}")
            expect(ada.page.get_by_role("main").get_by_role("heading").first).to_be_visible()
            ada.page.wait_for_load_state("networkidle")
            wrong = [*ada.page.evaluate(WIDER_THAN_THE_WINDOW), *(grave(ada.page) if width == 390 else [])]
            keep_picture(ada.page, f"ar-{path.split('/')[0].replace('?tab=', '-')}-{width}", wrong=bool(wrong))
            if wrong:
                found[f"{path} {width}"] = wrong
    assert found == {}


def test_a_latin_name_among_arabic_words_stands_where_they_begin(verified):
    ada = verified("Ada Okafor", teaches=["Knot tying"])
    verified("Ben Moreau", wants=["JavaScript", "Python"])
    ada.api("PATCH", "/api/users/profile", {"locale": "ar"})
    ada.page.goto("/board?category=technology")
    topics = ada.page.get_by_role("main").get_by_role("heading", level=2)
    heading = topics.filter(has_text=re.compile(r"^[A-Za-z]")).first  # what is called so everywhere
    expect(heading).to_have_css("direction", "ltr")
    expect(heading).to_have_css("text-align", re.compile("right$"))


def test_topics_are_called_in_arabic_and_people_found_by_what_they_are_called(verified):
    said = Texts("ar")
    ada = verified("Ada Okafor", teaches=["Chess", "Knot tying"])
    ben = verified("Ben Moreau", teaches=["Beekeeping"])
    ada.api("PATCH", "/api/users/profile", {"locale": "ar"})
    page, main = ada.page, ada.page.get_by_role("main")
    page.goto("/skills")
    expect(main.get_by_text(said.topic("Chess"), exact=True)).to_be_visible()
    expect(main.get_by_text("Knot tying", exact=True)).to_be_visible()  # their own
    keep_picture(page, "ar-topics-skills")
    page.goto("/welcome/teach")
    expect(main.get_by_role("button", name=said("firstRun.pick", name=said.topic("Guitar")))).to_be_visible()
    page.goto("/discover")
    search = main.get_by_role("combobox", name=said("discover.skill"))
    search.fill(said.topic("Beekeeping"))
    expect(page.get_by_role("option", name=said.topic("Beekeeping"))).to_be_visible()
    search.press("Enter")
    found = main.get_by_role("listitem").filter(has=page.locator(f'a[href="/people/{ben.id}"]'))
    expect(found.get_by_text(said.topic("Beekeeping"), exact=True)).to_be_visible()
    keep_picture(page, "ar-topics-discover")
