"""Files of a message in a few words, for lines that have no room for them. Never their names: such a line may be
copied to where a removed message is not followed, such as another device's notifications."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from skillswap.phrases import plural


def files_in_words(copies: Sequence[Mapping[str, Any]]) -> str:
    """“Photo”, “3 photos”, “Voice message 0:12”, “File”, or "2 files"; "" for none."""
    if not copies:
        return ""
    first = copies[0]
    if len(copies) == 1 and first.get("duration_ms"):
        return _("Voice message %(length)s") % {"length": _clock(first["duration_ms"])}
    if all(copy["type"].startswith("image/") for copy in copies):
        return _("Photo") if len(copies) == 1 else plural("%(count)d photo", "%(count)d photos", len(copies))
    return _("File") if len(copies) == 1 else plural("%(count)d file", "%(count)d files", len(copies))


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes}:{seconds:02}"
