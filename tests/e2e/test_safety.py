"""Blocking somebody and finding them gone everywhere; reporting; and the way back in the settings."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.readable import grave, keep_picture
from tests.e2e.test_every_page import LOOKS, SIZES, WIDER_THAN_THE_WINDOW

_pairs = itertools.count(1)


@pytest.fixture
def fitting(member):
    """Two people who fit both ways and have written."""
    number = next(_pairs)  # the server remembers the people of the other tests
    drums, looms = f"Sado drumming {number}", f"Sado weaving {number}"
    ada = member(f"Ada Okafor {number}", teaches=[drums], wants=[looms])
    ben = member(f"Ben Moreau {number}", teaches=[looms], wants=[drums])
    talk = ada.conversation_with(ben)
    ben.sends(talk, "Send me money", "0199f3a2-7c11-4d52-9a44-3f0e7c1f2b10")
    return ada, ben, talk


def opens_menu(page: Page, name: str, item: str) -> None:
    page.get_by_role("main").get_by_role("button", name=f"More about {name}").click()
    page.get_by_role("menuitem", name=item).click()


def test_who_is_blocked_is_gone_everywhere_and_comes_back_from_the_settings(fitting, watch):
    watch.expect(r"404 .*/api/")
    ada, ben, talk = fitting
    page = ada.page
    ada.sends(talk, "No.", "0199f3a2-7c11-4d52-9a44-3f0e7c1f2b11")
    page.goto(f"/messages/{talk}")
    ben.page.goto(f"/messages/{talk}")
    expect(ada.presence).to_have_text("Online")
    opens_menu(page, ben.name, "Block")
    dialog = page.get_by_role("dialog", name=f"Block {ben.name}?")
    expect(dialog).to_contain_text("no message gets through")
    dialog.get_by_role("button", name="Block", exact=True).click()
    expect(ada.toast(f"{ben.name} is blocked.")).to_be_visible()
    expect(page).to_have_url(f"{page.url.split('/messages')[0]}/messages")
    expect(page.get_by_role("main")).not_to_contain_text(ben.name)
    expect(ben.presence).not_to_have_text("Online")
    ben.writes("Hello?")
    expect(ben.page.get_by_text("Not sent")).to_be_visible()
    for person, other in ((ada, ben), (ben, ada)):
        for path in ("/discover?skill=sado", "/matches", "/messages", "/notifications"):
            person.page.goto(path)
            expect(person.page.get_by_role("heading", level=1)).to_be_visible()
            expect(person.page.get_by_role("status", name="Loading")).to_have_count(0)
            expect(person.page.get_by_role("main")).not_to_contain_text(other.name)
        person.page.goto(f"/people/{other.id}")
        expect(person.page.get_by_text("This person cannot be seen")).to_be_visible()
        person.page.goto(f"/messages/{talk}")
        expect(person.page.get_by_text("This conversation cannot be opened")).to_be_visible()
    page.goto("/settings")
    blocked = page.get_by_role("region", name="Blocked people")
    blocked.get_by_role("button", name=f"Unblock {ben.name}").click()
    expect(blocked).to_contain_text("You have blocked nobody.")
    page.goto(f"/messages/{talk}")
    expect(ada.bubble("Send me money")).to_be_visible()
    ben.page.goto("/matches")
    expect(ben.page.get_by_role("main")).to_contain_text(ada.name)


@pytest.mark.parametrize("path", ["/discover?skill=sado%20weaving", "/matches"])
def test_a_card_goes_at_once_and_undo_brings_it_back(path, fitting):
    ada, ben, _ = fitting
    ada.page.goto(path)
    expect(ada.page.get_by_role("main").get_by_role("link", name=ben.name)).to_be_visible()
    opens_menu(ada.page, ben.name, "Block")
    ada.page.get_by_role("dialog").get_by_role("button", name="Block", exact=True).click()
    main = ada.page.get_by_role("main")
    expect(main.get_by_role("link", name=ben.name)).to_have_count(0)
    ada.toast(f"{ben.name} is blocked.").get_by_role("button", name="Undo").click()
    expect(main.get_by_role("link", name=ben.name)).to_be_visible()


def test_a_message_a_person_and_a_skill_are_reported(fitting):
    ada, ben, talk = fitting
    page = ada.page
    page.goto(f"/messages/{talk}")
    ada.bubble("Send me money").hover()
    ada.bubble("Send me money").get_by_role("button", name="Message actions").click()
    page.get_by_role("menuitem", name="Report").click()
    sends_report(page, "Report this message")
    page.goto(f"/people/{ben.id}")
    opens_menu(page, ben.name, "Report")
    sends_report(page, f"Report {ben.name}")
    page.get_by_role("button", name="Report Sado weaving").click()
    sends_report(page, "Report the skill Sado weaving")


def sends_report(page: Page, title: str) -> None:
    dialog = page.get_by_role("dialog", name=title)
    dialog.get_by_role("radio", name="Fraud or asking for money").check()
    dialog.get_by_label("Details (optional)").fill("To everyone I know.")
    dialog.get_by_role("button", name="Send report").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Thank you. A moderator will look at it.").last).to_be_visible()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_dialogs_are_readable_for_everyone(size, theme, fitting):
    ada, ben, _ = fitting
    page = ada.page
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=theme)
    page.goto(f"/people/{ben.id}")
    for item in ("Block", "Report"):
        opens_menu(page, ben.name, item)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        keep_picture(page, f"{item.lower()}-{size}-{theme}")
        assert grave(page) == []
        assert page.evaluate(WIDER_THAN_THE_WINDOW) == []
        dialog.get_by_role("button", name="Cancel").click()
        expect(dialog).to_have_count(0)
