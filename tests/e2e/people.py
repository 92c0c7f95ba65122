"""People in their browsers. What a test is about goes through the page; what it only needs, over the API."""

import itertools
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

PASSWORD = "nine purple kettles"
MODERATOR = "moderator@example.org"  # an administrator, who has this password too
PATIENCE_SECONDS = 60
_numbers = itertools.count(1)


@dataclass
class Person:
    """Somebody signed in; `page` is the tab before them."""

    name: str
    email: str
    id: str
    page: Page

    @property
    def browser(self) -> BrowserContext:
        return self.page.context

    def api(self, method: str, path: str, data: Any = None) -> Any:
        """Call the API as this browser does: cookies and CSRF token. Returns the JSON of a success."""
        return call(self.browser, method, path, data)

    def is_connected_at(self, path: str) -> None:
        """Open a page and wait for its socket's first frame: what happens from now on comes through the socket."""
        frames: list[Any] = []

        def note(frame: Any) -> None:
            frames.append(frame)

        self.page.on("websocket", lambda socket: socket.on("framereceived", note))
        self.page.goto(path)
        until(self.page, lambda: None, lambda: bool(frames))

    def messages(self, conversation_id: str) -> list[dict[str, Any]]:
        """What the server has of a conversation, oldest first."""
        page = self.api("GET", f"/api/chat/conversations/{conversation_id}/messages?afterSeq=0&limit=100")
        return list(page["data"])

    def sends(self, conversation_id: str, content: str, client_id: str) -> Any:
        """Write over the API, as from another device."""
        path = f"/api/chat/conversations/{conversation_id}/messages"
        return self.api("POST", path, {"content": content, "clientId": client_id})

    def conversation_with(self, other: "Person") -> str:
        return str(self.api("POST", "/api/chat/conversations", {"userId": other.id})["id"])

    def opens_conversation_with(self, other: "Person") -> str:
        conversation_id = self.conversation_with(other)
        self.page.goto(f"/messages/{conversation_id}")
        expect(self.composer).to_be_visible()
        return conversation_id

    def writes(self, text: str) -> None:
        self.composer.fill(text)
        self.composer.press("Enter")

    @property
    def composer(self) -> Locator:
        return self.page.get_by_placeholder("Write a message")

    @property
    def presence(self) -> Locator:
        return self.page.get_by_test_id("presence")

    @property
    def banner(self) -> Locator:
        return self.page.get_by_test_id("connection-banner")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def bubbles(self) -> Locator:
        """Messages that the server has; those on their way are articles without a number."""
        return self.log.locator("article[data-seq]")

    def bubble(self, text: str) -> Locator:
        """Messages that say this. Their time is no part of it: "number 10" sent at 01:13 is not number 100."""
        return self.bubbles.filter(has=self.page.locator(":not(:has(time), time)", has_text=text))

    @property
    def status(self) -> Locator:
        return self.page.get_by_test_id("message-status").last

    def begins(self, way: str, other: "Person") -> None:
        """By the one button beside somebody: "Propose a swap" or "Book a session" with them."""
        self.page.get_by_role("button", name=f"Swap or book with {other.name}").click()
        self.page.get_by_role("dialog").get_by_role("button", name=way).click()

    def place(self, name: str) -> Locator:
        """An entry of the main navigation, with its badge."""
        main = self.page.get_by_role("navigation", name="Main").filter(visible=True)
        return main.get_by_role("link", name=re.compile(f"^{name}"))

    def toast(self, text: str) -> Locator:
        return self.page.locator("[data-sonner-toast]").filter(has_text=text)

    def keeps_toast(self, text: str) -> Locator:
        """The toast, with the mouse on it: it stays as long as that, however long the next steps take."""
        toast = self.toast(text)
        toast.hover()
        return toast


def until(page: Page, act: Callable[[], Any], is_there: Callable[[], bool]) -> None:
    """Act again and again, as somebody who scrolls, until it is there. AssertionError after a minute."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_there():
        assert time.monotonic() < deadline, "it never came"
        act()
        page.wait_for_timeout(50)


def new_email(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}.{next(_numbers)}@example.org"


def call(browser: BrowserContext, method: str, path: str, data: Any = None) -> Any:
    token = next((cookie["value"] for cookie in browser.cookies() if cookie["name"] == "csrftoken"), "")
    response = browser.request.fetch(path, method=method, data=data, headers={"X-CSRFToken": token})
    assert response.ok, f"{method} {path}: {response.status} {response.text()}"
    return response.json() if response.status != 204 else None


def sign_up(browser: BrowserContext, name: str, *, teaches: list[str] = (), wants: list[str] = ()) -> Person:  # type: ignore[assignment]
    """Somebody new with these skills, past their first run; the tab is still empty."""
    email = new_email(name)
    user = call(browser, "POST", "/api/auth/signup", {"name": name, "email": email, "password": PASSWORD})["user"]
    # Their profile is in UTC; that the browser's clock differs has been asked and answered.
    answered = f"skillswap.zonesAnswered.{user['id']}"
    script = f"localStorage.setItem('{answered}', '[\"Europe/Berlin\"]')"
    browser.add_init_script(f"try {{ {script} }} catch {{}}")  # an empty tab has no storage
    person = Person(name=name, email=email, id=user["id"], page=browser.new_page())
    person.api("POST", "/api/users/first-run/end")
    for kind, names in (("offer", teaches), ("learn", wants)):
        for skill in names:
            person.api("POST", "/api/skills", {"name": skill, "category": "other", "level": "beginner", "type": kind})
    return person


def fill_sign_up(page: Page, name: str) -> Person:
    """Sign up as people do, in the page, and skip the first run; ends on the dashboard."""
    person = fill_in_sign_up(page, name)
    page.get_by_role("button", name="Skip all of this").click()
    expect(page).to_have_url(re.compile("/dashboard$"))
    return person


def fill_in_sign_up(page: Page, name: str) -> Person:
    """Sign up as people do, in the page; ends on the first step of the first run."""
    email = new_email(name)
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("form", name="Sign up").get_by_role("button", name="Sign up").click()
    expect(page).to_have_url(re.compile("/welcome/teach$"))
    me = call(page.context, "GET", "/api/auth/me")
    return Person(name=name, email=email, id=me["id"], page=page)


def fill_log_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("form", name="Log in").get_by_role("button", name="Log in").click()
