"""Links in mails that turn off their kind, for whoever holds the mail: no log-in, and no end.

The token says whom and what; our key signs it. It gives no right but this one, and tells nobody's address or name.
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core import signing

from accounts.models import User
from notifications.errors import UnsubscribeLinkNotValid
from notifications.models import OPTIONAL

_SALT = "notifications.unsubscribe"


@dataclass(frozen=True)
class Unsubscribing:
    """Mails of which kind to whom a link turns off."""

    user_id: UUID
    kind: str


def unsubscribe_link(user_id: UUID, kind: str) -> str:
    """The page for the foot of a mail, which asks before it changes anything; "" for what cannot be turned off."""
    return _address("/unsubscribe", user_id, kind) if kind in OPTIONAL else ""


def unsubscribe_headers(user_id: UUID, kind: str) -> dict[str, str]:
    """What a mail of that kind carries for the button of mail programs (RFC 8058, 2369); {} as above."""
    if kind not in OPTIONAL:
        return {}
    return {
        "List-Unsubscribe": f"<{_address('/api/notifications/unsubscribe', user_id, kind)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def read_unsubscribe_token(token: str) -> Unsubscribing:
    """What a link says. Raises UnsubscribeLinkNotValid, also when the account is deleted. One query."""
    try:
        user_id, kind = signing.Signer(sep=".", salt=_SALT).unsign(token).split(".")
    except (signing.BadSignature, ValueError) as error:
        raise UnsubscribeLinkNotValid from error
    if not User.objects.filter(pk=user_id, is_active=True).exists():
        raise UnsubscribeLinkNotValid
    return Unsubscribing(UUID(user_id), kind)


def _address(path: str, user_id: UUID, kind: str) -> str:
    token = signing.Signer(sep=".", salt=_SALT).sign(f"{user_id.hex}.{kind}")
    return f"{settings.CLIENT_ORIGIN}{path}?{urlencode({'token': token})}"
