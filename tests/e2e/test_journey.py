"""From sign-up to a live chat: what the product is for, in two browsers."""

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Person, fill_sign_up, until
from tests.e2e.watch import WHILE_OFFLINE


def add_skill(person: Person, column: str, name: str) -> None:
    form = person.page.get_by_role("form", name=column)
    form.get_by_label("Skill", exact=True).fill(name)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(person.toast(f"{name} is on your list.")).to_be_visible()


def join(browser: Any, name: str, *, teaches: str, wants: str) -> Person:
    """Come as a stranger, sign up, list one skill each way."""
    page = browser.new_page()
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Sign up for free").first.click()
    person = fill_sign_up(page, name)
    person.place("My skills").click()
    add_skill(person, "Add a skill you teach", teaches)
    add_skill(person, "Add a skill you want to learn", wants)
    return person


def test_two_new_people_match_and_talk_live(new_browser):
    ada = join(new_browser(), "Ada Okafor", teaches="Kintsugi repair", wants="Nyckelharpa")
    ben = join(new_browser(), "Ben Moreau", teaches="Nyckelharpa", wants="Kintsugi repair")
    for person, other, lesson in ((ben, ada, "Kintsugi repair"), (ada, ben, "Nyckelharpa")):
        person.place("Matches").click()
        card = person.page.get_by_role("listitem").filter(has=person.page.get_by_role("heading", name=other.name))
        expect(card.get_by_text("Fits both ways")).to_be_visible()
        reasons = card.get_by_role("list", name=f"Why {other.name}").get_by_role("listitem")
        expect(reasons.first).not_to_be_empty()
        expect(card).to_contain_text(lesson)

    ada.page.get_by_role("button", name="Message Ben Moreau").click()
    expect(ada.page).to_have_url(re.compile("/messages/[0-9a-f-]{36}$"))
    ada.writes("Bonjour Ben!")
    expect(ada.bubble("Bonjour Ben!")).to_be_visible()
    ben.place("Messages").click()
    ben.page.get_by_role("list", name="Conversations").get_by_text("Bonjour Ben!").click()
    expect(ada.status).to_contain_text("Seen")
    expect(ada.presence).not_to_have_text("Online")  # not before he answers

    reply_to(ben, "Bonjour Ben!", "Salut Ada, what broke?")
    answer = ada.bubble("Salut Ada, what broke?")
    expect(answer).to_contain_text("Bonjour Ben!")
    expect(ada.presence).to_have_text("Online")
    ben.composer.press_sequentially("Salut")
    expect(ada.presence).to_have_text("Ben Moreau is typing…")
    ben.composer.fill("")
    expect(ada.presence).to_have_text("Online")
    delete(ada, "Bonjour Ben!")
    expect(ada.log.get_by_text("You deleted this message")).to_be_visible()
    expect(ben.bubble("This message was deleted").first).to_be_visible()
    expect(ben.page.get_by_text("Bonjour Ben!")).to_have_count(0)


def reply_to(person: Person, text: str, answer: str) -> None:
    choose(person, text, "Reply")
    expect(person.page.get_by_text("Replying to")).to_be_visible()
    person.writes(answer)


def delete(person: Person, text: str) -> None:
    choose(person, text, "Delete")
    person.page.get_by_role("dialog").get_by_role("button", name="Delete").click()


def choose(person: Person, text: str, action: str) -> None:
    bubble = person.bubble(text).first
    bubble.hover()
    bubble.get_by_role("button", name="Message actions").click()
    person.page.get_by_role("menuitem", name=action).click()


def test_who_goes_offline_and_comes_back_misses_nothing_and_sends_once(talking, watch):
    watch.expect(*WHILE_OFFLINE)
    ada, ben = talking
    conversation = ada.page.url.rsplit("/", 1)[1]
    ada.writes("before")
    expect(ben.bubble("before")).to_be_visible()

    ben.browser.set_offline(True)
    expect(ben.banner).to_contain_text("You are offline")
    for number in range(5):
        ada.writes(f"missed {number}")
        expect(ada.bubble(f"missed {number}")).to_be_visible()
    for number in range(3):
        ben.writes(f"written away {number}")
    waiting = ben.page.get_by_role("article", name="Sending")
    expect(waiting).to_have_count(3)
    kept = outbox_ids(ben, 3)

    ben.browser.set_offline(False)
    expect(ben.banner).to_be_empty()
    expect(waiting).to_have_count(0)
    wanted = {"before", *(f"missed {n}" for n in range(5)), *(f"written away {n}" for n in range(3))}
    for person in (ada, ben):
        expect(person.bubbles).to_have_count(len(wanted))
        for text in wanted:
            expect(person.bubble(text)).to_have_count(1)
    stored = ada.messages(conversation)
    assert [message["seq"] for message in stored] == list(range(1, len(wanted) + 1))
    assert {message["clientId"] for message in stored if message["senderId"] == ben.id} == set(kept)
    away = [message["content"] for message in stored if message["senderId"] == ben.id]
    assert away == [f"written away {n}" for n in range(3)]


OUTBOX_IDS = """async (count) => {
 for (;;) {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((ok, no) => {
      const open = indexedDB.open(name); open.onsuccess = () => ok(open.result); open.onerror = no;
    });
    for (const store of db.objectStoreNames) {
      const all = await new Promise((ok) => {
        const rows = db.transaction(store).objectStore(store).getAll(); rows.onsuccess = () => ok(rows.result);
      });
      found.push(...all.filter((row) => row.content).map((row) => row.id));
    }
    db.close();
  }
  if (found.length === count) return found;
  await new Promise((done) => setTimeout(done, 50)); // what is shown is written a moment later
 }
}"""


def outbox_ids(person: Person, count: int) -> list[str]:
    """The ids of what waits in the browser's own store, once that is so many."""
    return list(person.page.evaluate(OUTBOX_IDS, count))


def test_what_was_written_offline_survives_a_reload_and_goes_out_with_its_id(talking, watch):
    watch.expect(*WHILE_OFFLINE)
    ada, ben = talking
    conversation = ada.page.url.rsplit("/", 1)[1]
    # A reload without a network has nothing to load, so the page is left while offline and opened again later.
    ben.browser.set_offline(True)
    ben.writes("kept over a reload")
    expect(ben.page.get_by_role("article", name="Sending")).to_have_count(1)
    kept = outbox_ids(ben, 1)
    ben.page.goto("about:blank")
    assert ada.messages(conversation) == []

    ben.browser.set_offline(False)
    ben.page.goto(f"/messages/{conversation}")
    expect(ben.bubble("kept over a reload")).to_have_count(1)
    expect(ada.bubble("kept over a reload")).to_have_count(1)
    assert [message["clientId"] for message in ada.messages(conversation)] == kept
    outbox_ids(ben, 0)


# True when the newest message is wholly in sight and stays where it is: the list's last step comes a moment later.
STAYS_IN_SIGHT = """async () => {
  const room = () => [...document.querySelectorAll('[role=log] article')].at(-1).getBoundingClientRect().bottom
    - document.querySelector('[role=log]').getBoundingClientRect().bottom;
  const before = room();
  await new Promise(done => setTimeout(done, 150));
  return before <= 0 && room() === before;
}"""

DRAWN = """() => document.fonts.ready.then(() =>
  new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"""


@pytest.mark.parametrize("unread", [0, 1])
def test_a_long_thread_opens_with_its_newest_message_wholly_in_sight(unread, member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    conversation = ben.conversation_with(ada)
    for number in range(30):
        ben.sends(conversation, f"{number}: " + "what people write to each other " * (number % 4 + 1), str(uuid4()))
    ada.api("POST", f"/api/chat/conversations/{conversation}/read", {"seq": 30 - unread})
    ada.page.goto(f"/messages/{conversation}")
    newest = ada.bubbles.last
    expect(newest).to_contain_text("29:")
    expect(ada.place("Messages")).not_to_contain_text("unread")
    ada.page.evaluate(DRAWN)  # fonts come, rows grow
    ada.page.wait_for_function(STAYS_IN_SIGHT)


# A step up, and the rows there are drawn: two steps at once would pass some by.
STEP_UP = """async log => {
  log.scrollBy(0, -400);
  const top = () => Math.min(...[...log.firstElementChild.children].map(row => row.getBoundingClientRect().top));
  while (top() > log.getBoundingClientRect().top && log.scrollTop > 0)
    await new Promise(done => requestAnimationFrame(done));
}"""


def test_scrolling_up_brings_older_messages_and_keeps_the_place(member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    conversation = ben.conversation_with(ada)
    for number in range(70):
        ben.sends(conversation, f"Message number {number}", str(uuid4()))
    ada.api("POST", f"/api/chat/conversations/{conversation}/read", {"seq": 70})
    ada.page.goto(f"/messages/{conversation}")
    expect(ada.bubble("Message number 69")).to_be_visible()
    seen = set()

    def sees_the_first():
        seen.update(ada.bubbles.evaluate_all("all => all.map(article => Number(article.dataset.seq))"))
        return 1 in seen

    until(ada.page, lambda: ada.log.evaluate(STEP_UP), sees_the_first)
    assert seen == set(range(1, 71))
    ben.sends(conversation, "While you read", str(uuid4()))
    ada.page.get_by_role("button", name="1 new message").click()
    expect(ada.bubble("While you read")).to_be_visible()


def test_a_thread_with_much_that_is_new_opens_where_it_begins(member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    conversation = ben.conversation_with(ada)
    for number in range(60):
        ben.sends(conversation, f"Message number {number}", str(uuid4()))
    ada.api("POST", f"/api/chat/conversations/{conversation}/read", {"seq": 30})
    ada.page.goto(f"/messages/{conversation}")
    expect(ada.log.get_by_text("New messages")).to_be_in_viewport()
    expect(ada.bubble("Message number 30")).to_be_in_viewport()
    expect(ada.place("Messages")).to_contain_text("unread")  # what is below has not been in sight
    ada.page.get_by_role("button", name="Jump to newest").click()
    expect(ada.bubble("Message number 59")).to_be_in_viewport()
    expect(ada.place("Messages")).not_to_contain_text("unread")
