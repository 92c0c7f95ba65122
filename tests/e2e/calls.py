"""Two people in a call, each in a Chromium with a fake camera and microphone, and what really arrives at each.

The page is as it is for everybody; `WATCH` only keeps its connections, so that a test can ask them what they received.
"""

import re
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.people import PATIENCE_SECONDS, Person

CAMERA, SCREEN = 1, 2  # the parts of a connection, after the sound
WATCH = """
window.connections = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...given) { super(...given); window.connections.push(this); }
};
"""
RECEIVED = """async () => {
  const connection = window.connections.findLast(each => each.connectionState === "connected");
  if (!connection) return null;
  const found = { frames: {}, energy: 0, routes: [] };
  const all = await connection.getStats();
  for (const each of all.values()) {
    if (each.type === "inbound-rtp" && each.kind === "audio") found.energy = each.totalAudioEnergy ?? 0;
    if (each.type === "inbound-rtp" && each.kind === "video") found.frames[each.mid] = each.framesDecoded ?? 0;
    if (each.type === "candidate-pair" && each.nominated && each.state === "succeeded")
      found.routes.push(all.get(each.localCandidateId)?.candidateType, all.get(each.localCandidateId)?.protocol);
  }
  return found;
}"""
# True when the page shows this part of what came; a camera's picture must be another one than when it was asked last.
SHOWS = """part => {
  const connection = window.connections.findLast(each => each.connectionState === "connected");
  const track = connection?.getTransceivers()[part]?.receiver.track;
  const video = [...document.querySelectorAll("video")].find(
    each => track && each.srcObject?.getTracks().includes(track) && each.videoWidth > 2);
  if (!video) return false;
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0, 64, 36);
  const seen = context.getImageData(0, 0, 64, 36).data.join();
  const before = window.seenBefore ?? seen;
  window.seenBefore = seen;
  return part === 2 ? new Set(seen.split(",")).size > 2 : before !== seen;
}"""

# How many pictures of this part the page has shown; 0 while it has no element for it.
SHOWN = """part => {
  const connection = window.connections.findLast(each => each.connectionState === "connected");
  const track = connection?.getTransceivers()[part]?.receiver.track;
  const video = [...document.querySelectorAll("video")].find(
    each => track && each.srcObject?.getTracks().includes(track));
  return video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
}"""
CODECS = """() => [...new Set(window.connections.at(-1).localDescription.sdp.matchAll(/a=rtpmap:\\d+ ([\\w-]+)/g)
  .map(([, name]) => name))].sort()"""


def may_call(browser: BrowserContext) -> BrowserContext:
    """This browser's owner allows camera and microphone; it tells addresses of its machine, as it does then."""
    browser.grant_permissions(["camera", "microphone"])
    browser.add_init_script(WATCH)
    return browser


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def joins(page: Page) -> None:
    """From the lobby into the call, once camera and microphone are open."""
    join = button(page, "Join the call")
    expect(join).to_be_enabled()
    join.click()


def received(page: Page) -> dict[str, Any]:
    """What arrived until now, in the connection that is there."""
    found: dict[str, Any] = page.evaluate(RECEIVED) or {"frames": {}, "energy": 0, "routes": []}
    return found


def hears(page: Page) -> None:
    """More sound comes from the other one, and is played."""
    _grows(page, "energy", lambda now: now["energy"])


def sees(page: Page, part: int = CAMERA) -> None:
    """More pictures come from the other one, and the page shows them."""
    receives_pictures(page, part)
    before = page.evaluate(SHOWN, part) if part == CAMERA else 0  # a still screen is one picture
    page.wait_for_function(f"([part, before]) => ({SHOWN})(part) > before", arg=[part, before], polling=100)
    page.wait_for_function(SHOWS, arg=part, polling=100)


def receives_pictures(page: Page, part: int = CAMERA) -> None:
    """More pictures come from the other one, and are decoded."""
    _grows(page, "frames", lambda now: now["frames"].get(str(part), 0))


def codecs(page: Page) -> list[str]:
    """What this browser offered or answered with."""
    found: list[str] = page.evaluate(CODECS)
    return found


def they_talk(*people: Person | Page) -> None:
    """Everybody hears and sees somebody."""
    pages = [one.page if isinstance(one, Person) else one for one in people]
    for page in pages:
        hears(page)
        sees(page)


def _grows(page: Page, what: str, read: Any) -> None:
    before, polls = read(received(page)), PATIENCE_SECONDS * 10
    for _ in range(polls):
        if read(received(page)) > before:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"no more {what} came: {received(page)}, {page.locator('main').inner_text()[:300]}")
