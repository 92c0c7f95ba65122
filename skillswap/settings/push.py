"""Web Push: the key that vouches for us at push services (VAPID, RFC 8292), and what may be called."""

import base64
import binascii

from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import DATA_DIR, PRODUCTION, env
from skillswap.settings.mail import DEFAULT_FROM_EMAIL
from skillswap.vapid import new_private_key

KEY_BYTES = 32


def _key() -> str:
    """`VAPID_PRIVATE_KEY`; where it is not set, outside production, one that is made once and kept beside the database.

    Empty: there are no pushes.
    """
    key = env.str("VAPID_PRIVATE_KEY", default="")
    kept = DATA_DIR / "push-key"
    if not key and not PRODUCTION and "VAPID_PRIVATE_KEY" not in env.ENVIRON:
        if not kept.exists():
            kept.write_text(new_private_key())
            kept.chmod(0o600)
        key = kept.read_text().strip()
    if key and len(_decoded(key)) != KEY_BYTES:
        raise ImproperlyConfigured("VAPID_PRIVATE_KEY is not a key: `manage.py push_keys` makes one.")
    return key


def _decoded(key: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
    except (binascii.Error, ValueError):
        return b""


VAPID_PRIVATE_KEY = _key()
# Whom a push service writes to when something is wrong with what we send: mailto: or https:.
VAPID_SUBJECT = env.str("VAPID_SUBJECT", default=f"mailto:{DEFAULT_FROM_EMAIL.rpartition('<')[2].rstrip('>')}")
# Push services of your own (https://push.example.org:8443) that may be in your own network, and may speak http.
PUSH_LOCAL_ORIGINS = [origin.strip().rstrip("/") for origin in env.list("PUSH_LOCAL_ORIGINS", default=[])]
PUSH_WAIT_SECONDS = env.int(
    "PUSH_WAIT_SECONDS", default=3
)  # before a push leaves: who has the app before them reads it meanwhile, and no phone rings
PUSH_SECONDS = 8  # that a push service may take for everything
PUSH_KEPT_HOURS = 48  # a push that could not be delivered by then is dropped; the inbox has it
PUSH_AGAIN_MINUTES = 10  # after which one more message of an unread conversation is pushed again
PUSH_DEVICES = 10  # browsers of a member that get pushes; of more the newest
