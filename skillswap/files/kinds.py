"""What a storage says of a file when it hands it out: the kind, and how long a browser may keep it."""

import mimetypes

FOR_EVER = "public, max-age=31536000, immutable"  # a public file's name is never used again
NOT_KEPT = "private, no-store"
ASKED_EACH_TIME = "private, no-cache"  # kept, and shown when the server says that one still may read it
_OURS = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}  # Python 3.11 itself does not know WebP


def content_type_of(name: str) -> str:
    """By the ending of `name`, the same on every machine for the kinds that we make."""
    ending = name.rpartition(".")[2].lower()
    return _OURS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
