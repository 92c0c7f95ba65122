"""Frames on their way to sockets, encoded once however many sockets receive them."""

from dataclasses import dataclass
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame for one member. `cursor` is None for an ephemeral event."""

    cursor: int | None
    text: str


def persistent_frame(event_type: str, cursor: int, data: str) -> Frame:
    """The frame of a stored event; `data` is its JSON text."""
    return Frame(cursor, f'{{"type":"{event_type}","cursor":{cursor},"data":{data}}}')


def ephemeral_frame(event_type: str, data: str) -> Frame:
    return Frame(None, f'{{"type":"{event_type}","data":{data}}}')


def encode(body: dict[str, Any]) -> str:
    """A frame that answers one socket: welcome, ack, error, heartbeat."""
    return orjson.dumps(body, default=str).decode()
