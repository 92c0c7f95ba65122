"""Photos, files and voice messages in a conversation, over good networks and bad ones."""

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.e2e.people import Person
from tests.e2e.readable import grave
from tests.e2e.test_journey import outbox_ids
from tests.e2e.watch import WHILE_OFFLINE

LOST = [*WHILE_OFFLINE, r"ERR_FAILED", r"ERR_INTERNET_DISCONNECTED"]


# A value of a moment is gone again before somebody looks.
NOTES_ITS_VALUES = """slider => {
  window.values = [];
  const note = () => window.values.push(slider.getAttribute("aria-valuenow"));
  new MutationObserver(note).observe(slider, { attributes: true });
}"""


def photo(name: str, colour: str = "teal", size: tuple[int, int] = (1200, 800)) -> FilePayload:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


KEPT = """async (count) => {
  const made = await indexedDB.databases();
  if (!made.some(({ name }) => name === "skillswap-files")) return false;
  return new Promise((done) => {
    const opening = indexedDB.open("skillswap-files");
    opening.onsuccess = () => {
      const asked = opening.result.transaction("files").objectStore("files").count();
      asked.onsuccess = () => {
        opening.result.close();
        done(asked.result >= count);
      };
    };
  });
}"""


def attaches(person: Person, *files: FilePayload) -> None:
    """Ends when they are shown and kept: nobody reloads in the moment between."""
    person.page.get_by_test_id("choose-files").set_input_files(list(files))
    expect(person.page.get_by_role("list", name="Files to send").get_by_role("listitem")).to_have_count(len(files))
    person.page.wait_for_function(KEPT, arg=len(files))


def is_drawn(person: Person, name: str) -> Any:
    """Waits until the picture is there, not only its place."""
    picture = person.log.get_by_role("img", name=name)
    expect(picture).to_have_js_property("complete", True)
    return picture


def test_a_photo_sent_without_a_network_and_kept_through_a_reload_arrives_once_and_in_its_place(talking, watch):
    watch.expect(*LOST)
    ada, ben = talking
    ada.browser.set_offline(True)
    attaches(ada, photo("lake.jpg"))
    ada.writes("This is where we were")
    ada.writes("Nice, is it not?")
    expect(ada.log.get_by_role("article", name="Sending")).to_have_count(2)
    outbox_ids(ada, 2)
    ada.page.route("**/api/chat/attachments", lambda route: route.abort())
    ada.browser.set_offline(False)
    ada.page.reload()
    expect(ada.log.get_by_role("article", name="Sending")).to_have_count(2)
    expect(ada.log.get_by_role("img", name="lake.jpg")).to_be_visible()
    ada.page.unroute_all()
    expect(ada.bubbles).to_have_count(2)
    expect(ben.bubbles.nth(0)).to_contain_text("This is where we were")
    expect(ben.bubbles.nth(1)).to_contain_text("Nice, is it not?")
    is_drawn(ben, "lake.jpg")
    ben.page.reload()
    expect(ben.bubbles).to_have_count(2)


def test_files_that_were_chosen_are_there_again_after_a_reload_and_after_a_message_that_failed(talking, watch):
    watch.expect(r"422")
    ada, ben = talking
    to_send = ada.page.get_by_role("list", name="Files to send").get_by_role("listitem")
    attaches(ada, photo("lake.jpg"), {"name": "chords.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 C G"})
    ada.page.reload()
    expect(to_send).to_have_count(2)
    ada.page.get_by_role("button", name="Remove chords.pdf").click()
    refused = {"code": "invalid", "message": "Not now."}
    ada.page.route("**/api/chat/attachments", lambda route: route.fulfill(status=422, json=refused))
    ada.writes("From the boat")
    ada.log.get_by_role("button", name="Edit").click()
    expect(ada.composer).to_have_value("From the boat")
    expect(to_send).to_have_count(1)
    ada.page.unroute_all()
    ada.composer.press("Enter")
    expect(ben.bubbles).to_contain_text("From the boat")
    is_drawn(ben, "lake.jpg")
    ada.page.reload()
    expect(ada.bubbles).to_have_count(1)
    expect(to_send).to_have_count(0)


def test_an_upload_that_is_cancelled_leaves_nothing_and_the_next_message_goes(talking, watch):
    watch.expect(*LOST)
    ada, ben = talking
    ada.page.route("**/api/chat/attachments", lambda route: route.abort())
    attaches(ada, photo("wrong.jpg"))
    ada.page.get_by_role("button", name="Send", exact=True).click()
    ada.writes("Sorry, wrong one")
    ada.log.get_by_role("button", name="Cancel upload").click()
    expect(ben.bubbles).to_have_count(1)
    expect(ben.bubbles).to_contain_text("Sorry, wrong one")
    expect(ada.log.get_by_role("img")).to_have_count(0)


def test_pictures_open_in_a_viewer_that_keys_move_through_and_give_the_focus_back(talking):
    ada, ben = talking
    attaches(ada, photo("one.jpg"), photo("two.jpg", "orange", (600, 900)), photo("three.jpg", "navy"))
    ada.page.get_by_role("button", name="Send", exact=True).click()
    opener = ben.page.get_by_role("button", name="Open photo two.jpg")
    opener.focus()
    ben.page.keyboard.press("Enter")
    viewer = ben.page.get_by_role("dialog")
    expect(viewer.get_by_role("img", name="two.jpg")).to_be_visible()
    expect(viewer).to_contain_text("Photo 2 of 3")
    ben.page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("img", name="three.jpg")).to_be_visible()
    ben.page.keyboard.press("ArrowLeft")
    ben.page.keyboard.press("ArrowLeft")
    expect(viewer.get_by_role("img", name="one.jpg")).to_be_visible()
    assert grave(ben.page) == []
    ben.page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_swipe_in_the_viewer_shows_the_next_picture(talking):
    ada, ben = talking
    attaches(ada, photo("one.jpg"), photo("two.jpg", "navy"))
    ada.page.get_by_role("button", name="Send", exact=True).click()
    ben.page.get_by_role("button", name="Open photo one.jpg").click()
    viewer = ben.page.get_by_role("dialog")
    expect(viewer.get_by_role("img", name="one.jpg")).to_be_visible()
    ben.page.mouse.move(700, 300)
    ben.page.mouse.down()
    ben.page.mouse.move(500, 310, steps=4)
    ben.page.mouse.up()
    expect(viewer.get_by_role("img", name="two.jpg")).to_be_visible()
    expect(viewer).to_contain_text("Photo 2 of 2")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_voice_message_is_recorded_heard_first_sent_and_played_by_the_other(width, talking):
    ada, ben = talking
    for one in (ada, ben):
        one.page.set_viewport_size({"width": width, "height": 800})
    record = ada.page.get_by_role("button", name="Record a voice message")
    record.focus()
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_test_id("recorded")).to_have_text(re.compile("^0:(0[2-9]|[1-5])"))  # seconds pass
    ada.page.get_by_role("button", name="Stop recording").click()
    expect(ada.page.get_by_role("button", name="Play voice message")).to_be_visible()
    assert grave(ada.page) == []
    ada.page.get_by_role("button", name="Send voice message").click()
    expect(ada.page.get_by_role("button", name="Record a voice message")).to_be_focused()
    place = ben.log.get_by_role("slider", name="Position in the voice message")
    place.focus()
    ben.page.keyboard.press("End")
    ben.page.keyboard.press("Home")
    expect(place).to_have_attribute("aria-valuenow", "0")
    ben.log.get_by_role("button", name="Speed 1").click()
    place.evaluate(NOTES_ITS_VALUES)
    ben.log.get_by_role("button", name="Play voice message").click()
    ben.page.wait_for_function("() => window.values.some(value => value > 0)")
    assert grave(ben.page) == []
    ben.page.goto("/messages")
    expect(ben.page.get_by_role("link").filter(has_text=re.compile(r"Voice message 0:\d\d"))).to_be_visible()


def test_what_cannot_be_sent_is_refused_by_its_name_and_the_rest_is_kept(talking, tmp_path):
    ada, ben = talking
    files = [tmp_path / name for name in ("nothing.txt", "film.bin", "chords.pdf")]
    for file, content in zip(files, (b"", bytes(26 * 1024 * 1024), b"%PDF-1.7 C G Am"), strict=True):
        file.write_bytes(content)
    ada.page.get_by_test_id("choose-files").set_input_files(files)
    refusals = ada.page.get_by_role("alert")
    expect(refusals).to_contain_text("nothing.txt is empty.")
    expect(refusals).to_contain_text("film.bin is too large: a file may have 25 MB.")
    ada.page.get_by_role("button", name="Send", exact=True).click()
    with ben.page.expect_download() as download:
        ben.log.get_by_role("link", name="chords.pdf").click()
    assert download.value.suggested_filename == "chords.pdf"
