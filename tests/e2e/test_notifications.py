"""What arrives while one is elsewhere: badge, toast, notification, and how they go away."""

import datetime as dt
import re
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.e2e.lessons import new_skill


@pytest.fixture
def pair(member):
    """Ada is elsewhere, on her dashboard; Ben can write to her."""
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    conversation = ben.conversation_with(ada)
    ada.is_connected_at("/dashboard")  # so that what comes is news and not catching up
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Ada")
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
    expect(ada.log).to_have_text(re.compile("Old.*New messages.*New", re.DOTALL), use_inner_text=True)


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


@pytest.fixture
def taught(verified):
    """Ben agreed to a session that Ada asked for, set its link, and wrote to her: her inbox has all three."""
    skill = new_skill()
    ada, ben = verified("Ada Okafor", wants=[skill]), verified("Ben Moreau", teaches=[skill])
    asked = {
        "teacherId": ben.id,
        "skillId": ben.api("GET", "/api/skills/mine")["offer"][0]["id"],
        "scheduledTime": (dt.datetime.now(dt.UTC) + dt.timedelta(days=3)).isoformat(),
        "durationMinutes": 60,
    }
    session = ada.api("POST", "/api/sessions", asked)
    ben.api("POST", f"/api/sessions/{session['id']}/accept")
    sets_link(ben, session["id"], "one")
    ben.sends(ben.conversation_with(ada), "See you soon", str(uuid4()))
    ada.api("PATCH", "/api/users/profile", {"timezone": far_from_midnight()})
    return ada, ben, session["id"]


def far_from_midnight():
    """A zone in which it is day now: what came a minute ago came today."""
    zones = ("Europe/London", "Asia/Dhaka", "Pacific/Auckland", "America/Chicago")
    return min(zones, key=lambda zone: abs(dt.datetime.now(ZoneInfo(zone)).hour - 12))


def sets_link(teacher, session_id, name):
    link = {"meetingLink": f"https://meet.example.org/{name}"}
    teacher.api("PUT", f"/api/sessions/{session_id}/meeting-link", link)


def test_the_inbox_is_by_day_and_thing_narrows_with_the_keyboard_and_takes_marks_back(taught):
    ada, ben, session_id = taught
    ada.is_connected_at("/notifications")
    page, main, keys = ada.page, ada.page.get_by_role("main"), ada.page.keyboard
    lesson = main.get_by_role("listitem").filter(has_text="Ben Moreau changed the meeting link")
    wrote = main.get_by_role("listitem").filter(has_text="Ben Moreau wrote to you")
    expect(main.get_by_role("heading", name="Today")).to_be_visible()
    expect(wrote).to_be_visible()
    main.get_by_role("radio", name="Everything").focus()
    keys.press("ArrowRight")
    expect(main.get_by_role("radio", name="Sessions 1 unread")).to_be_checked()
    expect(page).to_have_url(re.compile(r"/notifications\?group=sessions$"))
    expect(wrote).to_have_count(0)
    main.get_by_role("button", name="1 earlier").focus()
    keys.press("Enter")
    expect(lesson.get_by_role("listitem").filter(has_text="Ben Moreau accepted your session")).to_be_visible()
    sets_link(ben, session_id, "two")  # comes while Ada looks on
    expect(main.get_by_role("button", name="2 earlier")).to_have_attribute("aria-expanded", "true")

    main.get_by_role("button", name="Mark these as read").click()
    expect(main.get_by_role("heading", level=1)).to_be_focused()
    expect(ada.place("Notifications")).to_contain_text("1 unread")
    ada.toast("Marked as read").get_by_role("button", name="Undo").click()
    expect(ada.place("Notifications")).to_contain_text("2 unread")
    main.get_by_role("radio", name="Swaps").click()
    expect(main.get_by_text("Nothing about your swaps.")).to_be_visible()
    main.get_by_role("button", name="Show all").click()

    main.get_by_role("radio", name="Unread 2 unread").click()
    expect(main.get_by_role("button", name="earlier")).to_have_count(0)
    lesson.get_by_role("button", name="Mark as read: Ben Moreau changed the meeting link").press("Enter")
    expect(wrote.get_by_role("button", name="Mark as read")).to_be_focused()
    expect(lesson).to_have_count(0)
    keys.press("Enter")
    expect(main.get_by_role("heading", name="All read")).to_be_visible()
    expect(ada.place("Notifications")).not_to_contain_text("unread")


def has_saved_preferences(response):
    """The box shows at once what is saved a moment later, and a page that is left saves nothing."""
    return response.url.endswith("/api/notifications/preferences") and response.request.method != "GET" and response.ok


def test_who_turns_message_notifications_off_gets_none(pair):
    ada, ben, conversation = pair
    ada.page.goto("/settings")
    with ada.page.expect_response(has_saved_preferences):
        ada.page.get_by_role("checkbox", name="New messages: In app").click()
    expect(ada.page.get_by_role("checkbox", name="New messages: In app")).not_to_be_checked()
    ada.page.reload()
    expect(ada.page.get_by_role("checkbox", name="New messages: In app")).not_to_be_checked()
    ben.sends(conversation, "Quietly", str(uuid4()))
    expect(ada.place("Messages")).to_contain_text("1 unread")
    assert ada.api("GET", "/api/notifications")["data"] == []
