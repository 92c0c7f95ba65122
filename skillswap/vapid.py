"""The key that vouches for this installation at push services (VAPID, RFC 8292)."""

import base64
import time
from functools import cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02

TOKEN_SECONDS = 12 * 3600  # at most 24 hours


def encoded(value: bytes) -> str:
    """Base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def new_private_key() -> str:
    """A new key, as `VAPID_PRIVATE_KEY` wants it: the number on the curve, in base64 for addresses."""
    number = generate_private_key(SECP256R1()).private_numbers().private_value
    return encoded(number.to_bytes(32, "big"))


def push_is_on() -> bool:
    return bool(settings.VAPID_PRIVATE_KEY)


def public_key() -> str:
    """What browsers subscribe with (`applicationServerKey`); empty when push is off."""
    return _public(settings.VAPID_PRIVATE_KEY) if push_is_on() else ""


def authorization(endpoint: str) -> str:
    """The header that says to the push service who sends."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(time.time()) + TOKEN_SECONDS,
        "sub": settings.VAPID_SUBJECT,
    }
    return str(_signer(settings.VAPID_PRIVATE_KEY).sign(claims)["Authorization"])


@cache
def _signer(private_key: str) -> Vapid02:
    return Vapid02.from_raw(private_key.encode())


@cache
def _public(private_key: str) -> str:
    point = _signer(private_key).public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return encoded(point)
