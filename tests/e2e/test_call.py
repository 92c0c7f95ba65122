"""The call of a session between two browsers: real pictures and sounds over real UDP, from fake devices."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.e2e.calls import SCREEN, button, codecs, hears, joins, may_call, received, sees, they_talk
from tests.e2e.lessons import Lesson, agreed_lesson, new_skill, opens_room
from tests.e2e.mails import confirm_address
from tests.e2e.people import Person, sign_up
from tests.e2e.udp_gate import udp_gate
from tests.e2e.watch import WHILE_OFFLINE
from tests.plugins import product

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]
AWAY_MS = 10_000
CAMERAS_PAUSE = "The network is poor, so the cameras pause."
FEW_CODECS = ["H264", "VP8", "opus", "rtx"]  # of the first offer too: others would make it twice as long


@pytest.fixture
def callers(lesson):
    """Ada teaches Ben, the room at the path is open, and their browsers let it use their devices."""
    for person in lesson[:2]:
        may_call(person.browser)
    return lesson


@pytest.fixture
def callers_at(new_browser, live):
    """`callers_at(url)`: as `callers`, on the server there, which shares the data of `live`."""

    def make(url: str) -> Lesson:
        skill = new_skill()
        ada = sign_up(may_call(new_browser(base_url=url)), "Ada Okafor", teaches=[skill])
        ben = sign_up(may_call(new_browser(base_url=url)), "Ben Moreau", wants=[skill])
        for person in (ada, ben):
            confirm_address(live, person)
        return ada, ben, agreed_lesson(ada, ben, ada.api("GET", "/api/skills/mine")["offer"][0]["id"])

    return make


def they_join(ada: Person, ben: Person, path: str) -> None:
    for person in (ada, ben):
        joins(opens_room(person, path))


def test_two_people_see_and_hear_each_other_and_one_shows_a_screen(callers):
    ada, ben, _ = callers
    they_join(*callers)
    they_talk(ada, ben)
    kind, protocol = received(ada.page)["routes"][:2]
    assert (kind, protocol) != ("relay", "udp")
    assert codecs(ada.page) == codecs(ben.page) == FEW_CODECS
    button(ada.page, "Share your screen").click()
    sees(ben.page, SCREEN)
    they_talk(ada, ben)


def test_a_reload_goes_on_by_itself_and_a_second_tab_takes_the_call_over(callers):
    ada, ben, path = callers
    they_join(*callers)
    they_talk(ada, ben)
    ben.page.reload()
    they_talk(ada, ben)
    first, second = ben.page, ben.browser.new_page()
    joins(opens_room(replace(ben, page=second), path))
    expect(first.get_by_role("heading", name="The call goes on in another tab")).to_be_visible()
    they_talk(ada.page, second)
    first.bring_to_front()
    button(first, "Take it back").click()
    expect(second.get_by_role("heading", name="The call goes on in another tab")).to_be_visible()
    they_talk(ada.page, first)
    button(first, "Leave the call").click()
    expect(ada.page.get_by_role("heading", name="Ben Moreau is not here yet")).to_be_visible()
    button(first, "Call again").click()
    they_talk(ada.page, first)


JOIN_AS_STRANGER = """async ([ticket, sessionId]) => {
  const socket = new WebSocket(`ws://${location.host}/ws/`);
  window.heard = [];
  const peerId = crypto.randomUUID();
  return await new Promise(done => {
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", ticket }));
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(data);
      window.heard.push(frame.type);
      if (frame.type === "welcome")
        socket.send(JSON.stringify({ type: "call:join", id: "1", data: { sessionId, peerId } }));
      if (frame.id === "1") done(frame.code);
    };
  });
}"""


def test_a_third_person_finds_no_room_and_hears_nothing_of_the_call(callers, member, watch):
    watch.expect(r"404 .*/api/")
    ada, ben, path = callers
    cid = member("Cid Third")
    cid.page.goto("/dashboard")
    ticket = cid.api("POST", "/api/auth/socket")["ticket"]
    assert cid.page.evaluate(JOIN_AS_STRANGER, [ticket, path.rsplit("/", 1)[1]]) == "not_found"
    they_join(*callers)
    they_talk(ada, ben)
    assert not [kind for kind in cid.page.evaluate("window.heard") if kind.startswith("call:")]
    cid.page.goto(f"{path}/room")
    expect(button(cid.page, "Join the call")).to_have_count(0)
    expect(cid.page.get_by_role("link", name="Back to the session")).to_be_visible()


@pytest.fixture
def through_a_gate(callers_at, live, turn_server):
    """Ada, Ben, and the gate that all of their call passes: a relay is their only way."""
    with udp_gate(turn_server.address) as gate:
        urls = {"TURN_URLS": f"turn:127.0.0.1:{gate.port}?transport=udp"}
        env = product.environment(live.data, **{**turn_server.environment, **urls})
        with product.serving(live.data, env) as site:
            ada, ben, path = callers_at(site.url)
            they_join(ada, ben, path)
            they_talk(ada, ben)
            yield ada, ben, gate
            for person in (ada, ben):  # before the server ends: a page would try to reach it again, and complain
                person.browser.close()


def test_through_a_relay_alone_they_talk_and_after_ten_seconds_without_a_network_all_comes_again_by_itself(
    through_a_gate, watch
):
    watch.expect(*WHILE_OFFLINE, "ERR_NETWORK_CHANGED")
    ada, ben, gate = through_a_gate
    assert received(ada.page)["routes"][:2] == ["relay", "udp"]
    gate.is_open = False
    ben.browser.set_offline(True)
    for person in (ada, ben):
        expect(person.page.get_by_text("The connection is interrupted. It comes back by itself.")).to_be_visible()
    ben.page.wait_for_timeout(AWAY_MS)
    gate.is_open = True
    ben.browser.set_offline(False)
    they_talk(ada, ben)


def test_on_a_network_that_loses_much_the_cameras_pause_by_themselves_and_return(through_a_gate):
    ada, ben, gate = through_a_gate
    gate.lost = 0.15  # on each of the two ways to the relay
    for person in (ada, ben):
        expect(person.page.get_by_text(CAMERAS_PAUSE)).to_be_visible()
        hears(person.page)
    gate.lost = 0
    they_talk(ada, ben)
    for person in (ada, ben):
        expect(person.page.get_by_text(CAMERAS_PAUSE)).to_have_count(0)
