"""Logging in by mail, and changing one's e-mail address, as people do."""

import re

from playwright.sync_api import expect

from tests.e2e.mails import link_for
from tests.e2e.people import PASSWORD


def ask_for_link(page, email):
    page.goto("/login")
    page.get_by_role("button", name="Log in by e-mail").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail", exact=True).fill(email)
    dialog.get_by_role("button", name="Send me a link").click()
    expect(dialog.get_by_text("a mail is on its way")).to_be_visible()


def test_the_link_of_a_mail_logs_in_where_it_was_asked_for_and_nowhere_else(verified, new_browser, live, watch):
    watch.expect(r"409 .*/api/auth/email-link/open$")
    ada = verified("Ada Okafor")
    page, elsewhere = new_browser().new_page(), new_browser().new_page()
    ask_for_link(page, ada.email)
    link = link_for(live, ada.email, "email-login")
    elsewhere.goto(link)
    expect(elsewhere.get_by_role("alert")).to_contain_text("type the code")
    page.goto(link)
    expect(page).to_have_url(re.compile("/dashboard$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada")


def test_a_new_address_is_confirmed_and_the_old_one_takes_it_back(verified, new_browser, live, watch):
    watch.expect(r"401 ")
    ada = verified("Ada Okafor")
    new = f"new.{ada.email}"
    ada.page.goto("/settings")
    ada.page.get_by_role("button", name="Change e-mail address").click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_label("New e-mail address").fill(new)
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Send the link").click()
    expect(ada.page.get_by_text(f"{new} waits for you")).to_be_visible()
    ada.page.goto(link_for(live, new, "confirm-address"))
    ada.page.get_by_role("button", name="Use this address").click()
    expect(ada.page.get_by_text("Your e-mail address is changed")).to_be_visible()
    assert ada.api("GET", "/api/auth/me")["email"] == new
    owner = new_browser().new_page()
    owner.goto(link_for(live, ada.email, "undo-address"))
    owner.get_by_role("button", name="It was not me").click()
    expect(owner.get_by_label("New password", exact=True)).to_be_visible()
    assert ada.browser.request.get("/api/auth/me").status == 401
