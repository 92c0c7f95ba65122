"""`Idempotency-Key`: a write that could be sent twice is done once."""

import hashlib
from typing import Any

import orjson
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from skillswap.errors import InvalidInput
from skillswap.ids import uuid7

HEADER = "Idempotency-Key"
LENGTH = 80

KEY_REQUIRED = OpenApiParameter(
    HEADER, str, OpenApiParameter.HEADER, required=True, description="Made by the client, once a deed."
)
KEY_OPTIONAL = OpenApiParameter(
    HEADER,
    str,
    OpenApiParameter.HEADER,
    description="Made by the client, once a deed. The same key and body again: the same answer, and nothing new.",
)


def asked_key(request: Request, *, required: bool = False) -> str:
    """The header's value; without one (unless `required`) a key that nobody else has. Raises InvalidInput."""
    if HEADER not in request.headers and not required:
        return uuid7().hex
    key = request.headers.get(HEADER, "").strip()
    if not 0 < len(key) <= LENGTH or not key.isprintable():
        raise InvalidInput(HEADER, f"Send the header {HEADER} with up to {LENGTH} characters.")
    return key


def digest(*body: Any) -> str:
    """64 characters that differ when the body does."""
    return hashlib.sha256(orjson.dumps(body, default=str)).hexdigest()
