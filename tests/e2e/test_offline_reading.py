"""What a member has seen can be read after a reload without a network: by nobody else, and not for longer."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Person, fill_log_in, sign_up
from tests.e2e.test_journey import outbox_ids
from tests.e2e.test_offline import everything_is_kept
from tests.e2e.watch import WHILE_OFFLINE

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

KEPT = """async () => {
  const names = (await indexedDB.databases()).map(({name}) => name).filter(name => name.startsWith("skillswap-kept-"));
  const rows = await Promise.all(names.map(name => new Promise((done, fail) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const asking = opening.result.transaction("answers").objectStore("answers").getAll();
      asking.onsuccess = () => { opening.result.close(); done(asking.result); };
    };
  })));
  return JSON.stringify(rows.flat());
}"""


def wait_until_kept(person: Person, text: str, *, there: bool = True) -> None:
    """Until what this browser keeps has `text` in it, or no longer."""
    wait = "while ((await kept()).includes(text) !== there) await new Promise(done => setTimeout(done, 50));"
    person.page.evaluate(f"async ([text, there]) => {{ const kept = {KEPT}; {wait} }}", [text, there])


@pytest.fixture
def ada(new_browser):
    """Ada, who has read a message of Ben's, in a browser that has kept the client and what she saw."""
    ada = sign_up(new_browser(service_workers="allow"), "Ada Okafor")
    ben = sign_up(new_browser(), "Ben Moreau")
    ada.talk = ada.conversation_with(ben)
    ada.sends(ada.talk, "Hello Ben", "00000000-0000-4000-8000-000000000001")
    ada.message = ben.sends(ada.talk, "The recipe is under the clock", "00000000-0000-4000-8000-000000000002")
    ada.ben = ben
    ada.page.goto(f"/messages/{ada.talk}")
    expect(ada.bubbles.last).to_contain_text("under the clock")
    wait_until_kept(ada, "under the clock")
    everything_is_kept(ada.page)
    return ada


def test_what_was_read_is_there_after_a_reload_without_a_network_and_says_of_when_it_is(ada, watch):
    watch.expect(*WHILE_OFFLINE)
    ada.browser.set_offline(True)
    ada.page.reload()
    expect(ada.bubbles.last).to_contain_text("under the clock")
    expect(ada.banner).to_contain_text(re.compile(r"You are offline.*Shown as of \d+:\d\d", re.DOTALL))
    ada.writes("Found it, thank you")
    outbox_ids(ada, 1)
    ada.page.goto("/dashboard")
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Ada")
    ada.browser.set_offline(False)
    expect(ada.banner).to_be_empty()
    ada.page.goto(f"/messages/{ada.talk}")
    expect(ada.bubble("Found it, thank you")).to_be_visible()


def test_what_was_deleted_meanwhile_is_gone_as_soon_as_there_is_a_network(ada, watch):
    watch.expect(*WHILE_OFFLINE)
    ada.browser.set_offline(True)
    ada.page.reload()
    expect(ada.bubbles.last).to_contain_text("under the clock")
    ada.ben.api("DELETE", f"/api/chat/messages/{ada.message['id']}")
    ada.browser.set_offline(False)
    expect(ada.page.get_by_text("under the clock")).to_have_count(0)
    wait_until_kept(ada, "under the clock", there=False)


def test_a_log_out_erases_what_was_kept_and_the_next_member_never_sees_it(ada, watch):
    watch.expect(*WHILE_OFFLINE)
    ada.page.get_by_role("button", name="Your account").filter(visible=True).click()
    ada.page.get_by_role("menuitem", name="Log out").click()
    expect(ada.page).to_have_url(re.compile("/login$"))
    wait_until_kept(ada, "clock", there=False)
    fill_log_in(ada.page, ada.ben.email)
    expect(ada.page).to_have_url(re.compile("/dashboard$"))
    wait_until_kept(ada, ada.ben.id)
    assert "ada." not in ada.page.evaluate(KEPT)  # her address
    ada.browser.set_offline(True)
    ada.page.reload()
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Ben")
