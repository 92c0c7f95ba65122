"""Closing sockets of devices whose sign-in has ended."""

from uuid import UUID

from realtime import notifier
from realtime.errors import Close
from skillswap.db import on_commit


def close_sockets(user_id: UUID, device_ids: list[UUID], reason: str) -> None:
    """Close the open sockets of these devices, in every process, after commit."""
    code = Close.BANNED if reason == "banned" else Close.SESSION_ENDED
    devices = list(device_ids)
    on_commit(lambda: notifier.close_sockets(user_id, devices, code))
