"""Coming in, proving an address, forgetting a password, going out."""

import re
from dataclasses import replace

from playwright.sync_api import expect

from tests.e2e.mails import link_for
from tests.e2e.people import PASSWORD, call, fill_log_in, fill_sign_up, new_email, until

KEEP_SOCKETS = """
  window.sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...how) { super(...how); window.sockets.push(this); }
  };
"""
LOG_OUT_AND_HEAR = """async button => {
  while (!window.sockets.at(-1)?.onmessage) await new Promise(done => setTimeout(done, 20));
  const data = JSON.stringify({ type: "swap:updated", data: {} });
  button.click();
  window.sockets.at(-1).onmessage({ data });
}"""


def test_the_link_in_the_mail_confirms_the_address(new_browser, live):
    page = new_browser().new_page()
    page.goto("/signup")
    ada = fill_sign_up(page, "Ada Okafor")
    expect(page.get_by_text("is not confirmed yet")).to_be_visible()
    page.goto(link_for(live, ada.email, "verify-email"))
    expect(page.get_by_text("Your e-mail address is confirmed")).to_be_visible()
    expect(page.get_by_text("5 credits are on your account now")).to_be_visible()
    assert ada.api("GET", "/api/credits/balance")["availableMinutes"] == 5 * 60
    page.get_by_role("link", name="See who fits you").click()
    expect(page).to_have_url(re.compile("/matches$"))
    page.goto("/dashboard")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada")
    expect(page.get_by_text("is not confirmed yet")).to_have_count(0)
    assert ada.api("GET", "/api/auth/me")["isVerified"] is True


def test_a_forgotten_password_is_replaced_through_the_mail(member, new_browser, live, watch):
    watch.expect(r"401 .*/api/auth/login$")
    ada = member("Ada Okafor")
    page = new_browser().new_page()
    page.goto("/login")
    page.get_by_role("link", name="Forgot your password?").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Forgot your password?")  # both pages ask for it
    page.get_by_label("E-mail").fill(ada.email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("a link is on its way")).to_be_visible()
    page.goto(link_for(live, ada.email, "reset-password"))
    page.get_by_label("New password", exact=True).fill("a whole new kettle")
    page.get_by_role("button", name="Save the new password").click()
    expect(page.get_by_text("Your new password is set")).to_be_visible()
    page.goto("/login")
    fill_log_in(page, ada.email, PASSWORD)
    expect(page.get_by_role("alert")).to_be_visible()
    fill_log_in(page, ada.email, "a whole new kettle")
    expect(page).to_have_url(re.compile("/dashboard$"))


def test_forgetting_looks_the_same_for_an_address_nobody_has(member, new_browser):
    page = new_browser().new_page()
    texts = []
    for address in (member("Ada Okafor").email, new_email("No Body")):
        page.goto("/forgot-password")
        page.get_by_label("E-mail").fill(address)
        page.get_by_role("button", name="Send the link").click()
        expect(page.get_by_text("a link is on its way")).to_be_visible()
        texts.append(page.get_by_role("main").inner_text().replace(address, "…"))
    assert texts[0] == texts[1]


def test_log_out_ends_on_a_page_for_strangers(member):
    ada = member("Ada Okafor")
    ada.page.goto("/settings")
    ada.page.get_by_role("main").get_by_role("button", name="Log out", exact=True).click()
    expect(ada.page.get_by_role("link", name="Log in").first).to_be_visible()
    ada.page.goto("/dashboard")
    expect(ada.page).to_have_url(re.compile("/login"))


def test_log_out_gives_up_what_is_under_way_without_a_word(member):
    ada = member("Ada Okafor")
    held = []
    ada.page.route("**/api/auth/devices", lambda route: held.append(route))
    with ada.page.expect_request("**/api/auth/devices"):
        ada.page.goto("/settings")
    with ada.page.expect_request_finished(lambda request: request.url.endswith("/api/auth/logout")):
        ada.page.get_by_role("main").get_by_role("button", name="Log out", exact=True).click()
    expect(ada.page.get_by_role("link", name="Log in").first).to_be_visible()
    until(ada.page, lambda: None, lambda: [route.request.failure for route in held] == ["net::ERR_ABORTED"])


def test_what_the_socket_says_in_the_instant_of_a_log_out_asks_the_server_for_nothing(member):
    """The browser's console would note the 401."""
    ada = member("Ada Okafor")
    ada.page.add_init_script(KEEP_SOCKETS)
    with ada.page.expect_response("**/api/swaps/counts"):
        ada.page.goto("/settings")
    log_out = ada.page.get_by_role("main").get_by_role("button", name="Log out", exact=True)
    log_out.evaluate(LOG_OUT_AND_HEAR)
    expect(ada.page.get_by_role("link", name="Log in").first).to_be_visible()


def test_the_next_person_does_not_land_where_somebody_logged_out(member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    ada.page.goto("/settings")
    ada.page.get_by_role("main").get_by_role("button", name="Log out", exact=True).click()
    expect(ada.page).to_have_url(re.compile("/login$"))
    fill_log_in(ada.page, ben.email)
    expect(ada.page).to_have_url(re.compile("/dashboard$"))
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Ben")


def test_a_device_that_is_signed_out_elsewhere_lands_on_the_log_in_within_seconds(member, new_browser, watch):
    watch.expect(r"401 ")
    ada = member("Ada Okafor")
    phone = new_browser(
        user_agent="Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
    )
    call(phone, "POST", "/api/auth/login", {"email": ada.email, "password": PASSWORD})
    page = phone.new_page()
    replace(ada, page=page).is_connected_at("/dashboard")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada")
    ada.page.goto("/settings")
    ada.page.get_by_role("button", name=re.compile("^Log out .*Android")).click()
    expect(page).to_have_url(re.compile("/login"))
    expect(page.get_by_text("You have been logged out")).to_be_visible()
    expect(ada.page.get_by_role("button", name=re.compile("^Log out .*Android"))).to_have_count(0)


def test_a_link_to_a_members_page_leads_there_after_log_in(member, new_browser):
    ada = member("Ada Okafor")
    page = new_browser().new_page()
    page.goto("/discover?category=music")
    expect(page).to_have_url(re.compile("/login"))
    fill_log_in(page, ada.email)
    expect(page).to_have_url(re.compile(r"/discover\?category=music$"))


def test_a_wrong_password_says_so_and_keeps_what_was_typed(member, new_browser, watch):
    watch.expect(r"401 .*/api/auth/login$")
    ada = member("Ada Okafor")
    page = new_browser().new_page()
    page.goto("/login")
    fill_log_in(page, ada.email, "not the password")
    expect(page.get_by_role("alert")).to_contain_text("not right")
    expect(page.get_by_label("E-mail")).to_have_value(ada.email)


def test_the_password_is_changed_in_the_settings_and_other_devices_are_out(member, new_browser, watch):
    watch.expect(r"401 ")
    ada = member("Ada Okafor")
    other = new_browser()
    call(other, "POST", "/api/auth/login", {"email": ada.email, "password": PASSWORD})
    ada.page.goto("/settings")
    ada.page.get_by_role("button", name="Change password").click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_label("Current password", exact=True).fill(PASSWORD)
    dialog.get_by_label("New password", exact=True).fill("a whole new kettle")
    dialog.get_by_role("button", name="Save the new password").click()
    expect(ada.toast("Your password is changed.")).to_be_visible()
    ada.api("GET", "/api/auth/me")
    assert other.request.get("/api/auth/me").status == 401
