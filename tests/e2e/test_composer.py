"""What is written, chosen, dropped, pasted or recorded for a message stays until it is sent or taken away."""

import base64
import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_files import attaches, is_drawn, photo

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

# What the browser makes of files that are dragged from the desktop, or pasted.
GIVES = """(target, { event, name, type, bytes }) => {
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
  const options = { bubbles: true, cancelable: true };
  target.dispatchEvent(event === "paste"
    ? new ClipboardEvent("paste", { ...options, clipboardData: files })
    : new DragEvent(event, { ...options, dataTransfer: files }));
}"""
# A phone takes its time with a photo: until `goOn` is called.
SLOW_PICTURES = """() => {
  const made = window.createImageBitmap.bind(window);
  const waits = new Promise((resolve) => { window.goOn = resolve; });
  window.createImageBitmap = async (...given) => { await waits; return made(...given); };
}"""
REFUSED = """() => {
  navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException("Permission denied", "NotAllowedError");
  };
}"""
GOES_AWAY = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def gives(locator, event, file):
    given = {"name": file["name"], "type": file["mimeType"], "bytes": base64.b64encode(file["buffer"]).decode()}
    locator.evaluate(GIVES, {"event": event, **given})


def chosen(person):
    return person.page.get_by_role("list", name="Files to send").get_by_role("listitem")


def begins_to_record(person):
    record = person.page.get_by_role("button", name="Record a voice message")
    record.focus()
    person.page.keyboard.press("Enter")


def records(person):
    begins_to_record(person)
    expect(person.page.get_by_test_id("recorded")).to_have_text(re.compile("^0:(0[1-9]|[1-5])"))


def test_files_are_dragged_onto_the_page_and_pasted(talking):
    ada, ben = talking
    body = ada.page.locator("body")
    gives(body, "dragover", photo("drag.jpg"))
    expect(ada.page.get_by_text("Drop files here to attach them")).to_be_visible()
    gives(body, "drop", photo("drag.jpg"))
    expect(ada.page.get_by_text("Drop files here to attach them")).to_have_count(0)
    gives(ada.composer, "paste", photo("paste.jpg"))
    expect(chosen(ada)).to_have_count(2)
    ada.writes("Both")
    is_drawn(ben, "drag.jpg")
    is_drawn(ben, "paste.jpg")


def test_a_file_that_is_dropped_while_a_message_is_edited_goes_with_the_next_and_it_is_said(talking):
    ada, _ = talking
    ada.writes("As it was")
    expect(ada.bubbles).to_have_count(1)
    ada.composer.press("ArrowUp")
    field = ada.page.get_by_role("textbox", name="Edit your message")
    gives(ada.page.locator("body"), "drop", photo("next.jpg"))
    expect(ada.toast("Added to your next message.")).to_be_visible()
    expect(field).to_have_value("As it was")
    field.press("Escape")
    expect(chosen(ada)).to_have_count(1)


def test_a_message_that_is_sent_before_its_photo_is_made_smaller_waits_for_it(talking):
    ada, ben = talking
    ada.page.evaluate(SLOW_PICTURES)
    ada.page.get_by_test_id("choose-files").set_input_files([photo("lake.jpg", size=(3000, 2000))])
    expect(ada.page.get_by_text("Preparing a file …")).to_be_visible()
    ada.writes("The lake")
    expect(ada.page.get_by_text("Your message goes as soon as its file is ready.")).to_be_visible()
    expect(ada.composer).to_have_value("The lake")
    ada.page.evaluate("() => window.goOn()")
    expect(ben.bubble("The lake")).to_be_visible()
    is_drawn(ben, "lake.jpg")
    expect(ada.composer).to_have_value("")
    expect(ada.bubbles).to_have_count(1)


def test_two_tabs_show_one_draft_and_a_draft_of_files_alone_is_in_the_list(talking):
    ada, _ = talking
    other = ada.browser.new_page()
    other.goto(ada.page.url)
    there = other.get_by_placeholder("Write a message")
    expect(there).to_be_visible()
    ada.composer.fill("Begun here")
    expect(there).to_have_value("Begun here")
    there.fill("Begun here, and there")
    expect(ada.composer).to_have_value("Begun here, and there")
    there.press("Enter")
    expect(ada.composer).to_have_value("")
    expect(ada.bubble("Begun here, and there")).to_be_visible()
    attaches(ada, photo("lake.jpg"))
    other.goto("/messages")
    expect(other.get_by_role("link").filter(has_text="Draft: Photo")).to_be_visible()


def test_a_recording_stops_at_its_longest_and_when_the_page_is_left_and_leaving_asks_first(talking):
    ada, _ = talking

    def with_short_limit(route):
        config = route.fetch().json()
        config["limits"]["voiceSeconds"] = 2
        route.fulfill(body=json.dumps(config), content_type="application/json")

    ada.page.route("**/api/config", with_short_limit)
    ada.page.reload()
    begins_to_record(ada)  # two seconds: they may be over before anybody looks
    expect(ada.page.get_by_text("A voice message has at most")).to_be_visible()
    ada.page.get_by_role("button", name="Discard recording").click()
    ada.page.unroute_all()
    ada.page.reload()
    records(ada)
    ada.page.keyboard.press("Escape")  # stops it, and loses nothing
    expect(ada.page.get_by_role("button", name="Send voice message")).to_be_focused()
    ada.page.keyboard.press("Escape")
    ada.place("Sessions").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Stay").click()
    ada.page.get_by_role("button", name="Discard recording").click()
    records(ada)
    ada.page.evaluate(GOES_AWAY)
    expect(ada.page.get_by_text("The recording stopped when you left the page.")).to_be_visible()
    ada.page.get_by_role("button", name="Send voice message").click()
    expect(ada.bubbles).to_have_count(1)


def test_who_refuses_the_microphone_is_told_how_to_allow_it_and_can_write_on(talking):
    ada, _ = talking
    ada.page.evaluate(REFUSED)
    ada.page.get_by_role("button", name="Record a voice message").click()
    expect(ada.page.get_by_role("alert").filter(has_text="may not use the microphone")).to_be_visible()
    ada.writes("Then in writing")
    expect(ada.bubble("Then in writing")).to_be_visible()
