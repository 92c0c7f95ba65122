"""Passkeys in a real browser, with Chromium's virtual authenticator in place of a finger."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import PASSWORD, fill_log_in, sign_up
from tests.e2e.readable import grave

KEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


NO_SUGGESTIONS = (
    "if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false"
)


def has_authenticator(page: Page) -> None:
    """This tab has one that somebody touches whenever it asks."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEYS})


@pytest.fixture
def ada(new_browser, live):
    """Somebody at a name: no passkey belongs to an IP address."""
    person = sign_up(new_browser(base_url=live.url.replace("127.0.0.1", "localhost")), "Ada Okafor")
    has_authenticator(person.page)
    return person


def settings_of(person):
    person.page.goto("/settings")
    return person.page.get_by_role("region", name="Passkeys")


def prove(page, confirm):
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name=confirm, exact=True).click()


def log_out(person):
    person.page.get_by_role("main").get_by_role("button", name="Log out", exact=True).click()
    expect(person.page).to_have_url(re.compile("/login"))


def test_a_passkey_is_added_used_to_log_in_asked_for_as_the_second_factor_and_removed(ada, watch):
    watch.expect(r"401 .*/api/auth/login$")
    ada.page.add_init_script(NO_SUGGESTIONS)
    page, section = ada.page, settings_of(ada)
    section.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("dialog").get_by_label("Name").fill("My phone")
    prove(page, "Add a passkey")
    expect(section.get_by_role("listitem")).to_contain_text("My phone")

    section.get_by_role("button", name="Turn on").click()
    prove(page, "Make recovery codes")
    shown = page.get_by_role("list", name="Your recovery codes").get_by_role("listitem")
    expect(shown).to_have_count(10)
    codes = shown.all_inner_texts()
    assert len(set(codes)) == 10
    assert grave(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("dialog").get_by_role("button", name="Download").click()
    assert waiting.value.path().read_text().split() == codes
    page.keyboard.press("Escape")  # they are shown once
    page.get_by_role("dialog", name="Leave without saving?").get_by_role("button", name="Stay").click()
    page.get_by_label("I have kept these codes").check()
    page.get_by_role("dialog").get_by_role("button", name="Turn on").click()
    expect(section.get_by_text("10 recovery codes are left.")).to_be_visible()

    log_out(ada)
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page).to_have_url(re.compile("/dashboard$"))

    settings_of(ada)
    log_out(ada)
    fill_log_in(page, ada.email)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert grave(page) == []
    page.get_by_role("button", name="Use my passkey").click()
    expect(page).to_have_url(re.compile("/dashboard$"))

    settings_of(ada)
    log_out(ada)
    fill_log_in(page, ada.email)
    page.get_by_label("Recovery code").fill(codes[0])
    page.get_by_role("button", name="Log in with the code").click()
    expect(page).to_have_url(re.compile("/dashboard$"))
    section = settings_of(ada)
    expect(section.get_by_text("9 recovery codes are left.")).to_be_visible()

    section.get_by_role("button", name="Remove My phone").click()
    expect(page.get_by_role("dialog").get_by_text("This is your last passkey.")).to_be_visible()
    prove(page, "Remove")
    expect(section.get_by_text("You have no passkeys yet.")).to_be_visible()
    expect(section.get_by_text("Add a passkey first.")).to_be_visible()


def test_a_passkey_is_among_what_the_browser_suggests_in_the_log_in(ada):
    page, section = ada.page, settings_of(ada)
    section.get_by_role("button", name="Add a passkey").click()
    prove(page, "Add a passkey")
    expect(section.get_by_role("listitem")).to_contain_text("My passkey")
    page.get_by_role("main").get_by_role("button", name="Log out", exact=True).click()
    # The log-in page asks the browser for a suggestion, and the authenticator takes it.
    expect(page).to_have_url(re.compile("/dashboard$"))
