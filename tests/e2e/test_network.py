"""Slow, broken and absent networks: what people wrote and read is not lost, and the page says what is going on."""

import re
import time
from dataclasses import replace
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PATIENCE_MS
from tests.e2e.people import Person, sign_up
from tests.e2e.watch import WHILE_OFFLINE
from tests.plugins import product


@pytest.fixture
def one_unread(member):
    """Ada has a long conversation with Ben of which she has not read the last message; her tab is still empty."""
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    conversation = ben.conversation_with(ada)
    for number in range(20):
        ben.sends(conversation, f"{number}: " + "what people write to each other " * (number % 4 + 1), str(uuid4()))
    ada.api("POST", f"/api/chat/conversations/{conversation}/read", {"seq": 19})
    return ada, conversation


def has_read(person: Person, conversation: str) -> bool:
    positions = person.api("GET", f"/api/chat/conversations/{conversation}")["readPositions"]
    return any(position["userId"] == person.id and position["seq"] == 20 for position in positions)


def expect_nothing_unread(person: Person, conversation: str) -> None:
    """Neither in the page nor, a moment later, on the server."""
    expect(person.bubbles.last).to_contain_text("19:")
    expect(person.place("Messages")).not_to_contain_text("unread")
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not has_read(person, conversation):
        assert time.monotonic() < deadline, "the server was never told"
        person.page.wait_for_timeout(50)


HIDDEN = """
  window.hidden = true;
  Object.defineProperty(document, "visibilityState", { get: () => window.hidden ? "hidden" : "visible" });
"""


def slow_processor(person: Person, times: int) -> None:
    person.page.context.new_cdp_session(person.page).send("Emulation.setCPUThrottlingRate", {"rate": times})


@pytest.mark.parametrize("times", [1, 12])
def test_the_newest_message_in_sight_is_read_however_slow_the_start(times, one_unread, watch):
    if times > 1:  # given up after 10 s, and tried again
        watch.expect("WebSocket is closed before the connection is established")
    ada, conversation = one_unread
    slow_processor(ada, times)
    ada.page.goto(f"/messages/{conversation}")
    expect_nothing_unread(ada, conversation)


def test_an_answer_older_than_what_was_read_since_does_not_make_it_unread_again(one_unread):
    ada, conversation = one_unread
    arrived, held = set(), []
    ada.page.on("requestfinished", lambda request: arrived.add(request.url))

    def hold(route):
        """What is asked again when the socket has opened is answered as of then, and arrives later."""
        answer = route.fetch()
        if route.request.url in arrived:
            held.append((route, answer))
        else:
            route.fulfill(response=answer)

    ada.page.route(f"**/api/chat/conversations/{conversation}", hold)
    ada.page.route("**/api/chat/conversations?**", hold)
    ada.page.goto(f"/messages/{conversation}")
    expect_nothing_unread(ada, conversation)
    while held:
        route, answer = held.pop()
        with ada.page.expect_event("requestfinished", lambda request, url=route.request.url: request.url == url):
            route.fulfill(response=answer)
    ada.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect_nothing_unread(ada, conversation)


def test_what_is_in_sight_is_read_without_a_socket_and_though_the_first_try_fails(one_unread, watch):
    watch.expect("503", "ERR_FAILED")
    ada, conversation = one_unread
    tries = []

    def busy_once(route):
        tries.append(route)
        if len(tries) == 1:
            route.fulfill(status=503, json={"code": "busy", "message": "Many people write."})
        else:
            route.continue_()

    ada.page.route("**/api/auth/socket", lambda route: route.abort())
    ada.page.route("**/read", busy_once)
    with ada.page.expect_response(lambda response: response.url.endswith("/read") and response.ok):
        ada.page.goto(f"/messages/{conversation}")
    expect_nothing_unread(ada, conversation)


def test_a_thread_opened_in_a_hidden_tab_is_read_when_the_tab_is_looked_at(one_unread):
    ada, conversation = one_unread
    ada.page.add_init_script(HIDDEN)
    ada.page.goto(f"/messages/{conversation}")
    expect(ada.bubbles.last).to_contain_text("19:")
    expect(ada.place("Messages")).to_contain_text("unread")
    assert not has_read(ada, conversation)
    ada.page.evaluate("() => { window.hidden = false; document.dispatchEvent(new Event('visibilitychange')) }")
    expect(ada.place("Messages")).not_to_contain_text("unread")


def test_an_address_that_may_open_no_socket_says_so_once_and_everything_goes_on_over_rest(talking):
    ada, ben = talking
    opened = []

    def refuse(socket):
        opened.append(socket)
        socket.close(code=4421)

    ada.page.route_web_socket("**/ws/", refuse)
    ada.page.reload()
    expect(ada.banner).to_contain_text("may not open one here")
    ada.writes("Over the other way")
    expect(ben.bubble("Over the other way")).to_be_visible()
    expect(ada.bubble("Over the other way")).to_be_visible()
    ada.page.evaluate("() => dispatchEvent(new Event('online'))")
    ben.writes("Read when you look again")
    expect(ben.bubble("Read when you look again")).to_be_visible()
    ada.page.reload()
    expect(ada.bubble("Read when you look again")).to_be_visible()
    expect(ada.place("Messages")).not_to_contain_text("unread")
    expect(ada.banner).to_contain_text("may not open one here")
    assert len(opened) == 2


def test_two_tabs_that_send_at_once_send_each_message_once_and_in_the_order_of_each(talking, watch):
    watch.expect(*WHILE_OFFLINE)
    ada, ben = talking
    other_tab = replace(ada, page=ada.browser.new_page())
    other_tab.page.goto(ada.page.url)
    expect(other_tab.composer).to_be_visible()
    ada.browser.set_offline(True)  # so that both have several to send when the network is back
    for number in range(4):
        ada.writes(f"one {number}")
        other_tab.writes(f"two {number}")
    ada.browser.set_offline(False)
    for person in (ada, other_tab, ben):
        expect(person.bubbles).to_have_count(8)
        expect(person.page.get_by_role("article", name="Sending")).to_have_count(0)
    sent = [message["content"] for message in ada.messages(ada.page.url.rsplit("/", 1)[1])]
    for tab in ("one", "two"):
        assert [text for text in sent if text.startswith(tab)] == [f"{tab} {number}" for number in range(4)]


def test_a_message_that_was_too_fast_waits_with_its_reason_and_arrives_by_itself(live, new_browser):
    limits = {"RATE_LIMITS_ENABLED": "true", "RATE_LIMIT_MESSAGE_UNANSWERED": "1 per 15 seconds"}
    with product.serving(live.data, product.environment(live.data, **limits)) as site:
        ada, ben = (sign_up(new_browser(base_url=site.url), name) for name in ("Ada Okafor", "Ben Moreau"))
        ben.page.goto(f"/messages/{ada.opens_conversation_with(ben)}")
        ada.writes("The first")
        ada.writes("One too many")  # at once: the outbox sends in order
        expect(ada.page.get_by_text("You write very fast", exact=False)).to_be_visible()
        expect(ben.bubble("One too many")).to_be_visible()
        expect(ada.bubble("One too many")).to_have_count(1)
        expect(ada.bubbles).to_have_count(2)
        for person in (ada, ben):  # before the server ends: a page would try to reach it again, and complain
            person.page.context.close()


ENTER_OF_A_COMPOSITION = """field => field.dispatchEvent(
  new KeyboardEvent("keydown", {key: "Enter", keyCode: 229, bubbles: true, cancelable: true}))"""


def test_what_fits_no_frame_breaks_no_connection_and_holds_nothing_up(talking):
    ada, ben = talking
    sockets = []
    ada.page.on("websocket", lambda socket: sockets.append(socket.url))
    ada.writes("log" + "\x1b" * 3_500)
    ada.writes("the next one")
    expect(ben.bubble("the next one")).to_be_visible()
    left = ada.page.get_by_role("article", name="Sending")
    expect(left).to_have_count(0)
    assert sockets == []


def test_a_message_that_is_refused_is_kept_with_its_reason_and_can_be_edited(talking, watch):
    watch.expect("413")
    ada, ben = talking
    refused = {"code": "too_large", "message": "That is too large."}
    ada.page.route("**/messages", lambda route: route.fulfill(status=413, json=refused))
    ada.writes("log" + "\x1b" * 3_500)
    ada.writes("the next one")
    failed = ada.page.get_by_role("article", name="Not sent")
    expect(failed).to_contain_text("This text is too large to be sent")
    expect(ben.bubble("the next one")).to_be_visible()
    ada.page.reload()
    expect(failed.get_by_role("alert")).to_have_count(1)
    failed.get_by_role("button", name="Edit").click()
    expect(failed).to_have_count(0)
    expect(ada.composer).to_have_value(re.compile("^log"))
    ada.writes("shorter")
    expect(ben.bubble("shorter")).to_be_visible()


def test_the_enter_that_ends_a_composition_sends_nothing(talking):
    ada, ben = talking
    ada.composer.fill("にほんご")
    ada.composer.evaluate(ENTER_OF_A_COMPOSITION)
    expect(ada.composer).to_have_value("にほんご")
    ada.composer.press("Enter")
    expect(ben.bubbles).to_have_count(1)


def dots(person: Person, state: str):
    """The marks beside pictures: of the other in the list and the head, of oneself in the menu."""
    return person.page.locator(f"[data-online={state}]").filter(visible=True)


def test_who_is_online_is_the_same_everywhere_and_not_known_while_i_am_away(contacts, watch):
    watch.expect(*WHILE_OFFLINE)
    ada, _ = contacts
    expect(dots(ada, "yes")).to_have_count(3)
    ada.browser.set_offline(True)
    expect(dots(ada, "unknown")).to_have_count(3)
    expect(ada.presence).to_have_text("You are not connected")
    ada.browser.set_offline(False)
    expect(ada.presence).to_have_text("Online")
    expect(dots(ada, "yes")).to_have_count(3)
