"""A week by the names of its days; ours numbers them from Monday, 0."""

import calendar
from collections.abc import Callable, Mapping, Sequence
from typing import Any

DAYS = tuple(calendar.day_name)
_TIMES = {"start": "startTime", "end": "endTime"}


def weekday_of(name: str) -> int | None:
    """The number of "Monday", in any case or as "Mon"; None for what is no day."""
    plain = name.strip().lower()
    return next((index for index, day in enumerate(DAYS) if plain in (day.lower(), day[:3].lower())), None)


def slots_in(days: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], Callable[[str], str]]:
    """Our slots of their days, and where a field of ours (`3.start`) stands in theirs (`1.timeSlots.0.startTime`)."""
    placed = [
        (f"{at}.timeSlots.{index}", _slot(day["day"], slot))
        for at, day in enumerate(days)
        for index, slot in enumerate(day["timeSlots"])
    ]

    def place_of(field: str) -> str:
        number, dot, time = field.partition(".")
        return f"{placed[int(number)][0]}.{_TIMES[time]}" if dot else field

    return [slot for _, slot in placed], place_of


def _slot(day: str, slot: Mapping[str, str]) -> dict[str, Any]:
    return {"weekday": DAYS.index(day), "start": slot["startTime"], "end": slot["endTime"]}
