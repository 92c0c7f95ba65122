"""The header `Idempotency-Key` of writes that could be sent twice; `skillswap.db.idempotency` does them once."""

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from skillswap.db.ids import uuid7
from skillswap.errors import InvalidInput
from skillswap.phrases import plural

HEADER = "Idempotency-Key"
LENGTH = 80

KEY_REQUIRED = OpenApiParameter(
    HEADER, str, OpenApiParameter.HEADER, required=True, description="Made by the client, once an action."
)
KEY_OPTIONAL = OpenApiParameter(
    HEADER,
    str,
    OpenApiParameter.HEADER,
    description="Made by the client, once an action. The same key and body again: the same answer, and nothing new.",
)


def request_key(request: Request, *, required: bool = False) -> str:
    """The header's value; without one (unless `required`) a key that nobody else has. Raises InvalidInput."""
    if HEADER not in request.headers and not required:
        return uuid7().hex
    key = request.headers.get(HEADER, "").strip()
    if not 0 < len(key) <= LENGTH or not key.isprintable():
        raise InvalidInput(
            HEADER,
            plural(
                "Send the header %(header)s with %(count)d character.",
                "Send the header %(header)s with up to %(count)d characters.",
                LENGTH,
                header=HEADER,
            ),
        )
    return key
