"""Which pages may open a socket: of CLIENT_ORIGIN, OTHER_ORIGINS and our own host. Programs send no Origin."""

from collections.abc import Iterable

from django.conf import settings
from django.http.request import split_domain_port, validate_host


def origin_allowed(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """True when the handshake with these headers came from no browser, or from a page of ours."""
    values = {name.lower(): value.decode("latin1") for name, value in headers}
    origin = values.get(b"origin")
    if origin is None or origin in settings.CORS_ALLOWED_ORIGINS:
        return True
    host = values.get(b"host", "").lower()
    # As Django's CSRF check does: a page of the very host it calls. A host that is not ours proves nothing.
    page = origin.partition("://")[2]
    return page == host != "" and validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)
