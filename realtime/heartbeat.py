"""What a process does for its sockets by the clock: heartbeats, lost notifications, lost closes, its presence.

Each is a task of its own: what waits for the database or for Redis holds nobody up, least of all the heartbeats,
without which clients give their sockets up.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from django.conf import settings

from realtime.errors import Close
from realtime.frames import encode
from realtime.hub import Hub
from realtime.presence_sync import presence_sync_of
from realtime.selectors import banned_now, ended_devices, heads_of
from realtime.socket import Socket
from skillswap.db.pool import in_thread

log = structlog.get_logger(__name__)

CHECK_SECONDS = 5  # without a link between processes, a worker's events are seen this soon


async def keep_alive(hub: Hub) -> None:
    """Run until cancelled."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_every_second(hub, _beat))
        tasks.create_task(_every_second(hub, _check))
        tasks.create_task(presence_sync_of(hub).run())


async def _every_second(hub: Hub, serve: Callable[[Hub, range], Awaitable[None]]) -> None:
    """`serve(hub, seconds)` with the seconds that have passed since the last call: one, or more after a slow one."""
    began, served = hub.loop.time(), 0
    while True:
        await asyncio.sleep(1)
        now = int(hub.loop.time() - began)
        try:
            await serve(hub, range(served + 1, now + 1))
        except Exception:  # a database that is away must not end it
            log.warning("socket_task_failed", what=serve.__name__.strip("_"), exc_info=True)
        served = now


def _due(hub: Hub, seconds: range, period: int) -> list[Socket]:
    """The members whose turn came in these seconds: each once a `period`, so that the work is spread evenly."""
    turns = {second % period for second in seconds[-period:]}
    return [socket for socket in hub.all_sockets() if socket.user_id.int % period in turns]


async def _beat(hub: Hub, seconds: range) -> None:
    for socket in _due(hub, seconds, settings.HEARTBEAT_SECONDS):
        if socket.sent is not None:
            socket.put(encode({"type": "heartbeat", "data": {"cursor": socket.sent}}))


async def _check(hub: Hub, seconds: range) -> None:
    """Send what a lost notification left behind; close what a lost close left open."""
    sockets = _due(hub, seconds, settings.HEARTBEAT_SECONDS if hub.receives_everything else CHECK_SECONDS)
    if not sockets:
        return
    heads = await in_thread(heads_of, {socket.user_id for socket in sockets})
    ended = await in_thread(ended_devices, [socket.device_id for socket in sockets])
    for socket in sockets:
        socket.advance_to(heads.get(socket.user_id, 0))
    await _close(hub, [socket for socket in sockets if socket.device_id in ended])


async def _close(hub: Hub, sockets: Sequence[Socket]) -> None:
    for socket in sockets:
        banned = await in_thread(banned_now, socket.user_id)
        socket.close_soon(Close.BANNED if banned else Close.SESSION_ENDED)
