"""Frames on their way to sockets, encoded once however many sockets receive them."""

from dataclasses import dataclass
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class Letter:
    """A frame for one member. `cursor` is None for a passing event."""

    cursor: int | None
    text: str


def lasting(event_type: str, cursor: int, data: str) -> Letter:
    """The frame of a stored event; `data` is its JSON text."""
    return Letter(cursor, f'{{"type":"{event_type}","cursor":{cursor},"data":{data}}}')


def passing(event_type: str, data: str) -> Letter:
    return Letter(None, f'{{"type":"{event_type}","data":{data}}}')


def frame(body: dict[str, Any]) -> str:
    """A frame that answers one socket: welcome, ack, error, heartbeat."""
    return orjson.dumps(body, default=str).decode()
