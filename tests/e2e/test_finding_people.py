"""Discover, the page of a person, and what is shown of them."""

import re

from playwright.sync_api import expect


def cards(page):
    return page.get_by_role("region", name="People").get_by_role("listitem").filter(has=page.get_by_role("heading"))


def test_scrolling_to_the_end_shows_everyone_once(member):
    ada = member("Ada Okafor")
    ada.page.goto("/discover")
    expect(cards(ada.page).first).to_be_visible()
    end = ada.page.get_by_text("That is everyone who fits.")
    for _ in range(40):
        if end.count():
            break
        ada.page.mouse.wheel(0, 3_000)
        ada.page.wait_for_timeout(50)
    expect(end).to_be_attached()
    links = [link.get_attribute("href") for link in cards(ada.page).get_by_role("link").all()]
    assert len(links) == len(set(links))
    assert len(links) > 20  # more than a page
    assert f"/people/{ada.id}" not in links


def test_filters_narrow_the_list_and_stay_in_the_address(member):
    ada = member("Ada Okafor")
    drummer = member("Dora Drum", teaches=["Taiko of Sado"])
    ada.page.goto("/discover")
    search = ada.page.get_by_role("search", name="Filters")
    search.get_by_role("combobox", name="Skill").fill("taiko")
    expect(ada.page).to_have_url(re.compile("skill=taiko"))
    expect(cards(ada.page)).to_have_count(1)
    expect(cards(ada.page)).to_contain_text(drummer.name)
    search.get_by_label("Category").select_option(label="Cooking")
    expect(ada.page.get_by_text("Nobody fits all of that yet")).to_be_visible()
    ada.page.reload()
    expect(search.get_by_label("Category")).to_have_value("cooking")
    search.get_by_role("button", name="Clear filters").click()
    expect(ada.page).to_have_url(re.compile("/discover$"))
    expect(cards(ada.page).first).to_be_visible()


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


def test_somebody_who_does_not_exist_cannot_be_seen(member, watch):
    watch.expect(r"404 .*/api/")
    ada = member("Ada Okafor")
    ada.page.goto("/people/01900000-0000-7000-8000-000000000000")
    expect(ada.page.get_by_text("This person cannot be seen")).to_be_visible()
