"""The week of a member: slots of one weekday each, in the member's timezone."""

import re
from itertools import pairwise
from typing import Any, TypedDict

from skillswap.errors import InvalidInput

MAX_SLOTS = 70
DAY = 24 * 60
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)


class Slot(TypedDict):
    """`start` and `end` are "HH:MM"; `end` may be "24:00". 0 is Monday."""

    weekday: int
    start: str
    end: str


def minutes(time: str) -> int:
    """ "HH:MM" as minutes since midnight. Raises ValueError."""
    if not _TIME.fullmatch(time):
        raise ValueError(time)
    return int(time[:2]) * 60 + int(time[3:])


def checked_week(slots: list[dict[str, Any]]) -> list[Slot]:
    """The slots in order of the week. Raises InvalidInput where one is backwards or two overlap."""
    if len(slots) > MAX_SLOTS:
        raise InvalidInput("", f"At most {MAX_SLOTS} slots.")
    spans = [(_span(index, slot), index, slot) for index, slot in enumerate(slots)]
    spans.sort(key=lambda entry: entry[0])
    for (before, _, _), (span, index, _) in pairwise(spans):
        if span[0] < before[1]:
            raise InvalidInput(f"{index}.start", "This overlaps another slot of the same day.")
    return [Slot(weekday=slot["weekday"], start=slot["start"], end=slot["end"]) for _, _, slot in spans]


def _span(index: int, slot: dict[str, Any]) -> tuple[int, int]:
    """The slot in minutes since the week began."""
    times = []
    for field in ("start", "end"):
        try:
            times.append(minutes(slot[field]))
        except ValueError as error:
            raise InvalidInput(f"{index}.{field}", "Write the time as HH:MM, from 00:00 to 24:00.") from error
    if times[0] >= times[1]:
        raise InvalidInput(f"{index}.end", "The end must come after the start.")
    return slot["weekday"] * DAY + times[0], slot["weekday"] * DAY + times[1]
