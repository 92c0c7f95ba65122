"""Updates as text, for JSON."""

import base64


def to_base64(update: bytes) -> str:
    return base64.b64encode(update).decode()
