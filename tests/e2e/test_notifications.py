"""What arrives while one is elsewhere: badge, toast, notification, and how they go away."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect


@pytest.fixture
def pair(member):
    """Ada is elsewhere, on her dashboard; Ben can write to her."""
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    conversation = ben.conversation_with(ada)
    ada.page.goto("/dashboard")
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Ada")
    ada.page.wait_for_timeout(500)  # the socket is open, so that what comes is news and not catching up
    return ada, ben, conversation


def test_a_message_elsewhere_makes_a_toast_that_leads_to_it(pair):
    ada, ben, conversation = pair
    ben.sends(conversation, "Are you there?", str(uuid4()))
    toast = ada.toast("Are you there?")
    expect(toast).to_contain_text("Ben Moreau")
    toast.get_by_role("button", name="Open").click()
    expect(ada.page).to_have_url(re.compile(f"/messages/{conversation}$"))
    expect(ada.bubble("Are you there?")).to_be_visible()


def test_badge_and_notification_appear_and_go_away_on_reading(pair):
    ada, ben, conversation = pair
    for text in ("One", "Two"):
        ben.sends(conversation, text, str(uuid4()))
    expect(ada.place("Messages")).to_contain_text("2 unread")
    expect(ada.place("Notifications")).to_contain_text("1 unread")  # one per conversation, not per message
    ada.place("Notifications").click()
    row = ada.page.get_by_role("main").get_by_role("listitem").filter(has_text="Ben Moreau wrote to you")
    expect(row).to_have_count(1)
    row.get_by_role("link").click()
    expect(ada.bubble("Two")).to_be_visible()
    expect(ada.place("Messages")).not_to_contain_text("unread")
    expect(ada.place("Notifications")).not_to_contain_text("unread")


def test_what_was_new_stands_below_a_divider(pair):
    ada, ben, conversation = pair
    ada.sends(conversation, "Old", str(uuid4()))
    ben.sends(conversation, "New", str(uuid4()))
    ada.page.goto(f"/messages/{conversation}")
    expect(ada.log.get_by_text("New messages")).to_be_visible()
    words = ada.log.inner_text()
    assert words.index("Old") < words.index("New messages") < words.rindex("New")


def test_all_notifications_are_marked_as_read_at_once(pair, member):
    ada, ben, conversation = pair
    cleo = member("Cleo Hart")
    ben.sends(conversation, "Hello from Ben", str(uuid4()))
    cleo.sends(cleo.conversation_with(ada), "Hello from Cleo", str(uuid4()))
    expect(ada.place("Notifications")).to_contain_text("2 unread")
    other_tab = ada.browser.new_page()  # with a socket of its own, as another device
    other_tab.goto("/dashboard")
    elsewhere = other_tab.get_by_role("navigation", name="Main").filter(visible=True)
    bell = elsewhere.get_by_role("link", name=re.compile("^Notifications"))
    expect(bell).to_contain_text("2 unread")
    ada.place("Notifications").click()
    ada.page.get_by_role("button", name="Mark all as read").click()
    expect(bell).not_to_contain_text("unread")
    expect(ada.place("Notifications")).not_to_contain_text("unread")
    expect(ada.page.get_by_role("button", name="Mark all as read")).to_be_disabled()
    ada.page.reload()
    expect(ada.page.get_by_text("Ben Moreau wrote to you")).to_be_visible()
    expect(ada.place("Notifications")).not_to_contain_text("unread")


def test_who_turns_message_notifications_off_gets_none(pair):
    ada, ben, conversation = pair
    ada.page.goto("/settings")
    ada.page.get_by_role("switch", name=re.compile("New messages")).click()
    expect(ada.page.get_by_role("switch", name=re.compile("New messages"))).not_to_be_checked()
    ada.page.reload()
    expect(ada.page.get_by_role("switch", name=re.compile("New messages"))).not_to_be_checked()
    ben.sends(conversation, "Quietly", str(uuid4()))
    expect(ada.place("Messages")).to_contain_text("1 unread")
    assert ada.api("GET", "/api/notifications")["data"] == []
