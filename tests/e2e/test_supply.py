"""The board of supply and demand, and what an almost empty page of matches says would bring more."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import sign_up
from tests.e2e.readable import grave

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
TUESDAY_EVENING = [{"weekday": 1, "start": "18:00", "end": "21:00"}]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_wanted_is_offered_in_one_tap_and_taken_back(member, new_browser, size):
    ada = sign_up(new_browser(viewport=SIZES[size], has_touch=size == "phone"), "Ada Okafor")
    topic, page = f"Sackbut of {size}", ada.page
    for name in ("Noor Haddad", "Ben Adler"):
        one = member(name)
        one.api("PATCH", "/api/users/profile", {"languages": ["is"]})
        one.api("POST", "/api/skills", {"name": topic, "type": "learn", "category": "music"})
    page.goto("/discover")
    page.get_by_role("main").get_by_role("link", name="Wanted and offered").click()
    page.get_by_label("People who speak").select_option("is")
    page.get_by_label("Category").select_option("music")
    row = page.get_by_role("list", name="Wanted").get_by_role("listitem").filter(has_text=topic)
    expect(row).to_contain_text("2 people want it · nobody teaches it")
    expect(page.get_by_role("main")).not_to_contain_text("Noor Haddad")
    assert grave(page) == []

    teach = row.get_by_role("button", name=f"I can teach this: {topic}")
    teach.press("Enter")
    added = ada.keeps_toast(f"You teach {topic} now.")
    expect(row.get_by_role("link", name=f"Fill in the details of {topic}")).to_have_attribute("href", "/skills")
    added.get_by_role("button", name="Undo").click()
    expect(teach).to_be_visible()
    assert ada.api("GET", "/api/skills/mine")["offer"] == []

    page.get_by_label("Category").select_option("cooking")
    expect(page.get_by_text("Nothing on the board")).to_be_visible()
    page.get_by_role("button", name="Count everybody").click()
    expect(page).not_to_have_url(re.compile("language="))


def test_an_empty_page_of_matches_counts_what_each_change_would_bring(member):
    ada, noor = member("Ada Okafor"), member("Noor Haddad", teaches=["Crwth"])
    ada.api("PUT", "/api/users/availability", [{"weekday": 3, "start": "05:00", "end": "06:30"}])
    noor.api("PUT", "/api/users/availability", TUESDAY_EVENING)
    for one in (ada, noor):
        one.api("PATCH", "/api/users/profile", {"timezone": "Europe/Berlin", "languages": ["en"]})
    ada.api("POST", "/api/skills", {"name": "Crwth", "type": "learn", "category": "music"})
    page = ada.page
    page.goto("/matches")
    expect(page.get_by_role("main")).to_contain_text(noor.name)
    page.get_by_role("switch", name="Only people with whom a lesson would work").click()
    expect(page.get_by_text("Nobody yet with whom a lesson would work")).to_be_visible()
    openings = page.get_by_role("list", name="What would bring more matches").get_by_role("listitem")
    evening = openings.filter(has_text="Be free on Tuesday")
    expect(evening).to_contain_text("1 more")
    expect(evening).to_contain_text("Among them: Noor Haddad.")
    assert grave(page) == []
    ada.api("PUT", "/api/users/availability", TUESDAY_EVENING)
    page.reload()
    expect(
        page.get_by_role("article").or_(page.get_by_role("listitem")).filter(has_text=noor.name).first
    ).to_be_visible()
    expect(page.get_by_text("Nobody yet with whom a lesson would work")).to_have_count(0)
