"""The channel layer between processes: one subscription a process, one message a transaction.

Each process picks out the members it has sockets of. A subscription for each member cost a message for
each of them, which was more than everything else that a chat message does. Without Redis there is no layer.
"""

from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings

from skillswap import redis_link


def connects_processes() -> bool:
    """True when other processes can be reached."""
    return bool(settings.REDIS_URL)


GROUP = "hubs"


async def join() -> str:
    """Receive what other processes send from now on; returns the channel to receive on. Raises while Redis is away."""
    channel = str(await get_channel_layer().new_channel())
    await get_channel_layer().group_add(GROUP, channel)
    return channel


async def receive(channel: str) -> dict[str, Any]:
    """The next message from another process, or our own (then `origin` is our hub)."""
    message: dict[str, Any] = await get_channel_layer().receive(channel)
    return message


async def send(message: dict[str, Any]) -> None:
    """Send to every process, once. What is lost here, heartbeats and `realtime.link` repair."""
    try:
        await get_channel_layer().group_send(GROUP, message)
    except Exception as error:
        redis_link.noticed("processes", error)


async def reset() -> None:
    """Forget connections and subscriptions: the next `join` makes them anew."""
    try:
        await get_channel_layer().flush()
    except Exception as error:  # they were broken
        redis_link.noticed("processes", error)
