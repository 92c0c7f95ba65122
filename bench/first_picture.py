"""How long it takes from "Join" to the other one's first picture: Chromium with fake cameras, real UDP on loopback."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench import machine

ACCESS_COOKIE = "skillswap_access"  # `accounts/cookies.py`, which asks for Django
_PATIENCE_MS = 60_000
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-fake-device-for-media-stream=fps=15",
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",
]
WATCH = """
window.connections = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...given) { super(...given); window.connections.push(this); }
};
"""
# From the press to the first picture that was decoded, in ms.
JOIN = """async () => {
  const join = [...document.querySelectorAll("main button")].find(each => each.textContent === "Join the call");
  const began = performance.now();
  join.click();
  for (;;) {
    for (const connection of window.connections)
      for (const each of (await connection.getStats()).values())
        if (each.type === "inbound-rtp" && each.framesDecoded > 0) return performance.now() - began;
    await new Promise(done => setTimeout(done, 20));
  }
}"""


def measure(url: str, pair: dict[str, Any], times: int) -> list[float]:
    """Seconds from the teacher's "Join" to their first picture of the student, who is there already; `times` times."""
    with _browser() as browser:
        student = _in_lobby(_signed_in(browser, url, pair["student"]), pair["student"], pair["session"])
        student.get_by_role("button", name="Join the call").click()
        student.get_by_role("button", name="Leave the call").wait_for(timeout=_PATIENCE_MS)
        teacher = _signed_in(browser, url, pair["teacher"])
        return [_once(teacher, pair) for _ in range(times)]


def _once(teacher: BrowserContext, pair: dict[str, Any]) -> float:
    page = _in_lobby(teacher, pair["teacher"], pair["session"])
    taken = float(page.evaluate(JOIN)) / 1000
    page.close()
    time.sleep(1)  # the student's tab has seen them leave
    return taken


@contextmanager
def _browser() -> Iterator[Browser]:
    with machine.children_anywhere(), sync_playwright() as playwright:
        program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield browser
        browser.close()


def _signed_in(browser: Browser, url: str, person: dict[str, str]) -> BrowserContext:
    context = browser.new_context(base_url=url)
    context.add_cookies([{"name": ACCESS_COOKIE, "value": person["token"], "url": url}])
    context.grant_permissions(["camera", "microphone"])
    context.add_init_script(WATCH)
    return context


def _in_lobby(context: BrowserContext, person: dict[str, str], session: str) -> Page:
    bearer = {"Authorization": f"Bearer {person['token']}"}
    room = context.request.get(f"/api/sessions/{session}/room", headers=bearer).json()
    page = context.new_page()
    page.goto("/sessions" + room["pageUrl"].split("/sessions", 1)[1])
    page.locator("main button:enabled", has_text="Join the call").wait_for(timeout=_PATIENCE_MS)
    return page
