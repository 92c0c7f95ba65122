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
    _tell_other_processes(
        {
            user_id: {"type": "mail", "letters": [(letter.cursor, letter.text) for letter in letters]}
            for user_id, letters in mail.items()
        }
    )


def close(user_id: UUID, device_ids: list[UUID], code: int) -> None:
    """Close the sockets of these devices of a member, in every process."""
    for hub in live_hubs():
        hub.call(hub.close_devices, user_id, device_ids, code)
    message = {"type": "close", "devices": [pk.hex for pk in device_ids], "code": int(code)}
    _tell_other_processes({user_id: message})


def _tell_other_processes(messages: Mapping[UUID, dict[str, Any]]) -> None:
    if not layer.connects_processes():
        return
    addressed = [(user_id, {**message, "user": user_id.hex}) for user_id, message in messages.items()]
    hub = next(iter(live_hubs()), None)
    if hub is not None and hub.tell(addressed):
        return
    async_to_sync(_send_all)(addressed)


async def _send_all(messages: Sequence[tuple[UUID, dict[str, Any]]]) -> None:
    for user_id, message in messages:
        await layer.send(user_id, message)
