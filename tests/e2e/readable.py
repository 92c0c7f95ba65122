"""What axe finds grave: people with a screen reader, a keyboard or weak eyes cannot use it. And what pages look like.

`SCREENS=1` keeps a picture of each page and window in test-results/screens. Without it only those of pages with
something wrong are kept: drawing one takes half a second of a processor.
"""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Locator, Page

SCREENS = Path(settings.BASE_DIR) / "test-results" / "screens"
GRAVE = ("serious", "critical")
# A rule that has an impact gives it to all that it finds: those whose finds are never grave need not run, which is a
# third of them and a quarter of the time.
RUN = """async ({ within, grave }) => {
  const weak = axe._audit.rules.filter(({ impact }) => impact && !grave.includes(impact));
  const rules = Object.fromEntries(weak.map(({ id }) => [id, { enabled: false }]));
  return (await axe.run(within ?? document, { resultTypes: ["violations"], rules })).violations;
}"""


def grave(page: Page, within: str | None = None) -> list[str]:
    """Each grave fault of the page, or of what the selector `within` finds, with the element and the reason."""
    page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN, {"within": within, "grave": GRAVE})
    return [
        f"{rule['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


def keep_picture(shown: Page | Locator, name: str, *, wrong: bool = False, **options: bool) -> None:
    """Of a page or a part of it; when pictures are asked for, or something is `wrong` with it."""
    if wrong or os.environ.get("SCREENS"):
        SCREENS.mkdir(parents=True, exist_ok=True)
        shown.screenshot(path=SCREENS / f"{name}.png", **options)
