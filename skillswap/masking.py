"""Addresses that are secrets themselves: whoever reads one in a log could use it."""

import re

_SECRET_PATH = re.compile(
    r"(/(?:api/calendar|api/rooms|media/signed|chat/messages/[^\s/?#\"']+/reactions)/)[^\s?#\"']+"
)


def masked(text: str) -> str:
    """`text` without the secret of a calendar feed, the pass of a video room, and the signature of a private file.

    Nor with the emoji of a reaction: with what somebody answers is nobody's to read in a log.
    """
    return _SECRET_PATH.sub(r"\1***", text)
