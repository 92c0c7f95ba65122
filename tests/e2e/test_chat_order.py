"""Finding one's way in conversations: search, days, mute, archive, pin, drafts, and what can be begun from a thread."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.people import until
from tests.e2e.readable import grave

MESSAGES = 100
WANTED = 12


@pytest.fixture
def talk(member):
    """Ada has a conversation of many messages with Ben, all read; the twelfth speaks of Łódź."""
    ada, ben = member("Ada Okafor", wants=["Chess"]), member("Ben Moreau", teaches=["Chess"])
    conversation = ben.conversation_with(ada)
    for number in range(1, MESSAGES + 1):
        text = "See you in Łódź" if number == WANTED else f"number {number}"
        ben.sends(conversation, text, str(uuid4()))
    ada.api("POST", f"/api/chat/conversations/{conversation}/read", {"seq": MESSAGES})
    return ada, ben, conversation


def in_row(person, item, name="Ben Moreau"):
    """Choose from the menu beside a conversation in the list."""
    person.page.get_by_role("button", name=f"More about the conversation with {name}").click()
    person.page.get_by_role("menuitem", name=item).click()


def row(person, name="Ben Moreau"):
    conversations = person.page.get_by_role("list", name="Conversations")
    return conversations.get_by_role("link").filter(has_text=name)


def test_a_word_is_found_and_its_place_opens_with_what_stands_around_it(talk):
    ada, _, _ = talk
    page = ada.page
    page.goto("/messages")
    page.get_by_role("button", name="Search in messages").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox", name="Words to look for")).to_be_focused()
    page.keyboard.type("lodz see")
    found = dialog.get_by_role("list", name="Messages found").get_by_role("link")
    expect(found).to_have_count(1)
    expect(found.locator("mark")).to_have_text(["See", "Łódź"])
    assert grave(page) == []
    found.click()
    expect(dialog).to_be_hidden()
    expect(ada.bubble("Łódź")).to_be_in_viewport()
    expect(ada.bubble("Łódź")).to_have_attribute("data-target", "true")
    expect(ada.bubble("number 11")).to_be_in_viewport()
    expect(ada.bubble("number 13")).to_be_in_viewport()
    assert ada.bubbles.count() < 60  # those in sight, and a few beside them
    newest = ada.bubble(f"number {MESSAGES}")
    jump = page.get_by_role("button", name="Jump to newest")

    def scrolls():  # more comes with each time, and rows grow when they are drawn
        ada.log.evaluate("log => log.scrollTo(0, log.scrollHeight)")

    until(page, scrolls, lambda: newest.count() > 0 and jump.count() == 0)
    expect(newest).to_be_in_viewport()


def test_a_far_place_leads_back_to_the_newest_and_a_day_to_its_first_message(talk):
    ada, _, conversation = talk
    page = ada.page
    page.goto(f"/messages/{conversation}?message={WANTED}")
    expect(ada.bubble("Łódź")).to_be_in_viewport()
    page.get_by_role("button", name="Jump to newest").click()
    expect(ada.bubble(f"number {MESSAGES}")).to_be_in_viewport()
    page.get_by_role("button", name="More about Ben Moreau").click()
    page.get_by_role("menuitem", name="Go to a day").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Day")).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
    assert grave(page) == []
    dialog.get_by_role("button", name="Go", exact=True).click()
    expect(ada.bubbles.first).to_have_attribute("data-seq", "1")


def test_a_conversation_is_pinned_muted_archived_and_marked_and_every_tab_shows_it(talk):
    ada, ben, conversation = talk
    page = ada.page
    ada.is_connected_at("/messages")
    other_tab = ada.browser.new_page()
    other_tab.goto("/messages")
    in_row(ada, "Pin")
    expect(row(ada).get_by_role("img", name="Pinned")).to_be_visible()
    expect(other_tab.get_by_role("img", name="Pinned")).to_be_visible()
    in_row(ada, "Mark as unread")
    expect(ada.place("Messages")).to_contain_text("1")
    in_row(ada, "Mute")
    assert grave(page) == []
    page.get_by_role("dialog").get_by_role("button", name="For 8 hours").click()
    expect(row(ada).get_by_role("img", name="Muted")).to_be_visible()
    expect(ada.place("Messages")).not_to_contain_text("1")
    ben.sends(conversation, "Are you there?", str(uuid4()))
    expect(row(ada)).to_contain_text("Are you there?")
    expect(ada.toast("Are you there?")).to_have_count(0)
    in_row(ada, "Archive")
    archived = ada.keeps_toast("In the archive")
    expect(page.get_by_text("No conversations yet")).to_be_visible()
    archived.get_by_role("button", name="Undo").click()
    expect(row(ada).get_by_role("img", name="Pinned")).to_be_visible()
    in_row(ada, "Archive")
    page.get_by_role("button", name="Archived conversations").click()
    expect(row(ada)).to_be_visible()
    in_row(ada, "Take out of the archive")
    page.get_by_role("button", name="All conversations").click()
    expect(row(ada)).to_be_visible()
    expect(other_tab.get_by_role("link").filter(has_text="Are you there?")).to_be_visible()


def test_a_thread_begins_a_session_and_a_swap_with_the_other_one(talk):
    ada, ben, conversation = talk
    ada.page.goto(f"/messages/{conversation}")
    ada.begins("Book a session", ben)
    expect(ada.page.get_by_role("dialog")).to_contain_text("Chess")
    ada.page.keyboard.press("Escape")
    ada.begins("Propose a swap", ben)
    expect(ada.page.get_by_role("dialog")).to_contain_text("Ben")


def test_what_i_began_to_write_stands_in_the_list_of_all_my_tabs_until_i_log_out(talk):
    ada, _, conversation = talk
    ada.page.goto("/messages")
    other_tab = ada.browser.new_page()
    other_tab.goto(f"/messages/{conversation}")
    other_tab.get_by_placeholder("Write a message").fill("I was about to say")
    expect(row(ada)).to_contain_text("Draft: I was about to say")
    other_tab.reload()
    expect(other_tab.get_by_placeholder("Write a message")).to_have_value("I was about to say")
