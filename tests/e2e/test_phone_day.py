"""A new member's first day, on a phone: bad networks, pushes, and mails that reach a real mail server."""

import datetime as dt
import os
import re
import shutil
import time
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.people import PATIENCE_SECONDS, fill_sign_up, sign_up
from tests.e2e.push import Pushed
from tests.e2e.test_booking import ALL_WEEK
from tests.e2e.test_files import LOST, is_drawn
from tests.mail.smtp import Inbox, event_of, text_of
from tests.plugins import processes, product
from tests.plugins.push_service import push_service

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
BAD = {"offline": False, "latency": 300, "downloadThroughput": 60_000, "uploadThroughput": 40_000}
CUT = {**BAD, "offline": True}
GOOD = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
OVERFLOWS = "() => document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def browser(playwright, browser_type_launch_args):
    """Chromium with all of its parts: its headless shell shows no notifications."""
    options = {**browser_type_launch_args, "executable_path": shutil.which("chromium")}
    browser = playwright.chromium.launch(**options)
    yield browser
    browser.close()


@pytest.fixture
def inbox():
    """A mail server, and what it took."""
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=processes.free_port(), ready_timeout=60)
    server.start()
    inbox.port = server.port
    yield inbox
    server.stop()


@pytest.fixture
def served(tmp_path, seeded, inbox, push_port):
    """The product as an operator runs it: its mails go to the mail server, its pushes to the push service."""
    shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    port = processes.free_port()
    env = product.environment(
        tmp_path,
        CLIENT_ORIGIN=f"http://127.0.0.1:{port}",
        EMAIL_URL=f"smtp://127.0.0.1:{inbox.port}",
        PUSH_LOCAL_ORIGINS=f"http://127.0.0.1:{push_port}",
        PUSH_WAIT_SECONDS="0",
    )
    with product.serving(tmp_path, env, port) as served, product.working(tmp_path, env):
        yield served


def mail_to(inbox, person, subject):
    """Wait for the mail to that person whose subject matches."""
    deadline = time.monotonic() + 3 * PATIENCE_SECONDS  # mails that are due are looked for each minute
    while time.monotonic() < deadline:
        for mail in list(inbox.taken):
            if person.email in str(mail["To"]) and re.search(subject, str(mail["Subject"])):
                return mail
        time.sleep(0.1)
    raise AssertionError([str(mail["Subject"]) for mail in inbox.taken])


def confirms(inbox, person):
    link = re.search(r"https?://\S+/verify-email\?\S+", text_of(mail_to(inbox, person, "Confirm|confirm")))
    (token,) = parse_qs(urlsplit(link[0]).query)["token"]
    person.api("POST", "/api/auth/verify-email", {"token": token})


def large_photo(path):
    """As cameras make them: nothing in it repeats, so it takes the bad network seconds."""
    Image.frombytes("RGB", (500, 400), os.urandom(500 * 400 * 3)).save(path, "JPEG")
    return path


def test_a_new_member_on_a_phone_sends_over_a_bad_network_is_pushed_and_mailed_and_turns_it_off(
    served, inbox, new_browser, push_port, tmp_path, watch
):
    watch.expect(*LOST)
    phone = {**PHONE, "base_url": served.url, "service_workers": "allow"}
    page = new_browser(**phone).new_page()
    page.goto("/signup")
    ada = fill_sign_up(page, "Ada Okafor")
    confirms(inbox, ada)
    ben = sign_up(new_browser(base_url=served.url), "Ben Moreau", teaches=["Guitar"])
    confirms(inbox, ben)
    for person in (ada, ben):
        person.api("PUT", "/api/users/availability", ALL_WEEK)

    # A photo and a voice message, over a network that is bad and goes away.
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    talk = ada.opens_conversation_with(ben)
    network.send("Network.emulateNetworkConditions", BAD)
    page.get_by_role("button", name="Attach a file").click()
    with page.expect_file_chooser() as camera:
        page.get_by_role("menuitem", name="Take a photo").click()
    assert camera.value.element.get_attribute("capture") == "environment"
    camera.value.set_files(large_photo(tmp_path / "lake.jpg"))
    expect(page.get_by_role("list", name="Files to send").get_by_role("listitem")).to_have_count(1)
    ada.composer.fill("This is where we were")
    page.get_by_role("button", name="Send", exact=True).tap()
    network.send("Network.emulateNetworkConditions", CUT)
    page.get_by_role("button", name="Record a voice message").tap()
    expect(page.get_by_test_id("recorded")).to_have_text(re.compile("^0:(0[1-9]|[1-5])"))
    page.get_by_role("button", name="Stop recording").tap()
    page.get_by_role("button", name="Send voice message").tap()
    expect(ada.log.get_by_role("article", name="Sending").last).to_be_visible()
    assert not page.evaluate(OVERFLOWS)
    network.send("Network.emulateNetworkConditions", BAD)
    expect(ada.bubbles).to_have_count(2)
    network.send("Network.emulateNetworkConditions", GOOD)
    ben.page.goto(f"/messages/{talk}")
    expect(ben.bubbles).to_have_count(2)
    is_drawn(ben, "lake.jpg")
    expect(ben.log.get_by_role("button", name="Play voice message")).to_be_visible()

    # A push, while the client is closed; pressed, it opens the conversation.
    with push_service(push_port) as service:
        pushed = Pushed.on(ada, service, served.url, f"ada-{uuid4()}")
        pushed.turn_on()
        pushed.closes()
        ben.sends(talk, "What a lake! Shall we play?", str(uuid4()))
        pushed.next()
        pushed.shows("Ben Moreau wrote to you")
        ada.is_connected_at("/dashboard")
        pushed.presses()
        expect(page).to_have_url(re.compile(f"/messages/{talk}$"))
        expect(ada.bubble("What a lake!")).to_be_visible()

    # A session is agreed: its mail puts it into a calendar.
    slots = ada.api("GET", f"/api/sessions/slots?userId={ben.id}&durationMinutes=60")["data"]
    skill = ada.api("GET", f"/api/users/{ben.id}")["skills"]["offer"][0]
    start = slots[40]["start"]
    wish = {"teacherId": ben.id, "skillId": skill["id"], "durationMinutes": 60, "scheduledTime": start}
    session = ada.api("POST", "/api/sessions", wish)
    ben.api("POST", f"/api/sessions/{session['id']}/accept")
    mail = mail_to(inbox, ada, "Guitar")
    method, event = event_of(mail)
    assert method == "REQUEST"
    assert event.decoded("dtstart") == dt.datetime.fromisoformat(start)
    assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(hours=1)

    # One click in that mail, and no more of them come.
    before = mailed(ada)
    off = urlsplit(re.search(r"https?://\S+/unsubscribe\?\S+", text_of(mail))[0])
    page.goto(f"{off.path}?{off.query}")
    page.get_by_role("button", name="Turn these mails off").tap()
    expect(page.get_by_text("You get no more mails of this kind")).to_be_visible()
    assert not page.evaluate(OVERFLOWS)
    assert len(before - mailed(ada)) == 1

    # One more, and no mail comes at all; one in the settings, and no push either.
    page.get_by_role("button", name="Turn off all mails").tap()
    expect(page.get_by_text("You get no more mails that can be turned off.")).to_be_visible()
    assert not page.evaluate(OVERFLOWS)
    assert mailed(ada) == set()
    assert told(ada, "push")
    page.goto("/settings")
    page.get_by_role("button", name="Turn off all mails and pushes").tap()
    expect(page.get_by_text("All mails and pushes that can be turned off are off.")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert not page.evaluate(OVERFLOWS)
    assert told(ada, "push") == set()


def mailed(person):
    """The kinds of notification that come as mails."""
    return told(person, "email")


def told(person, way):
    """The kinds of notification that come in that way."""
    chosen = person.api("GET", "/api/notifications/preferences")
    return {kind for kind, ways in chosen.items() if isinstance(ways, dict) and ways.get(way)}
