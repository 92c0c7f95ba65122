"""Notifies hubs, after commit, of what was published. A lost notification costs seconds, never an event.

In this process frames go straight to the hub; other processes get them through the channel layer.
This module is the whole interface between services and transport, so either side can be replaced.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync

from realtime import layer
from realtime.frames import Frame
from realtime.hub import live_hubs
from skillswap import redis_link

FramesByUser = Mapping[UUID, Sequence[Frame]]


def notify_hubs(by_user: FramesByUser) -> None:
    """Hand frames to all sockets of these members. Call from any thread, after commit."""
    for hub in live_hubs():
        hub.call(hub.deliver, by_user)
    frames = {user_id.hex: [(frame.cursor, frame.text) for frame in theirs] for user_id, theirs in by_user.items()}
    _send_to_other_processes({"type": "frames", "frames": frames})


def close_sockets(user_id: UUID, device_ids: list[UUID], code: int) -> None:
    """Close the sockets of these devices of a member, in every process."""
    for hub in live_hubs():
        hub.call(hub.close_devices, user_id, device_ids, code)
    devices = [pk.hex for pk in device_ids]
    _send_to_other_processes({"type": "close", "user": user_id.hex, "devices": devices, "code": int(code)})


def _send_to_other_processes(message: dict[str, Any]) -> None:
    if not layer.connects_processes():
        return
    hub = next(iter(live_hubs()), None)
    if (hub is None or not hub.send(message)) and not redis_link.is_away():
        async_to_sync(layer.send)(message)
