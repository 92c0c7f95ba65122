"""What people began is not lost: pages ask before they are left, windows keep what was written."""

import re

from playwright.sync_api import expect

from tests.e2e.test_every_page import SIZES


def test_a_changed_week_or_profile_is_asked_about_before_it_is_left(member):
    page = member("Ada Okafor").page
    page.goto("/profile")
    page.get_by_role("button", name="Monday, 09:00 to 10:00").click()
    page.get_by_role("link", name="See my public page").click()
    asks = page.get_by_role("dialog", name="Leave without saving?")
    expect(asks.get_by_role("button", name="Stay")).to_be_focused()
    page.keyboard.press("Enter")
    expect(asks).to_have_count(0)
    page.get_by_role("button", name="Save times").click()
    expect(page.get_by_text("You have changes that are not saved yet.")).to_have_count(0)
    page.get_by_label("About me").fill("I mend cups.")
    page.get_by_role("button", name="Account").filter(visible=True).click()
    page.get_by_role("menuitem", name="Log out").click()
    asks.get_by_role("button", name="Stay").click()
    expect(page.get_by_label("About me")).to_have_value("I mend cups.")
    page.get_by_role("link", name="See my public page").click()
    asks.get_by_role("button", name="Leave").click()
    expect(page).to_have_url(re.compile("/people/"))


def test_a_begun_report_survives_a_tap_outside_and_a_reload_and_goes_with_a_log_out(member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau", teaches=["Lute making"])
    page = ada.page
    page.set_viewport_size(SIZES["phone"])
    page.goto(f"/people/{ben.id}")
    report = page.get_by_role("dialog", name="Report Ben Moreau")

    def open_report():
        page.get_by_role("button", name="More about Ben Moreau").click()
        page.get_by_role("menuitem", name="Report").click()
        expect(report.get_by_role("button", name="Cancel")).to_be_focused()

    open_report()
    report.get_by_label("Details (optional)").fill("They asked for money")
    page.mouse.click(200, 10)
    expect(report).to_have_count(0)
    page.reload()
    open_report()
    expect(report.get_by_label("Details (optional)")).to_have_value("They asked for money")
    expect(report.get_by_text("You had begun this and not sent it.")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Account").filter(visible=True).click()
    page.get_by_role("menuitem", name="Log out").click()
    expect(page).to_have_url(re.compile("/login|/$"))
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.includes('.draft.'))")
