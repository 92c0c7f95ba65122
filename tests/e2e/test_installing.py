"""The client can be installed: what Chromium checks, and the offer in the settings."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

OFFER = """() => {
  const offer = new Event("beforeinstallprompt", { cancelable: true });
  offer.prompt = async () => { window.asked = true };
  dispatchEvent(offer);
  return offer.defaultPrevented;
}"""


def test_chromium_finds_nothing_that_keeps_the_client_from_being_installed(new_browser):
    browser = new_browser()
    page = browser.new_page()
    page.goto("/login")
    chromium = browser.new_cdp_session(page)
    manifest = chromium.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"].endswith("/manifest.webmanifest")
    found = {error["errorId"] for error in chromium.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert found - {"in-incognito"} == set()  # tests' browsers are private windows


def test_the_settings_offer_to_install_where_the_browser_can_and_only_then(member):
    ada = member("Ada Okafor")
    ada.page.goto("/settings")
    expect(ada.page.get_by_role("heading", name="Settings")).to_be_visible()
    install = ada.page.get_by_role("button", name="Install SkillSwap")
    expect(install).to_have_count(0)
    assert ada.page.evaluate(OFFER)  # no banner of the browser's own
    install.click()
    expect(install).to_have_count(0)
    assert ada.page.evaluate("() => window.asked")
