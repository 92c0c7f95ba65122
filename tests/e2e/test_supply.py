"""The board of supply and demand, and what an almost empty page of matches says would bring more."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import sign_up
from tests.e2e.readable import grave, keep_picture

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
TUESDAY_EVENING = [{"weekday": 1, "start": "18:00", "end": "21:00"}]


def chooses(page, label, value):
    """The list is that of the choice when this is over, or on its way: the one before it may have the same rows."""
    page.get_by_label(label).select_option(value)
    expect(page.get_by_label(label)).to_have_value(value)


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
    chooses(page, "People who speak", "is")
    chooses(page, "Category", "music")
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

    chooses(page, "Category", "cooking")
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


@pytest.mark.parametrize(("size", "theme"), [("phone", "dark"), ("desk", "light")])
def test_who_is_missing_in_a_ring_is_told_for_whom_takes_the_hint_and_takes_it_back(verified, size, theme):
    craft = [f"Hint {name} of {size}" for name in ("lute", "chess", "dance")]
    noor = verified("Noor Haddad", teaches=[craft[1]], wants=[craft[0]])
    ben = verified("Ben Adler", teaches=[craft[2]], wants=[craft[1]])
    ada = verified("Ada Okafor", wants=[craft[2]])
    for person in (noor, ben, ada):
        person.api("PUT", "/api/users/availability", [{"weekday": 2, "start": "08:00", "end": "20:00"}])
    page = ada.page
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    page.goto("/matches")
    hints = page.get_by_role("region", name="You are the one who is missing")
    title = f"If you taught {craft[0]}, you could form a ring with Noor Haddad and Ben Adler."
    hint = hints.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title))
    expect(hint.get_by_role("list", name="Who teaches whom").get_by_role("listitem")).to_have_text(
        [
            f"You teach {craft[0]} to Noor Haddad.",
            f"Noor Haddad teaches {craft[1]} to Ben Adler.",
            f"Ben Adler teaches {craft[2]} to you.",
        ]
    )
    expect(hint).to_contain_text("Nobody teaches it yet.")
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep_picture(page, f"ring-hints-{size}-{theme}", full_page=True)

    hint.get_by_role("button", name=f"{craft[0]} is not for me").click()
    expect(hint).to_have_count(0)
    ada.toast(f"You will hear no more about {craft[0]}.").get_by_role("button", name="Undo").click()
    expect(hint).to_be_visible()
    page.goto("/rings")
    expect(hint).to_be_visible()
    title = f"If you taught {craft[1]}, you could swap with Ben Adler."  # no ring is proposed for it meanwhile
    swap = hints.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title))
    swap.get_by_role("button", name=f"I can teach this: {craft[1]}").press("Enter")
    added = ada.keeps_toast(f"You teach {craft[1]} now.")
    expect(swap).to_have_count(0)
    added.get_by_role("button", name="Undo").click()
    expect(swap).to_be_visible()
    assert ada.api("GET", "/api/skills/mine")["offer"] == []
