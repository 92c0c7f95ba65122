"""Draws the icons of the installed client from the drawing of favicon.svg: `.venv/bin/python client/scripts/icons.py`, then commit them.

Needs Debian's Chromium (it draws, as in the tests). `maskable` icons fill their square, because platforms cut them into
circles and the like: what matters stands in the inner four fifths.
"""

import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PUBLIC = Path(__file__).resolve().parents[1] / "public"
PAPER = "#fbf6ea"
HALVES = """
  <path d="M32 8a18 18 0 0 0 0 36z" fill="#0e5a5e"/>
  <path d="M32 20a18 18 0 0 1 0 36z" fill="#e3a12e"/>"""
ROUNDED = f'<rect width="64" height="64" rx="16" fill="{PAPER}"/>{HALVES}'
INNER = "translate(32 32) scale(.8) translate(-32 -32)"
WHOLE = f'<rect width="64" height="64" fill="{PAPER}"/><g transform="{INNER}">{HALVES}</g>'
# Of the sign beside the clock, phones use only where it is drawn, and colour that themselves: the two halves, apart.
SHAPE = """<g transform="translate(32 32) scale(1.25) translate(-32 -32)" fill="#fff">
  <path d="M30 8a18 18 0 0 0 0 36z"/><path d="M34 20a18 18 0 0 1 0 36z"/></g>"""
# name: (pixels a side, drawing)
ICONS = {
    "icon-192.png": (192, ROUNDED),
    "icon-512.png": (512, ROUNDED),
    "icon-maskable-192.png": (192, WHOLE),
    "icon-maskable-512.png": (512, WHOLE),
    "apple-touch-icon.png": (180, WHOLE),
    "badge-96.png": (96, SHAPE),
}


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for name, (side, drawing) in ICONS.items():
            draw(page, drawing, side, PUBLIC / name)
        browser.close()


def draw(page: Page, drawing: str, side: int, file: Path) -> None:
    page.set_viewport_size({"width": side, "height": side})
    svg = f'<svg viewBox="0 0 64 64" width="{side}" height="{side}">{drawing}</svg>'
    page.set_content(f'<body style="margin:0">{svg}</body>')
    page.screenshot(path=file, omit_background=True)


if __name__ == "__main__":
    main()
