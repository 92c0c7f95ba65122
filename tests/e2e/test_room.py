"""The room of a session as people see it: lobby, pictures, buttons, keys, and what stands beside the call."""

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.lessons import opens_room
from tests.e2e.people import Person
from tests.e2e.readable import grave, keep_picture
from tests.e2e.test_every_page import LOOKS, SCREENS, SIZES, WIDER_THAN_ITS_DIALOG, WIDER_THAN_THE_WINDOW

LONG_NAME = "W" * 80
# The browser has been asked for a device; kept across pages of the tab.
COUNT_QUESTIONS = """
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.questions = 0;
  navigator.mediaDevices.getUserMedia = (wanted) => { window.questions += 1; return real(wanted); };
"""
# As a browser whose owner forbade the microphone: the one of the tests allows everything, and cannot be told otherwise.
NO_MICROPHONE = """
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) =>
    wanted.audio ? Promise.reject(new DOMException("", "NotAllowedError")) : real(wanted);
  const query = navigator.permissions.query.bind(navigator.permissions);
  navigator.permissions.query = (asked) =>
    asked.name === "camera" ? Promise.resolve({ state: "granted" }) : query(asked);
"""


def button(page: Page, name: str):
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def joins(person: Person, path: str) -> Page:
    """Into the call with camera and microphone."""
    page = opens_room(person, path)
    button(page, "Turn on camera and microphone").click()
    button(page, "Join the call").click()
    expect(button(page, "Leave the call")).to_be_visible()
    return page


def test_the_lobby_asks_for_nothing_before_a_press_and_shows_who_is_there(lesson):
    ada, ben, path = lesson
    ben.page.add_init_script(COUNT_QUESTIONS)
    page = opens_room(ben, path)
    expect(page.get_by_text("Nobody is in the room yet.")).to_be_visible()
    expect(page.get_by_text("This call is not recorded.")).to_be_visible()
    assert page.evaluate("window.questions") == 0
    button(page, "Turn on camera and microphone").click()
    expect(page.get_by_label("How Ada Okafor will see you")).to_be_visible()
    assert page.evaluate("window.questions") == 1
    expect(page.get_by_label("Microphone", exact=True)).to_contain_text("Fake Audio Input")
    expect(page.get_by_role("img", name="Level of your microphone").locator("[data-lit]").first).to_be_attached()
    button(page, "Play a test tone").click()
    expect(button(page, "Play a test tone")).to_be_enabled()
    page.keyboard.press("v")
    expect(page.get_by_text("Your camera is off")).to_be_visible()
    button(page, "Join the call").click()
    expect(page.get_by_role("heading", name="Ada Okafor is not here yet")).to_be_visible()
    other = opens_room(ada, path)
    expect(other.get_by_text("Ben Moreau is in the room.")).to_be_visible()
    button(page, "Leave the call").click()
    expect(other.get_by_text("Nobody is in the room yet.")).to_be_visible()


def test_who_forbids_the_microphone_is_told_what_to_do_and_joins_all_the_same(lesson):
    _, ben, path = lesson
    ben.page.add_init_script(NO_MICROPHONE)
    page = opens_room(ben, path)
    button(page, "Turn the microphone on").click()  # the camera is open already: it is allowed
    expect(page.get_by_text("The browser does not let SkillSwap use your microphone.")).to_be_visible()
    button(page, "Join the call").click()
    expect(button(page, "Turn the microphone on")).to_be_visible()


def test_the_call_is_held_with_the_keyboard_alone_and_letters_are_only_letters_in_the_chat(lesson):
    ada, ben, path = lesson
    page, other = joins(ben, path), joins(ada, path)
    expect(page.get_by_role("status").filter(has_text="Ada Okafor is here.")).to_be_attached()
    here = other.get_by_role("status").filter(has_text="Ben Moreau is here.")
    expect(here).to_be_attached()  # from now on what changes is said
    page.keyboard.press("m")
    expect(button(page, "Turn the microphone on")).to_be_visible()
    expect(other.get_by_role("status").filter(has_text="Ben Moreau turned the microphone off.")).to_be_attached()
    page.keyboard.press("x")
    expect(page.get_by_test_id("small-them")).to_be_visible()
    page.keyboard.press("c")
    expect(ben.composer).to_be_focused()
    page.keyboard.type("mmm vcs")
    page.keyboard.press("Enter")
    expect(ben.bubble("mmm vcs")).to_be_visible()
    expect(button(page, "Turn the microphone on")).to_be_visible()
    expect(button(page, "Turn the camera off")).to_be_visible()
    # two: the request for the session stands in the conversation too
    expect(other.get_by_role("button", name="Chat, 2 unread")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary", name="Beside the call")).to_have_count(0)
    expect(button(page, "Chat")).to_be_focused()
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys in the room").press("Escape")
    page.go_back()
    page.get_by_role("dialog", name="Leave the call?").get_by_role("button", name="Stay").press("Enter")
    page.get_by_role("toolbar").get_by_role("button", name="Leave the call").press("Enter")
    expect(page.get_by_role("heading", name="You left the call")).to_be_visible()
    expect(other.get_by_role("heading", name="Ben Moreau is not here yet")).to_be_visible()
    button(page, "Call again").press("Enter")
    expect(button(page, "Turn the microphone on")).to_be_visible()
    expect(other.get_by_role("heading", name="Ben Moreau is not here yet")).to_have_count(0)


def test_a_second_tab_takes_the_call_and_the_first_can_take_it_back(lesson):
    _, ben, path = lesson
    page = joins(ben, path)
    second = ben.browser.new_page()
    second.goto(page.url)
    button(second, "Join and only listen").click()
    expect(page.get_by_role("heading", name="The call goes on in another tab")).to_be_visible()
    button(page, "Take it back").click()
    expect(page.get_by_role("heading", name="Ada Okafor is not here yet")).to_be_visible()
    expect(second.get_by_role("heading", name="The call goes on in another tab")).to_be_visible()


@pytest.mark.parametrize("key", ["ArrowUp", "ArrowLeft"])
def test_on_a_phone_with_a_panel_open_my_own_picture_lies_beside_what_is_said_and_not_over_it(key, lesson):
    ada, _, path = lesson
    page = ada.page
    page.set_viewport_size(SIZES["phone"])
    joins(ada, path)
    page.keyboard.press("n")
    expect(page.get_by_label("Your notes")).to_be_visible()
    mine = page.get_by_test_id("small-me")
    said = page.get_by_role("heading", name="Ben Moreau is not here yet").locator("..")
    page.get_by_role("group", name="Your picture").press(key)
    for words in (said.get_by_role("heading"), said.get_by_role("paragraph")):
        expect(words).to_be_in_viewport(ratio=1)
        assert apart(words, mine, "x", "width")


@pytest.mark.parametrize("key", ["ArrowUp", "ArrowLeft", "ArrowDown"])
def test_on_a_phone_what_swaps_the_pictures_covers_none_of_them(key, lesson, new_browser):
    ada, ben, path = lesson
    signed_in = ada.browser.storage_state()
    phone = replace(ada, page=new_browser(viewport=SIZES["phone"], has_touch=True, storage_state=signed_in).new_page())
    page = joins(phone, path)
    joins(ben, path)
    expect(page.get_by_role("heading", name="Ben Moreau is not here yet")).to_have_count(0)
    page.get_by_role("group", name="Your picture").press(key)
    swap, mine = page.get_by_role("button", name="Swap big and small"), page.get_by_test_id("small-me")
    expect(swap).to_be_in_viewport(ratio=1)
    keep_picture(page, f"room-swap-{key}")
    assert apart(mine, swap, "x", "width") or apart(mine, swap, "y", "height")
    swap.tap()
    theirs = page.get_by_test_id("small-them")
    expect(theirs).to_be_visible()
    assert apart(theirs, swap, "x", "width") or apart(theirs, swap, "y", "height")


def apart(one: Locator, other: Locator, start: str, size: str) -> bool:
    """Whether one ends before the other begins: beside each other by x and width, below by y and height."""
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    return a[start] + a[size] <= b[start] or b[start] + b[size] <= a[start]


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_lobby_and_room_are_readable_for_everyone_however_long_the_names(size, theme, lesson):
    ada, ben, path = lesson
    for person in (ada, ben):
        person.api("PATCH", "/api/users/profile", {"name": LONG_NAME})
    page = ben.page
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    problems: list[str] = []

    def look(picture: str) -> None:
        page.screenshot(path=SCREENS / f"room-{picture}-{size}-{theme}.png")
        found = [*grave(page), *page.evaluate(WIDER_THAN_THE_WINDOW), *page.evaluate(WIDER_THAN_ITS_DIALOG)]
        problems.extend(f"{picture}: {one}" for one in found)

    SCREENS.mkdir(parents=True, exist_ok=True)
    opens_room(ben, path)
    look("lobby")
    button(page, "Turn on camera and microphone").click()
    expect(page.get_by_role("img", name="Level of your microphone")).to_be_visible()
    look("preview")
    button(page, "Join the call").click()
    expect(page.get_by_role("heading", name="is not here yet")).to_be_visible()
    look("waiting")
    joins(ada, path)
    expect(page.get_by_role("heading", name="is not here yet")).to_have_count(0)
    look("call")
    page.keyboard.press("n")
    expect(page.get_by_label("Your notes")).to_be_visible()
    look("notes")
    page.get_by_role("tab", name="Chat").click()
    expect(ben.composer).to_be_visible()
    look("chat")
    button(page, "Close").click()
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Devices").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look("devices")
    page.keyboard.press("Escape")
    button(page, "Leave the call").click()
    expect(page.get_by_role("heading", name="You left the call")).to_be_visible()
    look("left")
    assert problems == []
