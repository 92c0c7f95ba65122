"""Which addresses of calendars may be asked. A member says them, so they may be anybody's."""

import re
import time
from urllib.parse import SplitResult, urlsplit, urlunsplit

from django.conf import settings
from django.utils.translation import gettext

from learning.busy.models import URL_LENGTH
from skillswap.outgoing import NotPublic, is_public, look_up

PORTS = {"http": 80, "https": 443}
MOST_ADDRESSES = 4  # of a name that are tried
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+", re.ASCII)
_LINE = re.compile(r"[!-~]*", re.ASCII)  # neither spaces nor line breaks: it becomes a line of a request


def cleaned(text: str) -> str:
    """What was pasted as it is asked: webcal: is https:, and a fragment means nothing to a server."""
    url = text.strip()
    if url.lower().startswith(("webcal://", "webcals://")):
        url = f"https://{url.partition('://')[2]}"
    return url.partition("#")[0]


def url_wrong(url: str) -> list[tuple[str, str]]:
    """Errors of an address as it is written, as (field, message)."""
    parts = _split(url)
    if parts is None or len(url) > URL_LENGTH or not _LINE.fullmatch(url):
        whole = gettext("Paste the whole address of a calendar. It begins with https:// and often ends with .ics.")
        return [("url", whole)]
    if parts.username is not None or parts.password is not None:
        return [("url", gettext("Use an address without a name and a password in it."))]
    if not _is_allowed(parts):
        return [
            ("url", gettext("Use the public address of a calendar that the internet reaches, beginning with https://."))
        ]
    return []


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.scheme in PORTS and parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def _is_allowed(parts: SplitResult) -> bool:
    if is_local(parts):
        return True
    host = parts.hostname or ""
    is_name = _NAME.fullmatch(host) and not host.rpartition(".")[2].isdigit()
    return bool(is_name) and not host.endswith((".localhost", ".local", ".internal")) and _port(parts) in PORTS.values()


def is_local(parts: SplitResult) -> bool:
    """One of the calendar servers that the operator allows although the internet does not reach them: for tests."""
    return f"{parts.scheme}://{parts.netloc}" in settings.BUSY_LOCAL_ORIGINS


def _port(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme]


def addresses_of(url: str, *, until: float) -> list[tuple[str, int]]:
    """The IP addresses and port to connect to, now, at most MOST_ADDRESSES: the next one where one is not reached.

    Whoever connects must use these, for the name may lead elsewhere a moment later. A name that leads to several
    machines of which one is not public is refused. Raises NotPublic, OSError; TimeoutError after `until` (monotonic).
    """
    parts = urlsplit(url)
    if url_wrong(url):
        raise NotPublic
    found = look_up(parts.hostname or "", _port(parts), max(until - time.monotonic(), 0.001))
    if not is_local(parts) and not all(map(is_public, found)):
        raise NotPublic
    return [(address, _port(parts)) for address in dict.fromkeys(found)][:MOST_ADDRESSES]


def target_of(url: str) -> str:
    """Path and query, as a request names them."""
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))
