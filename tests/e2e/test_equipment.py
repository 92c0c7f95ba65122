"""What is plugged out and in during a call, and what only some browsers offer in one: captions and background blur.

Headless Chromium has fake devices, which cannot be unplugged, no blur of its own, and no recognition of speech behind
its API. Those parts of the browser are stood in for here, by objects of the same names and events; all else is as in
`calls.py`.
"""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.calls import button, hears, joins, may_call, receives_pictures, they_talk
from tests.e2e.lessons import opens_room
from tests.e2e.people import Person

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]
PLUGS = """
(() => {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const out = new Set();
  const opened = [];
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if ([...out].some((kind) => wanted[kind])) throw new DOMException("unplugged", "NotFoundError");
    const stream = await open(wanted);
    opened.push(...stream.getTracks());
    return stream;
  };
  window.unplug = (kind) => {
    out.add(kind);
    for (const track of opened.filter((each) => each.kind === kind && each.readyState === "live")) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
  };
  window.plugIn = (kind) => {
    out.delete(kind);
    navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  };
})();
"""
OFFERS = """
window.SpeechRecognition = class extends EventTarget {
  start() { window.recognition = this; }
  abort() { window.recognition = null; }
};
const can = MediaStreamTrack.prototype.getCapabilities;
MediaStreamTrack.prototype.getCapabilities = function () {
  return { ...can.call(this), ...(this.kind === "video" && { backgroundBlur: [true, false] }) };
};
MediaStreamTrack.prototype.applyConstraints = async (wanted) => {
  window.isBlurred = wanted.advanced[0].backgroundBlur;
};
"""
SAYS = """words => window.recognition.onresult({ resultIndex: 0, results: [[{ transcript: words }]] })"""


def brings(browser: BrowserContext, script: str) -> None:
    may_call(browser)
    browser.add_init_script(script)


def both_join(ada: Person, ben: Person, path: str) -> None:
    for person in (ada, ben):
        joins(opens_room(person, path))
    they_talk(ada, ben)


def test_who_loses_a_device_in_a_call_goes_on_and_has_it_back_when_it_is_plugged_in(lesson):
    ada, ben, path = lesson
    brings(ada.browser, PLUGS)
    may_call(ben.browser)
    both_join(ada, ben, path)
    for kind, name, arrives in (("audio", "microphone", hears), ("video", "camera", receives_pictures)):
        ada.page.evaluate("kind => window.unplug(kind)", kind)
        notice = ada.page.get_by_text(f"Your {name} was unplugged. You go on without it.")
        expect(notice).to_be_visible()
        hears(ada.page)
        ada.page.evaluate("kind => window.plugIn(kind)", kind)
        expect(notice).to_have_count(0)
        arrives(ben.page)


def test_captions_say_first_who_hears_the_voice_and_a_blur_is_offered_where_the_browser_has_one(lesson):
    ada, ben, path = lesson
    brings(ada.browser, OFFERS)
    may_call(ben.browser)
    both_join(ada, ben, path)
    button(ada.page, "More").click()
    ada.page.get_by_role("menuitem", name="Captions of what I say").click()
    dialog = ada.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Most browsers send your voice to their maker")
    dialog.get_by_role("button", name="Turn captions on").click()
    ada.page.evaluate(SAYS, "Put your finger here")
    for person in (ada, ben):
        expect(person.page.get_by_role("region", name="Captions")).to_contain_text("Put your finger here")
    ada.page.evaluate("() => window.recognition.onerror({ error: 'network' })")
    expect(ada.page.get_by_text("The browser could not write down what you say. Captions are off.")).to_be_visible()

    button(ada.page, "More").click()
    ada.page.get_by_role("menuitem", name="Blur my background").click()
    ada.page.wait_for_function("() => window.isBlurred === true")
    button(ada.page, "More").click()
    ada.page.get_by_role("menuitem", name="Show my background").click()
    ada.page.wait_for_function("() => window.isBlurred === false")
    button(ben.page, "More").click()
    expect(ben.page.get_by_role("menuitem", name="Devices")).to_be_visible()
    expect(ben.page.get_by_role("menuitem", name="Blur my background")).to_have_count(0)
