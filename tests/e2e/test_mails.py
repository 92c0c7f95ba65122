"""Mails as a phone shows them: 320 px wide, by day and by night, with names and words of any length.

`SCREENS=1` keeps what each looked like in test-results/screens.
"""

from email.message import EmailMessage
from typing import Any

import pytest
from playwright.sync_api import Browser

from skillswap.mail import Envelope, MailContent, mail_message
from tests.e2e.readable import grave, keep_picture

LINK = "https://swap.example/sessions/01a21751-0193-7e6d-8591-437017bdc4af"
OVERFLOWS = "() => document.documentElement.scrollWidth > innerWidth"
MAIL = MailContent(
    f"Agreed: Guitar with {'Wolfeschlegelsteinhausenbergerdorff' * 2}",
    ["You and Ada have a session. The attached file puts it into your calendar."],
    ("Open the session", LINK),
    [
        ("When", "Monday, 23 November 2026, 10:30 to 11:30 CET (Europe/Berlin)"),
        ("Length", "1 hour 30 minutes"),
        ("You learn", "Donaudampfschifffahrtsgesellschaftskapitänsmützen"),
    ],
    code=("Type this code there", "123456"),
    notes=["The room opens on its page 15 minutes before. There you can also move or cancel it."],
    second=("Choose a new password", LINK),
)


def page_of(content: MailContent) -> str:
    off = "https://swap.example/unsubscribe?token=x"
    (alternative,) = mail_message(content, Envelope("ada@example.org", None, off)).alternatives
    return str(alternative.content)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 700])
def test_a_mail_is_readable_on_a_small_phone_and_on_a_desk_by_day_and_by_night(
    width: int, theme: Any, browser: Browser
) -> None:
    asked: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(page_of(MAIL))
        assert page.evaluate("() => document.body.innerText").count("Open the session") == 1
        assert not page.evaluate(OVERFLOWS)
        assert grave(page) == []
        keep_picture(page, f"mail-{width}-{theme}", full_page=True)
    assert asked == []  # no picture, font or style comes from elsewhere


def test_text_and_html_say_the_same() -> None:
    message = mail_message(MAIL, Envelope("ada@example.org"))
    parts: EmailMessage = message.message()
    assert [part.get_content_type() for part in parts.walk()][1:] == ["text/plain", "text/html"]
    for label, value in MAIL.facts:
        assert f"{label}: {value}" in str(message.body)
        assert value in page_of(MAIL)
