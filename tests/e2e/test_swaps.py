"""Proposing a swap, answering it with another, agreeing: both see each step at once."""

import itertools
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.readable import grave, keep_picture
from tests.e2e.test_every_page import LOOKS, SIZES, WIDER_THAN_THE_WINDOW, problems_of

_pairs = itertools.count(1)


@pytest.fixture
def fitting(member):
    """Two people of whom each teaches what the other wants; Ada also teaches something else."""
    number = next(_pairs)  # the server remembers the people of the other tests
    lute, chess, dance = (f"{name} {number}" for name in ("Swap lute", "Swap chess", "Swap dance"))
    ada = member(f"Ada Okafor {number}", teaches=[chess, lute], wants=[dance])
    ben = member(f"Ben Moreau {number}", teaches=[dance], wants=[lute])
    return ada, ben


def skill(person, kind="offer"):
    """The ids of what somebody teaches, by name."""
    return {one["name"].rsplit(" ", 1)[0]: one["id"] for one in person.api("GET", "/api/skills/mine")[kind]}


def proposal(ada, ben, **more):
    """Ada proposes over the API; returns the swap."""
    body = {"toUserId": ben.id, "offeredSkillId": skill(ada)["Swap lute"], "wantedSkillId": skill(ben)["Swap dance"]}
    return ada.api("POST", "/api/swaps", {**body, **more})


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))


def status(page: Page) -> Locator:
    return page.get_by_test_id("swap-status")


def test_a_swap_is_proposed_countered_and_agreed_on_and_both_see_it_live(fitting):
    ada, ben = fitting
    ben.page.goto("/swaps")
    expect(ben.page.get_by_text("Nobody has proposed a swap yet")).to_be_visible()
    ada.page.goto(f"/people/{ben.id}")
    ada.begins("Propose a swap", ben)
    dialog = ada.page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name=re.compile("Swap lute"))).to_be_checked()
    expect(dialog.get_by_role("button", name="Send proposal")).to_be_in_viewport(ratio=1)
    dialog.get_by_label("Message (optional)").fill("An hour each?")
    dialog.get_by_role("button", name="Send proposal").click()
    expect(ada.toast("on its way")).to_be_visible()

    row = card(ben.page, ada.name)
    expect(row).to_contain_text("An hour each?")
    expect(status(row)).to_have_text("Waits for your answer")
    expect(ben.place("Swaps")).to_contain_text("1 proposal waits for you")
    row.get_by_role("button", name="Propose something else").click()
    dialog = ben.page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name=re.compile("Swap lute"))).to_be_checked()
    dialog.get_by_label("How long you learn").select_option("90")
    expect(dialog).to_contain_text("You would learn 30 minutes longer than you teach")
    dialog.get_by_role("button", name="Send proposal").click()
    answered = ada.keeps_toast(f"{ben.name} proposes something else")
    expect(status(row)).to_have_text(f"Waits for {ada.name}")
    expect(ben.place("Swaps")).not_to_contain_text("waits for you")
    tabs = ben.page.get_by_role("navigation", name="Which swaps")
    tabs.get_by_role("link", name="Past (1)").click()
    expect(status(row)).to_have_text("Answered with another proposal")

    answered.get_by_role("button", name="Open").click()
    expect(status(ada.page)).to_have_text("Waits for your answer")
    tabs.get_by_role("link", name="Waiting (1)").click()
    sent = card(ben.page, ada.name)
    expect(status(sent)).to_have_text(f"Waits for {ada.name}")

    ada.page.get_by_role("button", name="Accept").click()
    dialog = ada.page.get_by_role("dialog", name="Agree to unequal hours?")
    expect(dialog).to_contain_text("you teach 30 minutes longer")
    dialog.get_by_role("button", name="I agree, accept").click()
    expect(ben.toast(f"{ada.name} agreed to your swap")).to_be_visible()
    agreed = ada.page.get_by_role("dialog", name=f"You swap with {ben.name}")
    expect(agreed.get_by_role("button", name="Book my session")).to_be_visible()
    expect(ben.page.get_by_role("heading", name="Nothing waits for an answer")).to_be_visible()
    tabs.get_by_role("link", name="Agreed (1)").click()
    for page in (ada.page, ben.page):
        expect(status(page)).to_have_text("Agreed on")
    expect(sent.get_by_test_id("deal").first).to_contain_text("1 h left to book")
    expect(sent.get_by_role("button", name="Book my session")).to_be_visible()

    agreed.get_by_role("link", name="Open the conversation").click()
    expect(ada.composer).to_be_visible()
    shared = ada.log.get_by_role("region", name="Swap")
    expect(shared).to_contain_text("Agreed on")
    expect(shared.get_by_role("button", name="Book my session")).to_be_visible()
    sent.get_by_role("link", name="Open the conversation").click()
    expect(ben.log.get_by_role("region", name="Swap")).to_contain_text("1 hour 30 minutes")


def test_a_second_proposal_for_the_same_skills_leads_to_the_open_one(fitting, watch):
    watch.expect(r"409 .*/api/swaps")
    ada, ben = fitting
    swap = proposal(ada, ben)
    ada.page.goto(f"/people/{ben.id}")
    ada.begins("Propose a swap", ben)
    ada.page.get_by_role("button", name="Send proposal").click()
    ada.page.get_by_role("dialog").get_by_role("link", name="Open that swap").click()
    expect(ada.page).to_have_url(re.compile(f"/swaps/{swap['id']}$"))
    expect(status(ada.page)).to_have_text(f"Waits for {ben.name}")


def test_what_was_rejected_or_cancelled_says_so_to_both(fitting):
    ada, ben = fitting
    first = proposal(ada, ben)
    ada.page.goto(f"/swaps/{first['id']}")
    ben.page.goto("/swaps")
    card(ben.page, ada.name).get_by_role("button", name="Reject").click()
    ben.page.get_by_role("dialog").get_by_role("button", name="Reject").click()
    past = ben.page.get_by_role("navigation", name="Which swaps").get_by_role("link", name="Past")
    past.click()
    for page in (ada.page, ben.page):
        expect(status(page)).to_have_text("Rejected")
    second = proposal(ada, ben)
    ada.page.goto(f"/swaps/{second['id']}")
    waiting = ben.page.get_by_role("navigation", name="Which swaps").get_by_role("link", name="Waiting (1)")
    waiting.click()
    expect(status(ben.page)).to_have_text("Waits for your answer")
    ada.page.get_by_role("button", name="Cancel proposal").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Cancel proposal").click()
    expect(status(ada.page)).to_have_text("Cancelled")
    past.click()
    expect(status(ben.page).first).to_have_text("Cancelled")


def test_whoever_is_blocked_is_gone_from_the_swaps(fitting, watch):
    watch.expect(r"404 .*/api/")
    ada, ben = fitting
    proposal(ada, ben)
    ben.page.goto("/swaps")
    card(ben.page, ada.name).get_by_role("button", name=f"More about {ada.name}").click()
    ben.page.get_by_role("menuitem", name="Block").click()
    ben.page.get_by_role("dialog").get_by_role("button", name="Block", exact=True).click()
    expect(ben.page.get_by_text("Nobody has proposed a swap yet")).to_be_visible()
    expect(ben.place("Swaps")).not_to_contain_text("waits for you")


@pytest.mark.parametrize("start", ["person", "match", "thread"])
def test_the_dialog_opens_and_closes_with_the_keyboard_and_gives_the_focus_back(start, fitting):
    ada, ben = fitting
    page = ada.page
    if start == "thread":
        ada.opens_conversation_with(ben)
        button = page.get_by_role("main").get_by_role("button", name=f"More about {ben.name}")
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_role("menuitem", name="Swap or book").press("Enter")
    else:
        page.goto("/matches" if start == "match" else f"/people/{ben.id}")
        button = page.get_by_role("button", name=f"Swap or book with {ben.name}")
        button.focus()
        page.keyboard.press("Enter")
    question = page.get_by_role("dialog", name=f"What would you like to do with {ben.name}?")
    expect(question).to_contain_text("It costs credits, which you earn by teaching.")
    question.get_by_role("button", name="Propose a swap").press("Enter")
    dialog = page.get_by_role("dialog", name=f"Propose a swap to {ben.name}")
    expect(dialog.get_by_role("group", name="What you teach")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_swaps_are_readable_for_everyone(size, theme, fitting, member):
    ada, ben = fitting
    cleo = member("Wilhelmina Featherstonehaugh-Cholmondeley", teaches=["A rather long name for something to learn"])
    page = ben.page
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    kind = f"{size}-{theme}"
    agreed = proposal(ada, ben, wantedMinutes=90, message="A rather long message. " * 12)
    assert problems_of(page, "/swaps", f"swaps-pending-{kind}") == []
    assert problems_of(page, f"/swaps/{agreed['id']}", f"swap-pending-{kind}") == []
    for name, opens in (("accept", "Accept"), ("counter", "Propose something else"), ("reject", "Reject")):
        look_at_dialog(page, page.get_by_role("button", name=opens, exact=True), f"{name}-swap-{kind}")
    accept_unequal(page, f"agreed-{kind}")
    offered = cleo.api("GET", "/api/skills/mine")["offer"][0]["id"]
    cleo.api(
        "POST", "/api/swaps", {"toUserId": ben.id, "offeredSkillId": offered, "wantedSkillId": skill(ben)["Swap dance"]}
    )
    assert problems_of(page, "/swaps", f"swaps-{kind}") == []
    assert problems_of(page, "/swaps?tab=past", f"swaps-empty-{kind}") == []
    assert problems_of(page, f"/swaps/{agreed['id']}", f"swap-agreed-{kind}") == []
    assert problems_of(page, "/notifications", f"notifications-swaps-{kind}") == []
    assert problems_of(page, "/matches", f"matches-swap-{kind}") == []
    assert problems_of(page, f"/people/{ada.id}", f"person-swap-{kind}") == []
    look_at_dialog(page, page.get_by_role("button", name=f"Swap or book with {ada.name}"), f"begin-{kind}")
    ben.begins("Propose a swap", ada)
    look_at_open_dialog(page, f"propose-{kind}")
    talk = ben.api("GET", f"/api/swaps/{agreed['id']}")["conversationId"]
    page.goto(f"/messages/{talk}")
    expect(ben.log.get_by_role("region", name="Swap")).to_contain_text("Agreed on")
    keep_picture(page, f"swap-card-{kind}")
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == []
    assert grave(page) == []


def accept_unequal(page: Page, picture: str) -> None:
    page.get_by_role("button", name="Accept", exact=True).click()
    page.get_by_role("button", name="I agree, accept").click()
    dialog = page.get_by_role("dialog", name="You swap with")
    expect(dialog).to_be_visible()
    keep_picture(page, picture)
    assert grave(page) == []
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def look_at_dialog(page: Page, button: Locator, picture: str) -> None:
    button.click()
    look_at_open_dialog(page, picture)


def look_at_open_dialog(page: Page, picture: str) -> None:
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(page.locator(".animate-skeleton")).to_have_count(0)
    keep_picture(page, picture)
    assert grave(page) == []
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
