"""A Jitsi that speaks the external API: its script, which puts a page of its own host into a frame, and that page.

`meet.example.org` is nowhere: the browser's requests there are answered here, while the pages' content policy holds.
"""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, FrameLocator, Page, Route

DOMAIN = "meet.example.org"

# What lib-jitsi-meet's `external_api.js` does, as far as its caller sees it.
SCRIPT = """
window.JitsiMeetExternalAPI = class {
  #listeners = {};
  constructor(domain, options) {
    this.frame = document.createElement("iframe");
    this.frame.allow = "camera; microphone; display-capture";
    this.frame.style = "width: 100%; height: 100%; border: 0";
    const said = encodeURIComponent(JSON.stringify({
      name: options.userInfo.displayName, subject: options.configOverwrite.subject, lang: options.lang,
      records: options.configOverwrite.fileRecordingsEnabled,
    }));
    this.frame.src = `https://${domain}/${options.roomName}?jwt=${options.jwt}#${said}`;
    options.parentNode.append(this.frame);
    this.hear = ({ origin, data }) => {
      if (origin === `https://${domain}`) for (const one of this.#listeners[data.event] ?? []) one(data.about);
    };
    addEventListener("message", this.hear);
  }
  addListener(event, listener) { (this.#listeners[event] ??= []).push(listener); }
  getIFrame() { return this.frame; }
  dispose() { removeEventListener("message", this.hear); this.frame.remove(); }
};
"""

PAGE = """<!doctype html><title>Jitsi</title><p id="said"></p><script>
const said = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{}");
const policy = document.featurePolicy;
said.devices = ["camera", "microphone"].every((name) => policy.allowsFeature(name));
document.getElementById("said").textContent = JSON.stringify(said);
const events = {
  "Join meeting": [["videoConferenceJoined", { id: "me" }]],
  "Somebody comes": [["participantJoined", { id: "other" }]],
  "Hang up": [["videoConferenceLeft", {}], ["readyToClose", {}]],
  "Break": [["errorOccurred", { isFatal: true }]],
};
for (const [name, what] of Object.entries(events)) {
  const button = document.createElement("button");
  button.textContent = name;
  button.onclick = () => { for (const [event, about] of what) parent.postMessage({ event, about }, "*"); };
  document.body.append(button);
}
</script>"""


class Jitsi:
    """Answers for DOMAIN in a browser. `asked` has the paths; `is_away` lets its script fail."""

    def __init__(self, browser: BrowserContext) -> None:
        self.asked: list[str] = []
        self.is_away = False
        browser.route(f"https://{DOMAIN}/**", self._answer)

    def _answer(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        self.asked.append(parts.path)
        if self.is_away:
            route.abort()
        elif parts.path == "/external_api.js":
            route.fulfill(body=SCRIPT, content_type="text/javascript")
        else:
            assert parse_qs(parts.query)["jwt"][0].count(".") == 2
            route.fulfill(body=PAGE, content_type="text/html")


def frame_of(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def said_in(page: Page) -> Any:
    """What Jitsi was told when it was embedded."""
    return json.loads(frame_of(page).locator("#said").inner_text())
