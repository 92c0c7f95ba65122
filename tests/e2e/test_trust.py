"""What the two of a session keep together, and what their credits are held for."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect


def summary(page: Page):
    return page.get_by_role("region", name="Our summary")


def materials(page: Page):
    return page.get_by_role("region", name="Materials")


def test_two_write_the_summary_at_once_and_give_each_other_a_link_and_a_file(lesson, tmp_path):
    ada, ben, path = lesson
    for person in (ada, ben):
        person.is_connected_at(path)
        summary(person.page).get_by_role("button", name="Write a summary").click()
    ada.page.get_by_label("Summary for both of you").fill("Ada: we tuned the strings.")
    long = f"Ben: practise the scale.{' Again.' * 567}"  # alone it is within 4,000 characters
    ben.page.get_by_label("Summary for both of you").fill(long)
    ada.page.get_by_role("button", name="Save summary").click()
    expect(summary(ada.page).get_by_text("Last changed by you")).to_be_visible()
    expect(ben.page.get_by_text("Ada Okafor changed the summary while you were writing.")).to_be_visible()
    ben.page.reload()  # the draft is kept, and so is what it was made of
    expect(summary(ben.page).get_by_text("Ada: we tuned the strings.")).to_be_visible()
    expect(ben.page.get_by_label("What you are writing")).to_have_value(long)
    expect(ben.page.get_by_role("button", name="Save summary")).to_be_disabled()
    ben.page.get_by_role("button", name="Put both together").click()
    together = ben.page.get_by_label("Summary for both of you")
    expect(together).to_have_value(f"Ada: we tuned the strings.\n\n{long}")  # nothing is cut off
    expect(ben.page.get_by_text("21 characters too many: shorten it, then save.")).to_be_visible()
    expect(ben.page.get_by_role("button", name="Save summary")).to_be_disabled()
    together.fill("Ada: we tuned the strings.\n\nBen: practise the scale.")
    ben.page.get_by_role("button", name="Save summary").click()
    both = summary(ada.page).get_by_text(re.compile(r"Ada: we tuned the strings\.\s+Ben: practise the scale\."))
    expect(both).to_be_visible()

    materials(ada.page).get_by_role("button", name="Add a link").click()
    ada.page.get_by_label("Address").fill("https://example.org/scales")
    ada.page.get_by_label("What it is").fill("Scales to practise")
    ada.page.get_by_role("button", name="Add", exact=True).click()
    link = materials(ben.page).get_by_role("link", name="Scales to practise")
    expect(link).to_have_attribute("href", "https://example.org/scales")
    expect(materials(ben.page).get_by_text("leads to example.org")).to_be_visible()
    notes = Path(tmp_path) / "my notes.txt"
    notes.write_text("C D E F G A B")
    materials(ben.page).locator("input[type=file]").set_input_files(notes)
    with ada.page.expect_download() as download:
        materials(ada.page).get_by_role("link", name="Download my notes.txt").click()
    assert download.value.path().read_text() == "C D E F G A B"
    expect(materials(ada.page).get_by_role("button", name="Remove my notes.txt")).to_have_count(0)
    materials(ben.page).get_by_role("button", name="Remove my notes.txt").click()
    ben.page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(materials(ada.page).get_by_text("my notes.txt")).to_have_count(0)


def test_the_credits_page_says_for_which_session_minutes_are_held_and_leads_there(lesson):
    _, ben, path = lesson
    ben.page.goto("/credits")
    held = ben.page.get_by_role("region", name="Held now")
    expect(held.get_by_text("1 credit")).to_be_visible()
    held.get_by_role("link", name=re.compile(r"^Lute making \d+ with Ada Okafor,")).click()
    expect(ben.page).to_have_url(re.compile(re.escape(path)))
