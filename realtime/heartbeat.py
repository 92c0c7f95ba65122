"""What a process does for its sockets by the clock: heartbeats, lost rings, lost closes, its presence lease."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

import structlog
from django.conf import settings

from realtime import layer
from realtime.errors import Close
from realtime.hub import Hub
from realtime.letters import frame
from realtime.presence import presence
from realtime.selectors import banned_now, ended_devices, heads_of
from realtime.services import presence_ended
from realtime.socket import Socket
from skillswap.pool import in_thread

log = structlog.get_logger(__name__)

LOOK_SECONDS = 5  # without a layer between processes, a worker's events are seen this soon
RENEW_SECONDS = 10


async def keep_alive(hub: Hub) -> None:
    """Every second serve a slice of the members, so that the work is spread evenly. Runs until cancelled."""
    second = 0
    while True:
        await asyncio.sleep(1)
        second += 1
        try:
            if second % RENEW_SECONDS == 0:
                await _keep_presence(hub)
            period = settings.HEARTBEAT_SECONDS
            beating = [socket for socket in hub.all_sockets() if socket.user_id.int % period == second % period]
            looking = beating if layer.connects_processes() else _slice(hub, second)
            await _look_after(looking)
            for socket in beating:
                if socket.sent is not None:
                    socket.put(frame({"type": "heartbeat", "data": {"cursor": socket.sent}}))
        except Exception:  # a database or Redis that is away must not end the heartbeat
            log.warning("heartbeat_failed", exc_info=True)


def _slice(hub: Hub, second: int) -> list[Socket]:
    return [socket for socket in hub.all_sockets() if socket.user_id.int % LOOK_SECONDS == second % LOOK_SECONDS]


async def _look_after(sockets: Sequence[Socket]) -> None:
    """Send what a lost ring left behind; close what a lost close left open."""
    if not sockets:
        return
    heads = await in_thread(heads_of, {socket.user_id for socket in sockets})
    ended = await in_thread(ended_devices, [socket.device_id for socket in sockets])
    for socket in sockets:
        if socket.device_id in ended:
            banned = await in_thread(banned_now, socket.user_id)
            socket.close_soon(Close.BANNED if banned else Close.SESSION_ENDED)
        else:
            socket.heard_of(heads.get(socket.user_id, 0))


async def _keep_presence(hub: Hub) -> None:
    sockets = {user_id: len(open_sockets) for user_id, open_sockets in hub.sockets.items()}
    orphans: set[UUID] = await in_thread(presence().keep, hub.id, sockets)
    for user_id in orphans:
        await in_thread(presence_ended, user_id)
