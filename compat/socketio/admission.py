"""With what a Socket.IO client signs in: `auth.token` (or `auth.ticket`), the Authorization header, or our cookie."""

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Any

from accounts.authentication import SCHEME
from accounts.cookies import ACCESS_COOKIE
from realtime.services import Admitted, is_ticket, ticket_redeem, token_admit
from skillswap.errors import NotSignedIn


def credential_in(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The token that a handshake with these headers came with, "" for none. The header goes before the cookie."""
    values = {name.lower(): value.decode("latin1") for name, value in headers}
    scheme, _, token = values.get(b"authorization", "").partition(" ")
    if scheme.lower() == SCHEME:
        return token.strip()
    try:
        cookies = SimpleCookie(values.get(b"cookie", ""))
    except CookieError:
        return ""
    return cookies[ACCESS_COOKIE].value if ACCESS_COOKIE in cookies else ""


def admit(auth: Any, header_token: str) -> Admitted:
    """Who may come in: `auth` is what the client sent with CONNECT. One query, three with a ticket.

    Raises Refused, NotSignedIn.
    """
    secret = _secret_in(auth) or header_token
    if not secret:
        raise NotSignedIn
    return ticket_redeem(secret) if is_ticket(secret) else token_admit(secret)


def _secret_in(auth: Any) -> str:
    if not isinstance(auth, dict):
        return ""
    secret = auth.get("token") or auth.get("ticket") or ""
    if not isinstance(secret, str):
        return ""
    scheme, _, token = secret.partition(" ")
    return token.strip() if scheme.lower() == SCHEME else secret
