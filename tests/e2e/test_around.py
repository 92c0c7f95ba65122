"""What is the same on every page: theme, addresses that lead nowhere, the keyboard."""

import re

from playwright.sync_api import expect

from tests.e2e.people import PASSWORD, until


def has_theme(page, theme):
    """Waits for it: the page has its theme from a script."""
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


def test_the_chosen_theme_stays(member):
    ada = member("Ada Okafor")
    ada.page.goto("/settings")
    ada.page.get_by_text("Dark", exact=True).click()
    has_theme(ada.page, "dark")
    ada.page.reload()
    has_theme(ada.page, "dark")
    ada.page.get_by_text("Light", exact=True).click()
    ada.page.goto("/dashboard")
    has_theme(ada.page, "light")


def test_without_a_choice_the_systems_theme_holds(new_browser):
    page = new_browser(color_scheme="dark").new_page()
    page.goto("/")
    has_theme(page, "dark")


CUT_WORDS = """nav => [...nav.querySelectorAll("a > .truncate")].filter(word => {
  const [box, place] = [word.getBoundingClientRect(), word.parentElement.getBoundingClientRect()];
  return word.scrollWidth > word.clientWidth || box.left < place.left || box.right > place.right;
}).map(word => word.textContent)"""


def test_the_bar_of_a_phone_has_room_for_its_words_in_every_language(member):
    ada = member("Ada Okafor")
    ada.page.set_viewport_size({"width": 390, "height": 844})
    for language in ("de", "es", "ar", "en"):
        ada.api("PATCH", "/api/users/profile", {"locale": language})
        ada.page.goto("/dashboard")
        expect(ada.page.locator("html")).to_have_attribute("lang", language)
        bar = ada.page.get_by_role("navigation").filter(visible=True)
        expect(bar.get_by_role("link")).to_have_count(6)
        ada.page.evaluate("document.fonts.ready.then(() => true)")
        assert bar.evaluate(CUT_WORDS) == [], language


def test_an_address_that_leads_nowhere_says_so_and_leads_home(new_browser):
    page = new_browser().new_page()
    page.goto("/no/such/page")
    expect(page.get_by_role("heading", level=1, name="There is nothing here")).to_be_visible()
    page.get_by_role("link", name="Go to the start page").click()
    expect(page).to_have_url(re.compile("/$"))


def test_the_start_page_leads_members_to_their_dashboard(member):
    ada = member("Ada Okafor")
    ada.page.goto("/")
    expect(ada.page).to_have_url(re.compile("/dashboard$"))


def test_with_the_keyboard_alone_one_logs_in_and_writes_a_message(member, new_browser):
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    conversation = ada.conversation_with(ben)
    page = new_browser().new_page()
    page.goto(f"/login?next=/messages/{conversation}")
    expect(page.get_by_label("E-mail")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "E-mail")
    page.keyboard.type(ada.email)
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/messages/{conversation}$"))
    tab_to(page, "Message to Ben Moreau")
    page.keyboard.type("First line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log").locator("article[data-seq]")).to_contain_text("First line\nsecond line")


def tab_to(page, label):
    """Press Tab until the field has the focus."""
    field = page.get_by_label(label, exact=True)
    expect(field).to_be_visible()
    until(page, lambda: page.keyboard.press("Tab"), lambda: field.evaluate("field => field === document.activeElement"))
