"""All sockets of this process, by member: a frame is encoded once, however many of them receive it."""

import asyncio
import os
import uuid
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

import structlog

from realtime import layer
from realtime.letters import Letter

if TYPE_CHECKING:
    from realtime.socket import Socket

log = structlog.get_logger(__name__)

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
    """Sockets by member. Everything but `call` and `tell` must run on the hub's loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.id = f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self.loop = loop
        self.sockets: dict[UUID, set[Socket]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._channel = ""
        self._outgoing: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def call(self, function: Callable[..., Any], *args: Any) -> None:
        """Run `function` on the hub's loop; from any thread."""
        self.loop.call_soon_threadsafe(function, *args)

    def tell(self, message: dict[str, Any]) -> bool:
        """Send a message to other processes, in the order of calls; False when this hub has no sender now."""
        if not self._tasks:
            return False
        self.call(self._outgoing.put_nowait, {**message, "origin": self.id})
        return True

    def all_sockets(self) -> list["Socket"]:
        return [socket for sockets in self.sockets.values() for socket in sockets]

    def deliver(self, mail: Mapping[UUID, Sequence[Letter]]) -> None:
        """Hand frames to the sockets of their members."""
        for user_id, letters in mail.items():
            for socket in self.sockets.get(user_id, ()):
                socket.deliver(letters)

    def close_devices(self, user_id: UUID, device_ids: Sequence[UUID], code: int) -> None:
        """Close the member's sockets that were opened by these devices."""
        for socket in list(self.sockets.get(user_id, ())):
            if socket.device_id in device_ids:
                socket.close_soon(code)

    def join(self, socket: "Socket") -> None:
        """From now on the socket hears of its member's mail."""
        self.sockets.setdefault(socket.user_id, set()).add(socket)

    def leave(self, socket: "Socket") -> None:
        """The socket hears no more."""
        sockets = self.sockets.get(socket.user_id, set())
        sockets.discard(socket)
        if not sockets:
            self.sockets.pop(socket.user_id, None)

    async def start(self, upkeep: Callable[["Hub"], Coroutine[Any, Any, None]]) -> None:
        """Listen to other processes and run `upkeep` beside it; again is fine."""
        if self._tasks:
            return
        self._tasks.append(self.loop.create_task(upkeep(self)))
        if layer.connects_processes():
            self._channel = await layer.join()
            self._tasks += [self.loop.create_task(self._listen()), self.loop.create_task(self._speak())]

    async def stop(self) -> None:
        """End the hub's tasks (server shutdown, end of a test)."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _speak(self) -> None:
        # A cancellation that comes while redis-py sends is lost; asking keeps `stop` from waiting for ever.
        while (task := asyncio.current_task()) and not task.cancelling():
            await layer.send(await self._outgoing.get())

    async def _listen(self) -> None:
        while True:
            try:
                message = await layer.receive(self._channel)
            except asyncio.CancelledError:
                raise
            except Exception:
                log.warning("layer_failed", what="receive", exc_info=True)
                await asyncio.sleep(1)
                continue
            if message.get("origin") != self.id:
                self._handle(message)

    def _handle(self, message: dict[str, Any]) -> None:
        if message["type"] == "mail":
            for user, letters in message["mail"].items():
                if (user_id := UUID(user)) in self.sockets:
                    self.deliver({user_id: [Letter(cursor, text) for cursor, text in letters]})
        elif message["type"] == "close":
            self.close_devices(UUID(message["user"]), [UUID(pk) for pk in message["devices"]], message["code"])
