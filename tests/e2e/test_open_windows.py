"""Every kind of open window, on a phone by night and on a desk by day: readable for everyone.

The windows of swaps, blocking and reporting are looked at in test_swaps.py and test_safety.py.
"""

import datetime as dt
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import Person
from tests.e2e.readable import grave
from tests.e2e.test_every_page import LOOKS, SIZES, WIDER_THAN_THE_WINDOW, open_page

DIALOG, MENU = "[role=dialog]", "[role=menu]"
FIELD_WITH_LIST = "[role=combobox], [role=listbox]"


class Windows:
    """Opens windows of a page one after the other; `problems` is what is wrong with them, by name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: dict[str, list[str]] = {}

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name).filter(visible=True).first

    def look(self, name: str, window: str) -> None:
        """Look at the window that is open, and close it."""
        shown = self.page.locator(window).first
        expect(shown).to_be_visible()
        expect(self.page.locator(".animate-skeleton")).to_have_count(0)
        if found := [*grave(self.page, window), *self.page.evaluate(WIDER_THAN_THE_WINDOW)]:
            self.problems[name] = found
        self.page.keyboard.press("Escape")

    def menu(self, button: Locator, *dialogs: str) -> None:
        """The menu behind that button, and the dialogs behind these of its items."""
        button.click()
        self.look(str(button), MENU)
        expect(self.page.locator(MENU)).to_have_count(0)
        for item in dialogs:
            button.click()
            self.page.get_by_role("menuitem", name=item).click()
            self.closes(item)

    def dialogs(self, *buttons: str) -> None:
        for name in buttons:
            self.button(name).click()
            self.closes(name)

    def closes(self, name: str) -> None:
        self.look(name, DIALOG)
        expect(self.page.locator(DIALOG)).to_have_count(0)

    def suggestions(self, field: Locator, text: str) -> None:
        """The list below a field, with one of its options marked."""
        field.fill(text)
        expect(self.page.get_by_role("option").first).to_be_visible()
        field.press("ArrowDown")
        self.look(f"suggestions for {text}", FIELD_WITH_LIST)


@pytest.fixture
def partners(verified):
    """Ada, a teacher with a lesson that goes on, and Ben, who takes it; and the paths of both their sessions."""
    skill = f"Window making {uuid4().hex[:8]}"
    ada, ben = verified("Ada Okafor", teaches=[skill, "Bookbinding"]), verified("Ben Moreau", teaches=["Lute"])
    offered = next(one["id"] for one in ada.api("GET", "/api/skills/mine")["offer"] if one["name"] == skill)
    running, ahead = (asks(ben, ada, offered, wait) for wait in (dt.timedelta(minutes=10), dt.timedelta(days=2)))
    ada.api("POST", f"/api/sessions/{running}/accept")
    for person in (ada, ben):
        person.api("POST", f"/api/sessions/{running}/start")
    return ada, ben, running, ahead


def asks(learner: Person, teacher: Person, skill: str, wait: dt.timedelta) -> str:
    at = (dt.datetime.now(dt.UTC) + wait).isoformat()
    asked = {"teacherId": teacher.id, "skillId": skill, "scheduledTime": at, "durationMinutes": 60}
    return str(learner.api("POST", "/api/sessions", asked)["id"])


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_every_kind_of_open_window_is_readable_for_everyone(size, theme, partners):
    ada, ben, running, ahead = partners
    page, windows = ada.page, Windows(ada.page)
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    talk = ada.conversation_with(ben)
    ada.sends(talk, "See you then", str(uuid4()))

    open_page(page, "/skills")
    windows.menu(windows.button("Account"))
    windows.dialogs("Edit Bookbinding")
    windows.suggestions(page.get_by_role("combobox").first, "java")
    open_page(page, "/settings")
    windows.dialogs("Change password", "Delete my account")
    open_page(page, f"/messages/{talk}")
    windows.menu(windows.button("More about Ben Moreau"))
    mine = ada.bubble("See you then")
    mine.hover()
    windows.menu(mine.get_by_role("button", name="Message actions"), "Delete")
    open_page(page, f"/people/{ben.id}")
    windows.dialogs("Swap or book with Ben Moreau")
    ada.begins("Book a session", ben)
    windows.closes("Book a session")
    open_page(page, f"/sessions/{ahead}")
    windows.dialogs("Other time", "Decline")
    open_page(page, f"/sessions/{running}")
    windows.dialogs("End session")
    open_page(page, "/profile")
    windows.menu(windows.button("Copy Monday to other days"))
    page.get_by_role("button", name="Monday, 09:00 to 10:00").click()
    page.get_by_role("link", name="See my public page").click()
    windows.closes("Leave without saving?")
    assert windows.problems == {}
