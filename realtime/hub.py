"""All sockets of this process, by member: a frame is encoded once, however many of them receive it."""

import asyncio
import os
import uuid
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from realtime import layer
from realtime.frames import Frame
from realtime.link import Link

if TYPE_CHECKING:
    from realtime.presence_sync import PresenceSync
    from realtime.socket import Socket

_hubs: dict[asyncio.AbstractEventLoop, "Hub"] = {}


def live_hubs() -> list["Hub"]:
    """The hubs of running loops: one in a server, none in a command."""
    return [hub for loop, hub in list(_hubs.items()) if loop.is_running()]


def current_hub() -> "Hub":
    """The hub of the running loop, made on first use."""
    loop = asyncio.get_running_loop()
    for closed in [known for known in _hubs if known.is_closed()]:
        del _hubs[closed]
    if loop not in _hubs:
        _hubs[loop] = Hub(loop)
    return _hubs[loop]


class Hub:
    """Sockets by member. Everything but `call` and `send` must run on the hub's loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.id = f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self.loop = loop
        self.sockets: dict[UUID, set[Socket]] = {}
        self.presence_sync: PresenceSync | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self.link = Link(self.id, self._handle) if layer.connects_processes() else None

    def call(self, function: Callable[..., Any], *args: Any) -> None:
        """Run `function` on the hub's loop; from any thread."""
        self.loop.call_soon_threadsafe(function, *args)

    def send(self, message: dict[str, Any]) -> bool:
        """Send a message to other processes, in the order of calls; False when this hub has no link now."""
        if not self._tasks or self.link is None:
            return False
        self.call(self.link.send, message)
        return True

    def all_sockets(self) -> list["Socket"]:
        return [socket for sockets in self.sockets.values() for socket in sockets]

    def deliver(self, by_user: Mapping[UUID, Sequence[Frame]]) -> None:
        """Hand frames to the sockets of their members."""
        for user_id, frames in by_user.items():
            for socket in self.sockets.get(user_id, ()):
                socket.deliver(frames)

    def close_devices(self, user_id: UUID, device_ids: Sequence[UUID], code: int) -> None:
        """Close the member's sockets that were opened by these devices."""
        for socket in list(self.sockets.get(user_id, ())):
            if socket.device_id in device_ids:
                socket.close_soon(code)

    def join(self, socket: "Socket") -> None:
        """From now on the socket gets its member's frames."""
        self.sockets.setdefault(socket.user_id, set()).add(socket)

    def leave(self, socket: "Socket") -> None:
        """The socket gets no more frames."""
        sockets = self.sockets.get(socket.user_id, set())
        sockets.discard(socket)
        if not sockets:
            self.sockets.pop(socket.user_id, None)

    def start(self, tasks_of: Callable[["Hub"], Coroutine[Any, Any, None]]) -> None:
        """Receive from other processes and run `tasks_of(hub)` beside it; again is fine. Waits for nothing."""
        if self._tasks:
            return
        self._tasks = [self.loop.create_task(tasks_of(self))]
        if self.link:
            self._tasks.append(self.loop.create_task(self.link.run()))

    async def stop(self) -> None:
        """End the hub's tasks (server shutdown, end of a test)."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def receives_everything(self) -> bool:
        """False while events that another process wrote may reach us by looking into the database only."""
        return self.link is not None and self.link.is_reliable

    def _handle(self, message: dict[str, Any]) -> None:
        if message["type"] == "frames":
            for user, frames in message["frames"].items():
                if (user_id := UUID(user)) in self.sockets:
                    self.deliver({user_id: [Frame(cursor, text) for cursor, text in frames]})
        elif message["type"] == "close":
            self.close_devices(UUID(message["user"]), [UUID(pk) for pk in message["devices"]], message["code"])
