"""The doorbell: tells sockets that there is mail. Losing a ring costs seconds, never an event.

In this process mail goes straight to the hub; other processes hear of it through the channel layer.
This module is the whole interface between services and transport, so either side can be replaced.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync

from realtime import layer
from realtime.hub import live_hubs
from realtime.letters import Letter

Mail = Mapping[UUID, Sequence[Letter]]


def ring(mail: Mail) -> None:
    """Hand frames to all sockets of these members. Call from any thread, after commit."""
    for hub in live_hubs():
        hub.call(hub.deliver, mail)
    letters_by_user = {
        user_id.hex: [(letter.cursor, letter.text) for letter in letters] for user_id, letters in mail.items()
    }
    _tell_other_processes({"type": "mail", "mail": letters_by_user})


def close(user_id: UUID, device_ids: list[UUID], code: int) -> None:
    """Close the sockets of these devices of a member, in every process."""
    for hub in live_hubs():
        hub.call(hub.close_devices, user_id, device_ids, code)
    devices = [pk.hex for pk in device_ids]
    _tell_other_processes({"type": "close", "user": user_id.hex, "devices": devices, "code": int(code)})


def _tell_other_processes(message: dict[str, Any]) -> None:
    if not layer.connects_processes():
        return
    hub = next(iter(live_hubs()), None)
    if hub is None or not hub.tell(message):
        async_to_sync(layer.send)(message)
