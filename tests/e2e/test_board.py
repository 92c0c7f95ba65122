"""Two people draw on one board and write one text, one of them without a network for a while."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.e2e.lessons import opens_room
from tests.e2e.people import Person
from tests.e2e.readable import grave
from tests.e2e.watch import WHILE_OFFLINE

# The name of whoever writes stands at their caret, between the letters, and is no text.
TEXT_HAS = """([editor, part]) => {
    const copy = editor.cloneNode(true)
    copy.querySelectorAll(".cm-ySelectionCaret").forEach((caret) => caret.remove())
    return copy.textContent.includes(part)
}"""

CLOSING_ASKS = "() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))"


def panel(person: Person, path: str, name: str) -> Page:
    """Into the call without camera and microphone, with the board or the text open."""
    page = opens_room(person, path)
    main = page.get_by_role("main")
    main.get_by_role("button", name="Join and only listen").click()
    panel_button(page, name).click()
    return page


def panel_button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def board(page: Page) -> Locator:
    return page.get_by_role("application")


def draws(page: Page, x: int, y: int, *, dx: int = 60, dy: int = 40) -> None:
    box = board(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(box["x"] + x + dx * step / 5, box["y"] + y + dy * step / 5)
    page.mouse.up()


def has(page: Page, count: int) -> None:
    expect(board(page)).to_have_attribute("data-shapes", str(count))


def reads(editor: Locator, part: str) -> None:
    """The shared text has `part` in one piece, wherever the other's caret stands."""
    editor.page.wait_for_function(TEXT_HAS, arg=[editor.element_handle(), part], polling=100)


def saved(page: Page) -> None:
    expect(page.locator("[role=status][data-state=saved]")).to_be_visible()


def test_two_draw_at_once_one_without_a_network_and_both_have_the_same_board(lesson, watch):
    ada, ben, path = lesson
    page, other = panel(ada, path, "Board"), panel(ben, path, "Board")
    has(page, 0)
    draws(page, 20, 20)
    has(other, 1)
    watch.expect(*WHILE_OFFLINE)
    ben.browser.set_offline(True)
    draws(other, 20, 120)
    draws(page, 100, 60)
    other.get_by_role("button", name="Rectangle").click()
    draws(other, 100, 150)
    has(other, 3)
    has(page, 2)
    ben.browser.set_offline(False)
    for one in (page, other):
        has(one, 4)
        saved(one)
    page.get_by_role("button", name="Undo").click()
    has(other, 3)
    board(other).press("n")
    board(other).press("Delete")
    has(page, 2)
    assert grave(page) == []
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save as picture").click()
    assert downloading.value.suggested_filename.endswith("board.png")
    picture = Image.open(io.BytesIO(Path(downloading.value.path()).read_bytes())).convert("RGB")
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert len(picture.getcolors(1 << 24)) > 1
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    has(other, 0)


def test_two_write_one_text_at_once_one_without_a_network_and_it_is_kept_with_the_session(lesson, watch):
    ada, ben, path = lesson
    page, other = panel(ada, path, "Text"), panel(ben, path, "Text")
    mine, theirs = (one.get_by_role("textbox", name="Shared text") for one in (page, other))
    mine.press_sequentially("# Chords")
    reads(theirs, "# Chords")
    watch.expect(*WHILE_OFFLINE)
    ben.browser.set_offline(True)
    theirs.press("Control+End")
    theirs.press_sequentially(" of G שלום")
    other.get_by_role("complementary").get_by_role("button", name="Close").click()  # before it could be sent
    expect(theirs).to_have_count(0)
    assert other.evaluate(CLOSING_ASKS)
    mine.press("Control+Home")
    mine.press_sequentially("Ada. ")
    ben.browser.set_offline(False)
    reads(mine, "of G שלום")
    panel_button(other, "Text").click()
    for one, editor in ((page, mine), (other, theirs)):
        reads(editor, "Ada. # Chords")
        reads(editor, "of G שלום")
        saved(one)
    assert not other.evaluate(CLOSING_ASKS)
    assert grave(page) == []
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save as Markdown").click()
    text = Path(downloading.value.path()).read_text()
    assert "Ada. # Chords" in text
    assert downloading.value.suggested_filename.endswith("shared-text.md")
    page.goto(path)
    page.get_by_role("button", name="Shared text").click()
    reads(page.get_by_role("textbox", name="Shared text"), "of G שלום")
    assert grave(page) == []
