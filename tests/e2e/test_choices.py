"""What members choose: which notifications come how and when, what others see of them, and which mails they stop."""

from uuid import UUID

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from notifications.unsubscribe_links import unsubscribe_link
from tests.e2e.people import until
from tests.e2e.readable import grave, keep_picture


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_all_choices_are_made_with_the_keyboard_and_stay(member, width, theme):
    ada = member("Ada Okafor")
    page = ada.page
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=theme)
    page.goto("/settings")
    section = page.get_by_role("region", name="Notifications", exact=True)
    box = section.get_by_role("checkbox", name="New messages: Push")
    expect(box).to_be_checked()
    box.press("Space")
    page.keyboard.press("Tab")
    expect(section.get_by_role("checkbox", name="New messages: Mail")).to_be_focused()
    page.keyboard.press("Space")
    section.get_by_label("From", exact=True).select_option("21:30")
    section.get_by_label("Day of the weekly mail").select_option("Friday")
    expect(section.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    for switch in ("Show when I am online", "Show what I have read"):
        page.get_by_role("switch", name=switch).press("Space")
        expect(page.get_by_role("switch", name=switch)).not_to_be_checked()
    until(page, lambda: None, lambda: is_saved(ada))  # shown at once, saved a moment later
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep_picture(section, f"choices-{width}-{theme}")
    keep_picture(page.get_by_role("region", name="What others see of you"), f"privacy-{width}-{theme}")
    page.reload()
    expect(box).not_to_be_checked()
    expect(section.get_by_label("From", exact=True)).to_have_value("21:30")
    expect(section.get_by_role("combobox", name="Day of the weekly mail")).to_have_value("4")
    expect(page.get_by_role("switch", name="Show what I have read")).not_to_be_checked()
    assert is_saved(ada)


def is_saved(person):
    """What the test above chooses."""
    chosen, profile = (person.api("GET", f"/api/{path}") for path in ("notifications/preferences", "users/profile"))
    return (
        chosen["message"] == {"inApp": True, "push": False, "email": False}
        and chosen["quietHours"] == {"start": "21:30", "end": "08:00"}
        and chosen["digestDay"] == 4
        and not (profile["showLastSeen"] or profile["showReadReceipts"])
    )


def test_one_button_turns_off_all_mails_and_pushes_and_can_be_undone(member):
    ada = member("Ada Okafor")
    before = ways(ada)
    ada.page.goto("/settings")
    ada.page.get_by_role("button", name="Turn off all mails and pushes").press("Enter")
    expect(ada.page.get_by_text("All mails and pushes that can be turned off are off.")).to_be_visible()
    undo = ada.page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    until(ada.page, lambda: None, lambda: ways(ada) == {"inApp"})
    assert grave(ada.page) == []
    keep_picture(ada.page.get_by_role("region", name="Notifications", exact=True), "choices-all-off")
    undo.press("Enter")
    expect(ada.page.get_by_role("button", name="Turn off all mails and pushes")).to_be_focused()
    until(ada.page, lambda: None, lambda: ways(ada) == before)


def ways(person):
    """The ways in which any kind of notification comes."""
    chosen = person.api("GET", "/api/notifications/preferences").values()
    return {way for kind in chosen if isinstance(kind, dict) for way, is_on in kind.items() if is_on is True}


def test_what_could_not_be_saved_goes_back_and_says_so(member, watch):
    watch.expect(r"503 ")
    page = member("Ada Okafor").page
    page.goto("/settings")
    box = page.get_by_role("checkbox", name="Reviews: Mail")
    expect(box).to_be_checked()
    page.route("**/api/notifications/preferences", lambda route: route.fulfill(status=503, json={"code": "busy"}))
    box.click()
    expect(page.locator("[data-sonner-toast]").filter(has_text="busy")).to_be_visible()
    expect(box).to_be_checked()


def test_read_receipts_that_are_turned_off_are_seen_by_neither(contacts):
    ada, ben = contacts
    expect(ada.status).to_contain_text("Seen")
    ben.api("PATCH", "/api/users/profile", {"showReadReceipts": False, "showLastSeen": False})
    expect(ada.presence).to_have_text("")
    ada.page.reload()
    expect(ada.status).to_contain_text("Sent")


def test_a_mail_s_link_turns_its_kind_off_only_by_the_button_and_can_be_undone(live, member, new_browser):
    ada = member("Ada Okafor")
    with override_settings(CLIENT_ORIGIN=live.url):
        link = unsubscribe_link(UUID(ada.id), "message")
    page = new_browser().new_page()  # of a phone on which nobody is signed in
    page.goto(link)
    expect(page.get_by_text("Do you want no more mails of this kind: New messages?")).to_be_visible()
    assert gets_mails(ada)
    page.get_by_role("button", name="Turn these mails off").click()
    expect(page.get_by_text("You get no more mails of this kind: New messages.")).to_be_visible()
    assert not gets_mails(ada)
    assert grave(page) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("You get mails of this kind again: New messages.")).to_be_visible()
    assert gets_mails(ada)
    page.get_by_role("button", name="Turn off all mails").click()
    expect(page.get_by_text("You get no more mails that can be turned off.")).to_be_visible()
    expect(page.get_by_text("the safety of your account always comes by mail")).to_be_visible()
    assert "email" not in ways(ada)
    assert grave(page) == []
    keep_picture(page, "unsubscribe-all-off")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("You get mails of this kind again: New messages.")).to_be_visible()
    assert gets_mails(ada)
    expect(page.get_by_role("link", name="Choose in the settings")).to_be_visible()


def gets_mails(person):
    return person.api("GET", "/api/notifications/preferences")["message"]["email"]
