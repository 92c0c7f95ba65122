"""Pushes in a browser: asked for at the right moment, shown, pressed, and taken away when read anywhere.

`push.py` says what stands in for the push service of the browser's maker.
"""

import re
import shutil
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.people import sign_up
from tests.e2e.push import TOLD, Pushed
from tests.plugins.push_service import push_service

SENDS = "Ben Moreau wrote to you"
STALE = """async () => {
  const now = await self.clients.matchAll({ type: "window" });
  Object.defineProperty(self.clients, "matchAll", { value: async () => now });
  return now.map(({ focused }) => focused);
}"""


@pytest.fixture(scope="module")
def browser(playwright, browser_type_launch_args):
    """Chromium with all of its parts: its headless shell shows no notifications."""
    options = {**browser_type_launch_args, "executable_path": shutil.which("chromium")}
    browser = playwright.chromium.launch(**options)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def service(push_port):
    with push_service(push_port) as service:
        yield service


@pytest.fixture
def ada(new_browser, service, live):
    """Ada, in a browser that can get pushes."""
    person = sign_up(new_browser(service_workers="allow"), "Ada Okafor")
    return Pushed.on(person, service, live.url, f"ada-{uuid4()}")


@pytest.fixture
def ben(member):
    return member("Ben Moreau")


def test_a_push_comes_while_the_client_is_closed_and_goes_when_it_is_read_on_another_device(ada, ben):
    ada.turn_on()
    ada.closes()
    talk = ben.conversation_with(ada.person)
    _, second = (ben.sends(talk, text, str(uuid4())) for text in ("Nobody else may read this", "Nor this"))
    content = ada.next()
    assert content["title"] == SENDS
    assert "read this" not in str(content)
    ada.shows(SENDS)
    ada.deliver(content)
    ada.shows(SENDS)  # one for each conversation
    ada.person.api("POST", f"/api/chat/conversations/{talk}/read", {"seq": second["seq"]})
    assert ada.next()["type"] == "withdrawal"
    ada.shows()


def test_of_pushes_that_come_at_once_none_is_forgotten(ada, ben):
    ada.turn_on()
    ada.closes()
    ben.sends(ben.conversation_with(ada.person), "Are you there?", str(uuid4()))
    content = ada.next()
    others = [f"{SENDS} ({number})" for number in range(20)]
    all_wait = [content["id"], *others]
    for other in others:  # each is shown, and lists what no longer waits
        ada.deliver(content | {"id": other, "title": other, "tag": other, "waiting": all_wait})
    ada.shows(SENDS, *others)


def test_a_press_leads_the_open_tab_there_without_loading_it_anew(ada, ben):
    ada.turn_on()
    ada.closes()
    talk = ben.conversation_with(ada.person)
    ben.sends(talk, "Are you there?", str(uuid4()))
    ada.next()
    ada.shows(SENDS)
    page = ada.person.page
    ada.person.is_connected_at("/dashboard")
    # It answers once it has nothing else to do: one that does not answer for seconds is loaded anew.
    page.evaluate("() => new Promise(done => requestIdleCallback(() => { window.stayed = true; done() }))")
    ada.presses()
    expect(page).to_have_url(re.compile(f"/messages/{talk}$"))
    expect(ada.person.bubble("Are you there?")).to_be_visible()
    assert page.evaluate("() => window.stayed === true")
    ada.shows()


def test_who_looks_at_the_client_gets_its_toast_and_no_second_notification(ada, ben):
    ada.turn_on()
    ada.person.is_connected_at("/dashboard")
    talk = ben.conversation_with(ada.person)
    ben.sends(talk, "Are you there?", str(uuid4()))
    expect(ada.person.toast("Are you there?")).to_be_visible()
    ada.next()
    ada.shows()


def test_a_tab_that_was_just_closed_and_still_counts_as_looked_at_takes_no_notification_away(ada, ben):
    ada.turn_on()
    ada.person.is_connected_at("/dashboard")
    assert ada.worker.evaluate(STALE) == [True]  # as the browser names them until it has heard of the end
    ada.closes()
    ben.sends(ben.conversation_with(ada.person), "Are you there?", str(uuid4()))
    ada.next()
    ada.shows(SENDS)


def test_what_is_read_in_another_tab_leaves_the_screen_at_once(ada, ben):
    ada.turn_on()
    ada.closes()
    talk = ben.conversation_with(ada.person)
    sent = ben.sends(talk, "Are you there?", str(uuid4()))
    ada.next()
    ada.shows(SENDS)
    ada.person.is_connected_at("/dashboard")
    ada.person.api("POST", f"/api/chat/conversations/{talk}/read", {"seq": sent["seq"]})
    ada.shows()


def test_nobody_is_asked_before_they_wait_for_an_answer_and_no_is_remembered(ada, ben):
    talk = ada.person.opens_conversation_with(ben)
    offer = ada.person.page.get_by_role("region", name="Get told when Ben Moreau answers")
    expect(offer).to_have_count(0)
    ada.person.writes("Hello")
    offer.get_by_role("button", name="Not now").click()
    expect(offer).to_have_count(0)
    ada.person.page.goto(f"/messages/{talk}")
    ada.person.writes("Hello again")
    expect(ada.person.bubble("Hello again")).to_be_visible()
    expect(offer).to_have_count(0)


def test_the_offer_turns_pushes_on_and_a_log_out_ends_them(ada, ben):
    talk = ada.person.opens_conversation_with(ben)
    ada.person.writes("Hello")
    offer = ada.person.page.get_by_role("region", name="Get told when Ben Moreau answers")
    offer.get_by_role("button", name="Turn on").click()
    expect(offer).to_have_count(0)
    ada.closes()
    ben.sends(talk, "Hello to you", str(uuid4()))
    ada.next()
    ada.shows(SENDS)
    ada.person.page.goto("/settings")
    ada.person.page.get_by_role("main").get_by_role("button", name="Log out", exact=True).last.click()
    expect(ada.person.page).to_have_url(re.compile("/(login)?$"))
    ada.shows()
    assert ada.person.page.evaluate("() => localStorage.getItem('test.push')") is None


def test_a_subscription_for_a_key_that_the_server_no_longer_has_is_made_anew(ada, ben):
    ada.turn_on()
    old = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    ada.person.page.evaluate("(key) => localStorage.setItem('test.push', key)", old)
    key = ada.person.api("GET", "/api/config")["pushKey"]
    ada.person.page.goto("/dashboard")
    ada.person.page.wait_for_function("(key) => localStorage.getItem('test.push') === key", arg=key)


def test_who_turns_them_on_and_leaves_before_the_server_has_answered_has_them_all_the_same(ada):
    page = ada.person.page
    held = []  # the first one gets no answer
    page.route(f"**{TOLD}", lambda route: route.continue_() if held else held.append(route))
    page.goto("/settings")
    with page.expect_request(f"**{TOLD}"):
        ada.switch.click()
    with page.expect_response(f"**{TOLD}") as told:  # the next start tells the server
        page.goto("/dashboard")
    assert told.value.ok


def test_a_subscription_that_the_browser_moved_gets_the_pushes_though_the_client_is_closed(ada, ben):
    ada.turn_on()
    talk = ben.opens_conversation_with(ada.person)
    ada.closes()
    ada.moves("moved")
    ben.sends(talk, "Still there?", str(uuid4()))
    ada.next()
    ada.shows(SENDS)


def test_a_browser_that_forbids_notifications_says_how_to_undo_it(new_browser, live):
    person = sign_up(new_browser(service_workers="allow"), "Ada Okafor")
    person.page.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    person.page.goto("/settings")
    expect(person.page.get_by_text("Your browser does not let SkillSwap show notifications")).to_be_visible()
