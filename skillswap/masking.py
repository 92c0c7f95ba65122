"""Addresses that are secrets themselves: whoever reads one in a log could use it."""

import re

_SECRET_PATH = re.compile(r"(/api/(?:calendar|rooms)/)[^\s?#\"']+")


def masked(text: str) -> str:
    """`text` without the secret of a calendar feed and without the pass to a room."""
    return _SECRET_PATH.sub(r"\1***", text)
