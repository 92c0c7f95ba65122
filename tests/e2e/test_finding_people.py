"""Discover, the page of a person, and what is shown of them."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import sign_up, until
from tests.plugins import product

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}


def cards(page):
    return page.get_by_role("region", name="People").get_by_role("listitem").filter(has=page.get_by_role("heading"))


def test_scrolling_to_the_end_shows_everyone_once(member):
    ada = member("Ada Okafor")
    ada.page.goto("/discover")
    expect(cards(ada.page).first).to_be_visible()
    end = ada.page.get_by_text("That is everyone who fits.")
    until(ada.page, lambda: ada.page.mouse.wheel(0, 3_000), lambda: end.count() > 0)
    links = [link.get_attribute("href") for link in cards(ada.page).get_by_role("link").all()]
    assert len(links) == len(set(links))
    assert len(links) > 20  # more than a page
    assert f"/people/{ada.id}" not in links


def test_discover_begins_with_categories_and_what_is_popular(member):
    page = member("Ada Okafor").page
    page.goto("/discover")
    page.get_by_role("region", name="Categories").get_by_role("link", name=re.compile("^Music")).click()
    expect(page).to_have_url(re.compile(r"/discover\?category=music$"))
    expect(page.get_by_role("list", name="Filters that are on")).to_contain_text("Music")
    expect(cards(page).first).to_be_visible()
    page.go_back()
    popular = page.get_by_role("region", name="Popular now").get_by_role("link").first
    topic = popular.inner_text()
    popular.click()
    expect(page.get_by_role("search", name="Search").get_by_role("combobox")).to_have_value(topic)
    expect(page.get_by_role("region", name="People")).to_contain_text(topic)


@pytest.mark.parametrize("size", SIZES)
def test_somebody_is_found_in_spite_of_a_typing_error_narrowed_kept_and_written_to(member, new_browser, size):
    ada = sign_up(new_browser(viewport=SIZES[size], has_touch=size == "phone"), "Ada Okafor")
    skill = f"Theorbo of {size}"
    noor = member("Noor Haddad", teaches=[skill])
    member("Mona Adel", teaches=[skill])
    noor.api("PATCH", "/api/users/profile", {"languages": ["ar"], "timezone": "Africa/Cairo"})
    page, found = ada.page, ada.page.get_by_role("region", name="People")

    page.goto("/discover")
    field = page.get_by_role("search", name="Search").get_by_role("combobox")
    field.fill(f"Theorboo of {size}")
    expect(found).to_contain_text(f"These are results for “{skill}”.")
    expect(found.get_by_role("status").first).to_have_text("2 people")
    expect(field).to_be_focused()  # the results do not take the focus from who types

    narrow(page, size, Level="Beginner", Language="Arabic", Timezone="Africa/Cairo")
    expect(found.get_by_role("status").first).to_have_text("1 person")
    chips = page.get_by_role("list", name="Filters that are on")
    expect(chips.get_by_role("listitem")).to_have_count(4)  # and the button that clears them
    page.reload()
    expect(cards(page)).to_have_count(1)
    chips.get_by_role("button", name="Take away: Speaks Arabic").click()
    expect(page).not_to_have_url(re.compile("language="))
    page.go_back()
    expect(page).to_have_url(re.compile("language=ar"))

    page.get_by_role("button", name="Save this search").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Lutes of Cairo")
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="Search saved")).to_be_visible()

    cards(page).get_by_role("button", name="More about Noor Haddad").click()
    page.get_by_role("menuitem", name="Not for me").click()
    expect(page.get_by_text("Nobody fits all of that yet")).to_be_visible()
    expect(page.get_by_role("list", name="What to take away").get_by_role("button")).to_have_count(4)
    ada.toast("Noor Haddad").get_by_role("button", name="Undo").click()
    expect(cards(page)).to_contain_text(noor.name)

    cards(page).get_by_role("button", name="Save Noor Haddad").click()
    expect(cards(page).get_by_role("button", name="Save Noor Haddad")).to_have_attribute("aria-pressed", "true")
    page.goto("/discover/saved")
    expect(page.get_by_role("main")).to_contain_text(noor.name)
    page.get_by_role("link", name="Searches").click()
    page.get_by_role("main").get_by_role("link", name="Lutes of Cairo").click()
    expect(cards(page)).to_contain_text(noor.name)
    cards(page).get_by_role("button", name="Message Noor Haddad").click()
    expect(page.get_by_role("heading", level=1, name=noor.name)).to_be_visible()
    expect(ada.composer).to_be_visible()


def narrow(page, size, **choices):
    """Choose filters: beside the results on a desk, in the sheet on a phone."""
    if size == "phone":
        page.get_by_role("button", name="Filters").click()
    for label, option in choices.items():
        page.get_by_label(label, exact=True).locator("visible=true").select_option(label=option)
    if size == "phone":
        page.get_by_role("button", name="Show results").click()


def test_what_is_not_for_me_stays_away_until_it_is_brought_back_and_a_saved_search_is_deleted_with_undo(member):
    ada, skill = member("Ada Okafor"), "Nose flute"
    ben = member("Ben Moreau", teaches=[skill])
    ada.api("PUT", f"/api/discover/{ben.id}/dismissed")
    search = {"name": "Flutes", "view": "skills", "query": {"q": skill}, "notify": True}
    ada.api("POST", "/api/searches", search)
    page = ada.page

    page.goto("/discover?view=skills&q=nose")
    expect(page.get_by_text("Nobody fits all of that yet")).to_be_visible()
    page.goto("/discover/saved?tab=dismissed")
    page.get_by_role("button", name="Bring back Ben Moreau").click()
    expect(page.get_by_text("Nobody is hidden")).to_be_visible()

    page.get_by_role("link", name="Searches").click()
    notifies = page.get_by_role("switch", name="Tell me when somebody new fits")
    notifies.click()
    expect(notifies).not_to_be_checked()
    page.get_by_role("button", name="Delete Flutes").click()
    expect(page.get_by_text("No saved search yet")).to_be_visible()
    ada.toast("Flutes").get_by_role("button", name="Undo").click()
    page.get_by_role("main").get_by_role("link", name="Flutes").click()
    skills = page.get_by_role("region", name="Skills").get_by_role("listitem")
    expect(skills.filter(has_text=ben.name)).to_contain_text(skill)


CHECK = """
from django.utils import timezone
from matching.models import SavedSearch
from matching.services import searches_check
SavedSearch.objects.filter(pk="{id}").update(due_at=timezone.now())
searches_check()
"""


def test_who_saved_a_search_is_told_when_somebody_new_fits_and_led_to_them(member, live):
    ada, skill = member("Ada Okafor"), "Serpent of Padua"
    search = {"name": "Serpents", "view": "people", "query": {"q": skill}, "notify": True}
    saved = ada.api("POST", "/api/searches", search)
    page = ada.page
    page.goto("/discover/saved?tab=searches")
    expect(page.get_by_role("main").get_by_role("link", name="Serpents")).to_be_visible()
    noor = member("Noor Haddad", teaches=[skill])

    def check() -> None:
        """No test waits for the hour after which a search is due."""
        product.manage("shell", "-c", CHECK.format(id=saved["id"]), env=product.environment(live.data))

    notices = "/api/notifications?limit=5"
    until(page, check, lambda: any(each["type"] == "search" for each in ada.api("GET", notices)["data"]))
    expect(ada.place("Notifications")).to_contain_text("1 unread")
    ada.place("Notifications").click()
    page.get_by_role("main").get_by_role("link", name="1 new person fits a search that you saved").click()
    expect(page).to_have_url(re.compile("/discover"))
    expect(cards(page)).to_contain_text(noor.name)


def test_keys_lead_anywhere_but_not_while_somebody_types(member):
    ada, ben = member("Ada Okafor"), member("Benedetto Fiorelli", teaches=["Ocarina of Budrio"])
    page = ada.page
    page.goto("/dashboard")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    discover = page.get_by_role("heading", level=1, name="Discover")
    # Again when the two came too far from each other: a busy browser takes its time with each.
    until(page, lambda: [page.keyboard.press(key) for key in "gf"], lambda: discover.count() > 0)
    expect(discover).to_be_focused()
    page.keyboard.press("/")
    field = page.get_by_role("search", name="Search").get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("gm")  # letters of a word here
    expect(field).to_have_value("gm")
    page.keyboard.press("ControlOrMeta+k")
    palette = page.get_by_role("dialog", name="Go anywhere")
    palette.get_by_role("combobox").fill("fiorelli")
    palette.get_by_role("option", name="Benedetto Fiorelli").click()
    expect(page.get_by_role("heading", level=1, name=ben.name)).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_contain_text("Messages")


def test_the_page_of_a_person_shows_what_they_teach_and_leads_to_a_chat(member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau", teaches=["Letterpress"], wants=["Bell ringing"])
    ada.page.goto(f"/people/{ben.id}")
    expect(ada.page.get_by_role("heading", level=1, name="Ben Moreau")).to_be_visible()
    main = ada.page.get_by_role("main")
    for word in ("Letterpress", "Bell ringing"):
        expect(main.get_by_text(word)).to_be_visible()
    expect(ada.page.locator("body")).not_to_contain_text(ben.email)
    main.get_by_role("button", name="Message").click()
    expect(ada.page.get_by_role("heading", level=1, name="Ben Moreau")).to_be_visible()
    expect(ada.composer).to_be_visible()


def test_a_search_that_finds_nobody_speaks_of_no_results(member):
    ada, skill = member("Ada Okafor"), "Cornamuse of nobody"
    member("Noor Haddad", teaches=[skill])
    found = ada.page.get_by_role("region", name="People")
    said = f"These are results for “{skill}”."
    ada.page.goto("/discover?q=Cornamusee+of+nobody")
    expect(found).to_contain_text(said)
    ada.page.goto("/discover?q=Cornamusee+of+nobody&level=expert")
    expect(found.get_by_role("heading", name="Nobody fits all of that yet")).to_be_visible()
    expect(found).not_to_contain_text(said)


def test_the_page_of_a_person_does_not_jump_when_the_reasons_come(member):
    """What stands under them is shown with them, or without them when they do not come."""
    ada = member("Ada Okafor", teaches=["Serpent playing"], wants=["Sackbut playing"])
    ben = member("Ben Moreau", teaches=["Sackbut playing"], wants=["Serpent playing"])
    page, asked = ada.page, []
    about = page.get_by_role("heading", name="About Ben Moreau")
    page.route("**/api/matches/suggestions*", lambda route: asked.append(route))
    with page.expect_response(f"**/api/users/{ben.id}"):
        page.goto(f"/people/{ben.id}")
    until(page, lambda: None, lambda: bool(asked))
    expect(about).to_have_count(0)
    asked.pop().continue_()
    expect(about).to_be_visible()
    expect(page.get_by_role("heading", name="Why Ben Moreau fits you")).to_be_visible()


def test_the_page_of_a_person_does_without_reasons_that_cannot_be_had(member, watch):
    watch.expect(r"503 .*/api/matches/suggestions")
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    ada.page.route("**/api/matches/suggestions*", lambda route: route.fulfill(status=503, json={}))
    ada.page.goto(f"/people/{ben.id}")
    expect(ada.page.get_by_role("heading", name="About Ben Moreau")).to_be_visible()


def test_somebody_who_does_not_exist_cannot_be_seen(member, watch):
    watch.expect(r"404 .*/api/")
    ada = member("Ada Okafor")
    ada.page.goto("/people/01900000-0000-7000-8000-000000000000")
    expect(ada.page.get_by_text("This person cannot be seen")).to_be_visible()
