"""The mails that the product sent, as files."""

import email
import re
import time
from email import policy

from tests.plugins.product import Product

PATIENCE_SECONDS = 60


def link_for(live: Product, address: str, page: str) -> str:
    """The newest link to `page` that was sent to that address, as path and query. Waits for the mail."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found := [link for text in live.mails for link in _links(text, address, page)]:
            return found[-1]
        time.sleep(0.1)
    raise AssertionError(f"No mail to {address} with a link to {page}.")


def _links(text: str, address: str, page: str) -> list[str]:
    mail = email.message_from_string(text, policy=policy.default)
    body = mail.get_body(("plain",))
    if address not in str(mail["To"]) or body is None:
        return []
    return re.findall(rf"https?://[^/\s]+(/{page}\?\S+)", body.get_content())
