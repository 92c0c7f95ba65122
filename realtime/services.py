"""Publishing: append to the log of everyone concerned, ring after commit."""
# being written by the lead; interface fixed:
from collections.abc import Iterable
from uuid import UUID

from realtime.events import Event


def publish(event: Event, *, to: Iterable[UUID]) -> None:
    """Send `event` to each member's open sockets; lasting events also go to their logs.

    Call inside the transaction of the write it tells of.
    """


def close_sockets(user_id: UUID, device_ids: list[UUID], reason: str) -> None:
    """Close the open sockets of these devices, in every process, after commit."""
