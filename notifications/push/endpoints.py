"""Where a push may be sent to. A member says the address, so it may be anybody's: it must not lead into our network."""

import re
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from skillswap.outgoing import NotPublic, is_public, look_up

ENDPOINT_LENGTH = 1000
_PORT = 443
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+", re.ASCII)
_PATH = re.compile(r"[!-~]*", re.ASCII)  # neither spaces nor line breaks: it becomes a line of a request


def endpoint_error(endpoint: str) -> str | None:
    """What is wrong with an endpoint as it is written; None when it may be one."""
    parts = _split(endpoint)
    if parts is None or len(endpoint) > ENDPOINT_LENGTH or not _PATH.fullmatch(endpoint):
        return _("This is no address of a push service.")
    if is_local(endpoint):
        return None
    if parts.scheme != "https" or parts.username is not None or parts.port not in (None, _PORT):
        return _("A push service is reached by https.")
    host = parts.hostname or ""
    if not _NAME.fullmatch(host) or host.rpartition(".")[2].isdigit() or host.endswith((".localhost", ".local")):
        return _("A push service has a public name.")
    return None


def is_local(endpoint: str) -> bool:
    """True for one of the push services that the operator runs (`PUSH_LOCAL_ORIGINS`)."""
    parts = urlsplit(endpoint)
    return f"{parts.scheme}://{parts.netloc}" in settings.PUSH_LOCAL_ORIGINS


def address_of(endpoint: str, *, seconds: float) -> tuple[str, int]:
    """The IP address and the port to connect to. Raises NotPublic, and OSError when the name has no address now.

    Whoever connects must use this address, for the name may lead elsewhere a moment later. A name that leads to
    several machines of which one is not public is refused. Raises TimeoutError when nobody says it within `seconds`.
    """
    parts = urlsplit(endpoint)
    port = parts.port or (_PORT if parts.scheme == "https" else 80)
    addresses = look_up(parts.hostname or "", port, seconds)
    if not is_local(endpoint) and not all(map(is_public, addresses)):
        raise NotPublic
    return addresses[0], port


def _split(endpoint: str) -> SplitResult | None:
    try:
        parts = urlsplit(endpoint)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None
