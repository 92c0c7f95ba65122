"""The barter economy as two new people live it: from the first letter to the reviews; and two ends to it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.lessons import (
    balance,
    chooses_time,
    confirm,
    enter,
    let_time_pass_until_it_opens,
    press,
    say_it_took_an_hour,
)
from tests.e2e.people import MODERATOR, PASSWORD

ALL_WEEK = [{"weekday": day, "start": "00:00", "end": "24:00"} for day in range(7)]


@pytest.fixture
def pair(verified):
    """Mia in Berlin and Omar in Kathmandu: each teaches what the other wants, both are verified and have time."""
    mia = verified("Mia Barter", teaches=["Sado Spanish"], wants=["Sado guitar"])
    omar = verified("Omar Barter", teaches=["Sado guitar"], wants=["Sado Spanish"])
    for person, zone in ((mia, "Europe/Berlin"), (omar, "Asia/Kathmandu")):
        person.api("PATCH", "/api/users/profile", {"timezone": zone})
        person.api("PUT", "/api/users/availability", ALL_WEEK)
    return mia, omar


def write_review(page: Page, text: str) -> None:
    page.get_by_role("radio", name="5 stars").focus()
    page.keyboard.press("Space")
    page.get_by_label("In your words (optional)").fill(text)
    press(page, "Send review")


def test_from_a_proposal_to_reviews_and_out_of_each_others_sight(pair, live, watch):
    watch.expect(r"404 .*/api/")
    mia, omar = pair
    assert balance(mia) == balance(omar) == (300, 0)

    mia.page.goto(f"/people/{omar.id}")
    mia.begins("Propose a swap", omar)
    mia.page.get_by_role("dialog").get_by_role("button", name="Send proposal").click()
    expect(mia.toast("on its way")).to_be_visible()
    omar.page.goto("/swaps")
    omar.page.get_by_role("button", name="Accept").click()
    agreed = omar.page.get_by_role("dialog", name="You swap with Mia Barter")
    agreed.get_by_role("link", name="Open the conversation").click()
    expect(omar.composer).to_be_visible()

    mia.page.goto(omar.page.url)
    mia.log.get_by_role("region", name="Swap").get_by_role("button", name="Book my session").click()
    dialog = mia.page.get_by_role("dialog", name="Book a session with Omar Barter")
    expect(dialog).to_contain_text("Berlin")
    chooses_time(dialog)
    expect(dialog.get_by_text(re.compile("for Omar Barter"))).to_contain_text("(Kathmandu, GMT+5:45)")
    dialog.get_by_role("button", name="Send the request").click()
    card = omar.page.get_by_role("region", name="Session: Sado guitar")
    expect(card).to_contain_text("Waits for your answer")
    card.get_by_role("button", name="Accept").click()
    expect(mia.page.get_by_role("region", name="Session: Sado guitar")).to_contain_text("Agreed")
    assert balance(mia) == (240, 60)

    (session,) = mia.api("GET", "/api/sessions?when=upcoming")["data"]
    assert session["swapId"]
    let_time_pass_until_it_opens(live, session["id"])
    path = f"/sessions/{session['id']}"
    enter(path, omar, mia)
    say_it_took_an_hour(omar)
    mia.page.goto(path)
    assert balance(omar) == (300, 0)
    confirm(mia)
    assert (balance(mia), balance(omar)) == ((240, 0), (360, 0))
    mia.page.goto(f"/swaps/{session['swapId']}")
    held, to_come = (
        mia.page.get_by_test_id("deal").filter(has_text=text) for text in ("Delivered: 1 h", "Delivered: 0 min")
    )
    expect(held).to_contain_text("Booked: 0 min")
    expect(held).not_to_contain_text("left to book")
    expect(to_come).to_contain_text("1 h left to book")
    mia.page.goto(path)

    write_review(mia.page, "Three chords and a smile.")
    omar.page.goto(path)
    expect(omar.page.get_by_text("Three chords and a smile.")).to_have_count(0)
    write_review(omar.page, "Practised before she came.")
    expect(omar.page.get_by_text("Three chords and a smile.")).to_be_visible()
    expect(mia.page.get_by_text("Practised before she came.")).to_be_visible()
    omar.page.goto("/credits")
    expect(omar.page.get_by_role("main")).to_contain_text("6 after")

    mia.page.goto(f"/people/{omar.id}")
    mia.page.get_by_role("main").get_by_role("button", name="More about Omar Barter").click()
    mia.page.get_by_role("menuitem", name="Block").click()
    mia.page.get_by_role("dialog").get_by_role("button", name="Block", exact=True).click()
    expect(mia.toast("Omar Barter is blocked.")).to_be_visible()
    for person, other in ((mia, omar), (omar, mia)):
        for place in ("/discover?skill=sado", "/matches", "/messages", "/swaps", "/sessions?tab=taught", "/sessions"):
            person.page.goto(place)
            expect(person.page.get_by_role("heading", level=1)).to_be_visible()
            expect(person.page.get_by_role("status", name="Loading")).to_have_count(0)
            expect(person.page.get_by_role("main")).not_to_contain_text(other.name)
        person.page.goto(path)
        expect(person.page.get_by_role("main")).not_to_contain_text(other.name)


def test_another_length_of_a_swaps_lesson_says_to_both_what_it_does_to_the_deal(pair):
    mia, omar = pair
    skills = [person.api("GET", "/api/skills/mine")["offer"][0]["id"] for person in pair]
    wanted = {"toUserId": omar.id, "offeredSkillId": skills[0], "wantedSkillId": skills[1]}
    swap = mia.api("POST", "/api/swaps", wanted)
    omar.api("POST", f"/api/swaps/{swap['id']}/accept")
    slot = mia.api("GET", f"/api/sessions/slots?userId={omar.id}&durationMinutes=60")["data"][30]["start"]
    asked = {"teacherId": omar.id, "skillId": skills[1], "scheduledTime": slot, "durationMinutes": 60}
    session = mia.api("POST", "/api/sessions", {**asked, "swapId": swap["id"]})
    omar.api("POST", f"/api/sessions/{session['id']}/accept")

    mia.page.goto(f"/sessions/{session['id']}")
    press(mia.page, "Propose another time")
    form = mia.page.get_by_role("dialog", name="Propose another time")
    effect = form.get_by_test_id("deal-effect")
    expect(effect).to_have_text("That is exactly the 1 h that your swap agreed on.")
    form.get_by_role("radio", name="1 h 30 min").check()
    expect(effect).to_have_text("That is 30 min more than the 1 h that your swap agreed on.")
    form.get_by_role("radio", name="30 min", exact=True).check()
    shorter = "Of the 1 h that your swap agreed on, 30 min would be left to book."
    expect(effect).to_have_text(shorter)
    form.get_by_role("button", name="Propose this time").click()
    omar.page.goto(f"/sessions/{session['id']}")
    expect(omar.page.get_by_role("main").get_by_test_id("deal-effect")).to_have_text(shorter)
    press(omar.page, "Accept the new time")
    expect(omar.page.get_by_role("button", name="Accept the new time")).to_have_count(0)
    omar.page.goto(f"/swaps/{swap['id']}")
    booked = omar.page.get_by_test_id("deal").filter(has_text="Booked: 30 min")
    expect(booked).to_contain_text("30 min left to book")


def test_a_moderator_bans_somebody_who_is_out_at_once_and_their_session_is_refunded(
    pair, live, member, new_browser, watch
):
    watch.expect(r"403 .*/api/", r"WebSocket", r"Content Security Policy")
    mia, omar = pair
    offered = omar.api("GET", "/api/skills/mine")["offer"][0]
    slot = mia.api("GET", f"/api/sessions/slots?userId={omar.id}&durationMinutes=60")["data"][30]["start"]
    asked = {"teacherId": omar.id, "skillId": offered["id"], "scheduledTime": slot, "durationMinutes": 60}
    session = mia.api("POST", "/api/sessions", asked)
    omar.api("POST", f"/api/sessions/{session['id']}/accept")
    assert balance(mia) == (240, 60)
    omar.page.goto("/dashboard")
    expect(omar.page.get_by_role("heading", level=1)).to_be_visible()

    desk = new_browser().new_page()
    desk.goto("/admin/login/")
    desk.locator("input[name=username]").fill(MODERATOR)
    desk.locator("input[name=password]").fill(PASSWORD)
    desk.locator("button[type=submit], input[type=submit]").first.click()
    expect(desk).to_have_url(re.compile("/admin/$"))
    desk.goto(f"/admin/accounts/user/{omar.id}/change/")
    desk.get_by_role("link", name="Ban", exact=True).click()
    desk.locator("[name=reason]").fill("Sells lessons for money")
    desk.get_by_role("button", name="Ban").click()

    expect(omar.page.get_by_text("Your account is suspended")).to_be_visible()
    expect(omar.page.get_by_text("Sells lessons for money")).to_be_visible()
    assert balance(mia) == (300, 0)
    mia.page.goto(f"/sessions/{session['id']}")
    expect(mia.page.get_by_role("main")).to_contain_text("Cancelled")
