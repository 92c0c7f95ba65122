"""The channel layer between processes: one subscription a process, one message a transaction.

Each process picks out the members it has sockets of. A subscription for each member cost a message for
each of them, which was more than everything else that a chat message does. Without Redis there is no layer.
"""

from typing import Any

import structlog
from channels.layers import get_channel_layer
from django.conf import settings

log = structlog.get_logger(__name__)


def connects_processes() -> bool:
    """True when other processes can be reached."""
    return bool(settings.REDIS_URL)


GROUP = "hubs"


async def join() -> str:
    """Hear what other processes send from now on; returns the channel to receive on."""
    channel = str(await get_channel_layer().new_channel())
    await get_channel_layer().group_add(GROUP, channel)
    return channel


async def receive(channel: str) -> dict[str, Any]:
    """The next message from another process (or our own: compare `origin`)."""
    message: dict[str, Any] = await get_channel_layer().receive(channel)
    return message


async def send(message: dict[str, Any]) -> None:
    """Tell every process. The layer is only the doorbell: when it fails, heartbeats carry the head until it is back."""
    try:
        await get_channel_layer().group_send(GROUP, message)
    except Exception:
        log.warning("layer_failed", what="send", exc_info=True)
