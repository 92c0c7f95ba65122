"""How much a page loads over the wire, and when its heading is there, in a real Chromium with an empty cache."""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext

# What Chromium's developer tools call "Slow 3G", as it comes at the far end.
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
HEADING = "h1"
_PATIENCE_MS = 60_000
# A heading is in sight when it has a box and something has been painted since: before its style has come, nothing is.
_PAINTED = """(heading) => {
  const shown = [...document.querySelectorAll(heading)].some((each) => each.checkVisibility());
  return shown && performance.getEntriesByType("paint").length > 0 && performance.now();
}"""


@dataclass(frozen=True)
class PageLoad:
    """`bytes` is what came over the network with headers, `heading_ms` from the click to the heading in sight."""

    bytes: int
    requests: int
    heading_ms: float


def measure(browser: BrowserContext, path: str, *, heading: str = HEADING, slow: bool = False) -> PageLoad:
    """Open `path` in a new tab and wait until it has loaded all it wants. Without the service worker's own requests."""
    page = browser.new_page()
    network = browser.new_cdp_session(page)
    sizes: list[float] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if slow:
        network.send("Network.emulateNetworkConditions", SLOW_3G)
    page.goto(path, wait_until="commit", timeout=_PATIENCE_MS)
    painted = page.wait_for_function(_PAINTED, arg=heading, timeout=_PATIENCE_MS)
    heading_ms = float(painted.json_value())
    page.wait_for_load_state("networkidle", timeout=_PATIENCE_MS)
    page.close()
    return PageLoad(bytes=int(sum(sizes)), requests=len(sizes), heading_ms=heading_ms)
