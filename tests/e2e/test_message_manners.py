"""What people do with messages that are there: change, react, correct, copy, follow a link."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import sign_up
from tests.e2e.readable import grave

pytestmark = pytest.mark.slow
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def pair(member):
    """Two people in the conversation that they have, and its id."""
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    talk = ada.opens_conversation_with(ben)
    ben.is_connected_at(f"/messages/{talk}")
    return ada, ben, talk


def row(person, text):
    return person.page.get_by_role("log").locator("article", has_text=text)


def menu_of(person, text):
    """Open a message's menu from the keyboard."""
    row(person, text).get_by_role("button", name="Message actions").press("Enter")
    return person.page.get_by_role("menu")


def test_the_last_message_is_edited_with_the_arrow_key_and_what_was_begun_stays(pair):
    ada, ben, _ = pair
    ada.writes("See you at the staton")
    expect(row(ben, "staton")).to_be_visible()
    expect(ada.bubble("staton")).to_be_visible()  # she has heard that it is sent
    ada.composer.press("ArrowUp")
    field = ada.page.get_by_label("Edit your message")
    expect(field).to_be_focused()
    field.fill("See you at the station")
    field.press("Enter")
    for person in (ada, ben):
        expect(row(person, "See you at the station")).to_contain_text("edited")
    ada.composer.fill("I bring ")
    menu_of(ada, "station").get_by_role("menuitem", name="Edit").press("Enter")
    field.fill("Changed my mind")
    ada.page.reload()
    expect(field).to_have_value("Changed my mind")
    field.press("Escape")
    expect(ada.composer).to_be_focused()
    expect(ada.composer).to_have_value("I bring ")
    ada.page.reload()
    expect(ada.composer).to_have_value("I bring ")
    menu_of(ada, "station").get_by_role("menuitem", name="Edit").press("Enter")
    expect(field).to_have_value("Changed my mind")
    ada.page.get_by_role("button", name="Start over").click()
    expect(field).to_have_value("See you at the station")
    field.press("Escape")
    expect(row(ada, "See you at the station")).to_be_visible()


def test_reactions_and_corrections_reach_the_other_at_once(pair):
    ada, ben, _ = pair
    ada.writes("I am agree with you")
    menu_of(ben, "I am agree").get_by_role("menuitem", name="React with 👍").press("Enter")
    expect(row(ada, "I am agree").get_by_role("button", name="👍: Ben Moreau")).to_be_visible()
    menu_of(ben, "I am agree").get_by_role("menuitem", name="More emoji").press("Enter")
    ben.page.get_by_label("Search emoji").fill("guitar")
    ben.page.get_by_label("Search emoji").press("Enter")
    guitar = row(ada, "I am agree").get_by_role("button", name="🎸: Ben Moreau")
    guitar.click()
    expect(row(ben, "I am agree").get_by_role("button", name="🎸: You, Ada Okafor")).to_be_visible()
    menu_of(ben, "I am agree").get_by_role("menuitem", name="Correct").press("Enter")
    better = ben.page.get_by_label("Correct Ada Okafor's message")
    better.fill("I agree with you")
    better.press("Enter")
    correction = ada.page.get_by_role("log").locator("article", has_text="Better")
    expect(correction.locator("del")).to_have_text("am ")
    expect(ada.page.get_by_role("status").filter(has_text="Ben Moreau: Correction of your message")).to_be_attached()
    assert grave(ada.page) == []


def test_links_show_where_they_lead_and_our_own_pages_have_a_card(pair, live, watch):
    ada, ben, talk = pair
    watch.expect(r"404 .*/api/sessions/")  # what one may not see has no card
    ada.writes(f"{live.url}/people/{ben.id} and https://example.org/a_(b) and javascript:alert(1)")
    said = row(ben, "javascript:alert(1)")
    other = said.get_by_role("link", name="https://example.org/a_(b)")
    expect(other).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(other).to_have_attribute("target", "_blank")
    expect(said.get_by_role("link")).to_have_count(3)  # with the card
    said.get_by_role("link", name="Ben Moreau").click()
    expect(ben.page).to_have_url(re.compile(f"/people/{ben.id}$"))
    ben.page.go_back()
    ada.writes(f"{live.url}/sessions/{talk}")
    expect(row(ben, f"/sessions/{talk}").get_by_role("link")).to_have_count(1)


def test_on_a_touch_screen_enter_breaks_the_line_and_a_long_press_opens_the_menu(member, new_browser):
    ada, ben = sign_up(new_browser(**PHONE), "Ada Okafor"), member("Ben Moreau")
    talk = ada.opens_conversation_with(ben)
    ada.composer.fill("First")
    ada.composer.press("Enter")
    ada.page.keyboard.type("second")
    assert ada.messages(talk) == []
    ada.page.get_by_role("button", name="Send").tap()
    said = row(ada, "First\nsecond")
    expect(said).to_contain_text("Sent")
    said.click(trial=True)  # until nothing moves it any more
    box = said.bounding_box()
    touch = ada.browser.new_cdp_session(ada.page)
    at = {"x": box["x"] + box["width"] - 80, "y": box["y"] + box["height"] / 2}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    expect(ada.page.get_by_role("menuitem", name="Copy text")).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    ada.page.get_by_role("menuitem", name="React with ❤️").tap()
    expect(said.get_by_role("button", name="❤️: You")).to_be_visible()
    assert grave(ada.page) == []
