"""The session's room with a Jitsi of one's own, embedded, in a real browser under the pages' real content policy."""

import datetime as dt
import shutil
import time

import pytest
from playwright.sync_api import expect

from tests.e2e.jitsi_page import DOMAIN, Jitsi, frame_of, said_in
from tests.e2e.mails import confirm_address
from tests.e2e.people import PATIENCE_SECONDS, sign_up
from tests.plugins import processes, product

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def with_jitsi(tmp_path_factory, seeded):
    data = tmp_path_factory.mktemp("jitsi")
    shutil.copytree(seeded, data, dirs_exist_ok=True)
    port = processes.free_port()
    jitsi = {
        "JITSI_DOMAIN": DOMAIN,
        "JITSI_APP_ID": "skillswap",
        "JITSI_APP_SECRET": "long enough for an HS256 key, 32",
    }
    env = product.environment(data, CLIENT_ORIGIN=f"http://127.0.0.1:{port}", **jitsi)
    with product.serving(data, env, port) as served, product.working(data, env):
        yield served


@pytest.fixture
def lesson(with_jitsi, new_browser):
    """A teacher and a learner of a session that may be entered, and its path."""
    made = [("Ada Okafor", {"teaches": ["Lute making"]}), ("Ben Moreau", {"wants": ["Lute making"]})]
    ada, ben = (sign_up(new_browser(base_url=with_jitsi.url), name, **skills) for name, skills in made)
    for person in (ada, ben):
        confirm_address(with_jitsi, person)
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10)
    asked = {
        "teacherId": ada.id,
        "skillId": ada.api("GET", "/api/skills/mine")["offer"][0]["id"],
        "scheduledTime": soon.isoformat(),
        "durationMinutes": 60,
    }
    session = ben.api("POST", "/api/sessions", asked)
    ada.api("POST", f"/api/sessions/{session['id']}/accept")
    return ada, ben, session["id"]


def enters(person, session_id):
    person.page.goto(f"/sessions/{session_id}")
    person.page.get_by_role("main").get_by_role("button", name="Join", exact=True).click()


def in_call(person, session_id):
    """Who is in the call, as the server has written it down."""
    return [peer["userId"] for peer in person.api("GET", f"/api/sessions/{session_id}/call")["peers"]]


def becomes(person, session_id, people):
    """Wait until these are in the call."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while in_call(person, session_id) != people:
        assert time.monotonic() < deadline, f"in the call: {in_call(person, session_id)}"
        person.page.wait_for_timeout(50)


def press(person, name):
    frame_of(person.page).get_by_role("button", name=name).click()


def test_a_jitsi_stands_in_the_room_and_who_joins_and_leaves_it_is_written_down_as_for_our_own_call(lesson):
    ada, _, session_id = lesson
    jitsi = Jitsi(ada.browser)
    enters(ada, session_id)
    expect(frame_of(ada.page).get_by_role("button", name="Join meeting")).to_be_visible()
    assert jitsi.asked[0] == "/external_api.js"
    said = {"name": "Ada Okafor", "subject": "Lute making", "lang": "en", "records": False, "devices": True}
    assert said_in(ada.page) == said
    expect(ada.page.get_by_text("SkillSwap turns recording off there")).to_be_visible()
    assert in_call(ada, session_id) == []
    press(ada, "Join meeting")
    becomes(ada, session_id, [ada.id])
    press(ada, "Somebody comes")
    expect(ada.page.get_by_text("Ben Moreau is in the call.")).to_be_attached()
    press(ada, "Hang up")
    expect(ada.page.get_by_role("heading", name="You have left the call")).to_be_visible()
    becomes(ada, session_id, [])
    ada.page.get_by_role("button", name="Join again").click()
    expect(frame_of(ada.page).get_by_role("button", name="Join meeting")).to_be_visible()


def test_a_second_tab_takes_the_call_and_the_first_one_says_so(lesson):
    ada, _, session_id = lesson
    Jitsi(ada.browser)
    enters(ada, session_id)
    press(ada, "Join meeting")
    becomes(ada, session_id, [ada.id])
    second = ada.browser.new_page()
    second.goto(ada.page.url)
    frame_of(second).get_by_role("button", name="Join meeting").click()
    expect(ada.page.get_by_role("heading", name="The call goes on in another tab")).to_be_visible()
    expect(frame_of(second).get_by_role("button", name="Join meeting")).to_be_visible()


def test_a_jitsi_that_is_away_or_gives_up_opens_in_a_new_tab_instead(lesson, watch):
    ada, _, session_id = lesson
    watch.expect(r"external_api.js")
    jitsi = Jitsi(ada.browser)
    jitsi.is_away = True
    enters(ada, session_id)
    expect(ada.page.get_by_role("heading", name="The call cannot be shown here")).to_be_visible()
    jitsi.is_away = False
    ada.page.get_by_role("button", name="Try again").click()
    press(ada, "Break")
    link = ada.page.get_by_role("link", name="Open in a new tab")
    assert "noopener" in str(link.get_attribute("rel"))
    with ada.browser.expect_page() as opened:
        link.click()
    assert opened.value.url.startswith(f"https://{DOMAIN}/")
    becomes(ada, session_id, [ada.id])
    ada.page.get_by_role("button", name="I have left the call").click()
    becomes(ada, session_id, [])


def test_no_other_origin_may_run_a_script_or_stand_in_a_frame(lesson, watch):
    ada, *_ = lesson
    watch.expect(r"Content Security Policy", r"evil.example")
    ada.page.goto("/sessions")
    outcome = ada.page.evaluate(
        """() => new Promise((done) => {
             const refused = [];
             addEventListener("securitypolicyviolation", (event) => {
               refused.push(event.effectiveDirective);
               if (refused.length === 2) done(refused.sort());
             });
             const script = document.createElement("script");
             script.src = "https://evil.example/external_api.js";
             const frame = document.createElement("iframe");
             frame.src = "https://evil.example/";
             document.body.append(script, frame);
           })"""
    )
    assert outcome == ["frame-src", "script-src-elem"]
