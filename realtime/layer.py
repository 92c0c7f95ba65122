"""The channel layer between processes: one subscription a member and process. Without Redis there is none."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import structlog
from channels.layers import get_channel_layer
from django.conf import settings

log = structlog.get_logger(__name__)


def connects_processes() -> bool:
    """True when other processes can be reached."""
    return bool(settings.REDIS_URL)


def _group(user_id: UUID) -> str:
    return f"user.{user_id.hex}"


async def new_channel() -> str:
    """A channel on which this process receives."""
    return str(await get_channel_layer().new_channel())


async def receive(channel: str) -> dict[str, Any]:
    """The next message from another process (or our own: compare `origin`)."""
    message: dict[str, Any] = await get_channel_layer().receive(channel)
    return message


async def subscribe(user_id: UUID, channel: str) -> None:
    await _attempt("subscribe", get_channel_layer().group_add, _group(user_id), channel)


async def unsubscribe(user_id: UUID, channel: str) -> None:
    await _attempt("unsubscribe", get_channel_layer().group_discard, _group(user_id), channel)


async def send(user_id: UUID, message: dict[str, Any]) -> None:
    """Tell every process that has a socket of this member."""
    await _attempt("send", get_channel_layer().group_send, _group(user_id), message)


async def _attempt(what: str, action: Callable[..., Any], *args: Any) -> None:
    """The layer is only the doorbell: when it fails, heartbeats carry the head until it is back."""
    try:
        await action(*args)
    except Exception:
        log.warning("layer_failed", what=what, exc_info=True)
