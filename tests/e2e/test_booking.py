"""Booking across time zones: from the free times of both to the same session in both lists."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import until

PHONE = {"width": 390, "height": 844}
ALL_WEEK = [{"weekday": day, "start": "00:00", "end": "24:00"} for day in range(7)]


@pytest.fixture
def pair(verified):
    """Mia in Berlin and Omar in Kolkata, who teaches guitar. Both are verified, and have time."""
    mia, omar = verified("Mia Berg"), verified("Omar Said", teaches=["Guitar"])
    for person, zone in ((mia, "Europe/Berlin"), (omar, "Asia/Kolkata")):
        person.api("PATCH", "/api/users/profile", {"timezone": zone})
        person.api("PUT", "/api/users/availability", ALL_WEEK)
    return mia, omar


def test_a_session_is_booked_from_shared_free_times_and_accepted_on_the_card(pair):
    mia, omar = pair
    mia.page.goto(f"/people/{omar.id}")
    mia.page.get_by_role("button", name="Book a session with Omar Said").click()
    dialog = mia.page.get_by_role("dialog", name="Book a session with Omar Said")
    expect(dialog.get_by_label("What would you like to learn?")).to_contain_text("Guitar")
    expect(dialog).to_contain_text("The first time is yours (Berlin, GMT")
    days = dialog.get_by_role("group", name="Which day?").get_by_role("radio")
    days.nth(2).check()
    choice = dialog.get_by_role("radio", name=re.compile(r"\b0?9:00"))
    choice.first.check()
    chosen = dialog.get_by_text(re.compile("for Omar Said"))
    expect(chosen).to_contain_text("(Kolkata, GMT+5:30)")
    theirs = chosen.inner_text()
    dialog.get_by_label("What is it about?").fill("Three chords, slowly")
    expect(dialog).to_contain_text("This costs 1 credit (1 h). You can spend 5 credits.")
    dialog.get_by_role("button", name="Send the request").click()

    card = mia.page.get_by_role("region", name="Session: Guitar")
    expect(card).to_contain_text("Waits for Omar Said")
    expect(card).to_contain_text(theirs)
    omar.page.goto(mia.page.url)
    answer = omar.page.get_by_role("region", name="Session: Guitar")
    expect(answer).to_contain_text("Waits for your answer")
    answer.get_by_role("button", name="Accept").click()
    expect(answer).to_contain_text("Agreed")
    expect(card).to_contain_text("Agreed")
    card.get_by_role("link").first.click()
    with mia.page.expect_download() as download:
        mia.page.get_by_role("region", name="Add to calendar").get_by_role("link", name="Calendar file").click()
    file = download.value.path().read_text()
    assert file.startswith("BEGIN:VCALENDAR")
    assert re.search("^SUMMARY:.*Guitar", file, re.MULTILINE)

    session = mia.api("GET", "/api/sessions?when=upcoming")["data"][0]
    assert session["status"] == "scheduled"
    mine = mia.page.evaluate(CLOCK, [session["scheduledTime"], "Europe/Berlin"])
    his = omar.page.evaluate(CLOCK, [session["scheduledTime"], "Asia/Kolkata"])
    assert mine != his
    for person, clock, zone in ((mia, mine, "Europe/Berlin"), (omar, his, "Asia/Kolkata")):
        person.place("Sessions").click()
        row = person.page.get_by_role("main").get_by_role("listitem").filter(has_text="Guitar")
        expect(row.get_by_role("time")).to_contain_text(clock)
        expect(row).to_contain_text("Agreed")
        person.page.get_by_role("link", name="Week", exact=True).click()
        if week_of(session["scheduledTime"], zone) != week_of(mia.page.evaluate("new Date().toISOString()"), zone):
            person.page.get_by_role("button", name="Next week").click()
        expect(person.page.get_by_role("link", name=re.compile(f"Guitar.*{clock}.*Agreed"))).to_be_visible()


def week_of(moment: str, zone: str) -> int:
    return dt.datetime.fromisoformat(moment).astimezone(ZoneInfo(zone)).isocalendar().week


CLOCK = """([at, timeZone]) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(new Date(at))"""


def test_a_request_is_declined_with_a_reason_by_keyboard_alone(pair):
    mia, omar = pair
    slots = mia.api("GET", f"/api/sessions/slots?userId={omar.id}&durationMinutes=60")["data"]
    skill = mia.api("GET", f"/api/users/{omar.id}")["skills"]["offer"][0]
    wish = {"teacherId": omar.id, "skillId": skill["id"], "durationMinutes": 60, "scheduledTime": slots[40]["start"]}
    session = mia.api("POST", "/api/sessions", wish)
    omar.page.goto(f"/messages/{session['conversationId']}")
    decline = omar.page.get_by_role("button", name="Decline")
    decline.focus()
    decline.press("Enter")
    reason = omar.page.get_by_role("dialog").get_by_label("Reason (optional)")
    reason.fill("I am on the road that week")
    reason.press("Tab")
    omar.page.keyboard.press("Tab")
    omar.page.keyboard.press("Enter")
    expect(omar.page.get_by_role("region", name="Session: Guitar")).to_contain_text("Declined")
    mia.page.goto("/sessions")
    expect(mia.page.get_by_role("heading", name="No session ahead")).to_be_visible()


def test_on_a_phone_with_the_keyboard_alone_everything_for_a_booking_is_on_one_screen(pair):
    mia, omar = pair
    page = mia.page
    page.set_viewport_size(PHONE)
    page.goto(f"/people/{omar.id}")
    page.get_by_role("button", name="Book a session with Omar Said").press("Enter")
    form = page.get_by_role("dialog", name="Book a session with Omar Said")
    tab_to(page, form.get_by_role("radio", name="1 h", exact=True))
    page.keyboard.press("ArrowRight")
    day = form.get_by_role("group", name="Which day?").get_by_role("radio", checked=True)
    tab_to(page, day)
    page.keyboard.press("ArrowRight")
    tab_to(page, form.get_by_role("radio", name=re.compile("[0-9]:[0-9]{2}")).first)
    page.keyboard.press("Space")
    send, price = form.get_by_role("button", name="Send the request"), form.get_by_text("This costs 1.5 credits")
    for each in (send, price, form.get_by_text("for Omar Said")):
        expect(each).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab_to(page, send)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Session: Guitar")).to_contain_text("Waits for Omar Said")


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until this has the focus."""
    expect(place).to_be_visible()
    until(page, lambda: page.keyboard.press("Tab"), lambda: place.evaluate("each => each === document.activeElement"))
