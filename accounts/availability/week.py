"""The week of a member: slots of one weekday each, in the member's timezone."""

import re
from itertools import pairwise
from typing import Any, TypedDict

from django.utils.translation import gettext

from skillswap.errors import InvalidInput
from skillswap.phrases import plural

MAX_SLOTS = 70
DAY_MINUTES = 24 * 60
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)


class Slot(TypedDict):
    """`start` and `end` are "HH:MM"; `end` may be "24:00". 0 is Monday."""

    weekday: int
    start: str
    end: str


def minutes_of_day(time: str) -> int:
    """ "HH:MM", as a valid week has it, in minutes since midnight."""
    return int(time[:2]) * 60 + int(time[3:5])


def validated_week(slots: list[dict[str, Any]]) -> list[Slot]:
    """The slots in order of the week. Raises InvalidInput wherever one is backwards or two overlap."""
    if len(slots) > MAX_SLOTS:
        raise InvalidInput("", plural("At most %(count)d slot.", "At most %(count)d slots.", MAX_SLOTS))
    errors = [_slot_errors(index, slot) for index, slot in enumerate(slots)]
    wrong = [entry for found in errors for entry in found]
    spans = sorted((*_span(slot), index) for index, slot in enumerate(slots) if not errors[index])
    for (_, before, _), (begin, _, index) in pairwise(spans):
        if begin < before:
            wrong.append((f"{index}.start", gettext("This overlaps another slot of the same day.")))
    InvalidInput.require_none(wrong)
    ordered = [slots[index] for _, _, index in spans]
    return [Slot(weekday=slot["weekday"], start=slot["start"], end=slot["end"]) for slot in ordered]


def _slot_errors(index: int, slot: dict[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with one slot by itself."""
    unread = [field for field in ("start", "end") if not _TIME.fullmatch(slot[field])]
    if unread:
        return [(f"{index}.{field}", gettext("Write the time as HH:MM, from 00:00 to 24:00.")) for field in unread]
    if minutes_of_day(slot["start"]) >= minutes_of_day(slot["end"]):
        return [(f"{index}.end", gettext("The end must come after the start."))]
    return []


def _span(slot: dict[str, Any]) -> tuple[int, int]:
    """The slot in minutes since the week began."""
    midnight = slot["weekday"] * DAY_MINUTES
    return midnight + minutes_of_day(slot["start"]), midnight + minutes_of_day(slot["end"])
