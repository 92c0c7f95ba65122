"""The teacher's own meeting link: which addresses may be one, and who sees it.

It leads outside, so nothing in it may mislead: the client and the mails name its host beside it.
"""

import ipaddress
import re
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from learning.models import BOOKED, LINK_LENGTH, Session
from skillswap.phrases import most_characters

_ALLOWED = re.compile(r"[!#-;=?-\[\]_a-z~]+")  # what RFC 3986 lets stand in an address: ASCII, no spaces or quotes
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
_WRONG = N_("Give the https address of your meeting, as the address bar of a browser copies it.")


def link_wrong(link: str) -> list[tuple[str, str]]:
    """What `InvalidInput` is to say of `link`; nothing of a good one, nor of none at all."""
    if len(link) > LINK_LENGTH:
        return [("meeting_link", most_characters(LINK_LENGTH))]
    return [("meeting_link", _(_WRONG))] if link and not _is_address(link) else []


def is_safe_link(link: str) -> bool:
    """True for the https address of a public host, without a password in it."""
    return len(link) <= LINK_LENGTH and _is_address(link)


def link_host(link: str) -> str:
    """The host that the link leads to, for people to read. A name in other letters stays in its ASCII form."""
    return urlsplit(link).hostname or ""


def link_for(session: Session, viewer_id: UUID) -> str:
    """The link as one of the two sees it: the learner from the acceptance to the end. No query."""
    is_agreed = session.status in BOOKED and session.ended_at is None
    return session.meeting_link if is_agreed or viewer_id == session.teacher_id else ""


def _is_address(link: str) -> bool:
    if not _ALLOWED.fullmatch(link):
        return False
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme == "https" and "@" not in parts.netloc and port != 0 and _is_public_name(host)


def _is_public_name(host: str) -> bool:
    """A name with a domain: no address of a machine, none of a network of one's own."""
    labels = host.split(".")
    if len(host) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    return not _is_number(host) and not labels[-1].isdigit() and labels[-1] not in {"local", "localhost", "internal"}


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
