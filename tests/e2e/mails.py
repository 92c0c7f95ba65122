"""The mails that the product sent, as files."""

import email
import re
import time
from email import policy
from urllib.parse import parse_qs, urlsplit

from tests.e2e.people import PATIENCE_SECONDS, Person
from tests.plugins.product import Product


def link_for(live: Product, address: str, page: str) -> str:
    """The newest link to `page` that was sent to that address, as path and query. Waits for the mail."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found := [link for text in live.mails for link in _links(text, address, page)]:
            return found[-1]
        time.sleep(0.1)
    raise AssertionError(f"No mail to {address} with a link to {page}.")


def confirm_address(live: Product, person: Person) -> None:
    """What the link in the mail does, without the page that it opens."""
    (token,) = parse_qs(urlsplit(link_for(live, person.email, "verify-email")).query)["token"]
    person.api("POST", "/api/auth/verify-email", {"token": token})


def _links(text: str, address: str, page: str) -> list[str]:
    if address not in text:
        return []  # most mails: reading one as a mail takes long
    mail = email.message_from_string(text, policy=policy.default)
    body = mail.get_body(("plain",))
    if address not in str(mail["To"]) or body is None:
        return []
    return re.findall(rf"https?://[^/\s]+(/{page}\?\S+)", body.get_content())
