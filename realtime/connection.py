"""Opening and closing a socket: ticket, hub, presence, welcome, replay."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from accounts.selectors import contacts
from realtime.attendance import attendance_of
from realtime.errors import BadFrame, Close, Refused
from realtime.heartbeat import keep_alive
from realtime.hub import Hub, current_hub
from realtime.letters import frame
from realtime.presence import online_among
from realtime.selectors import can_resume, heads_of
from realtime.socket import Socket
from realtime.tickets import ticket_redeem
from skillswap.pool import in_thread

OFFLINE_AFTER = 1.0  # seconds; a page that reloads does not go offline and online again
_leaving: set[asyncio.Task[None]] = set()


class Hello(BaseModel):
    """The first frame of every socket."""

    model_config = ConfigDict(extra="forbid", strict=True)

    type: str = Field(pattern="^hello$")
    ticket: str = Field(max_length=100)
    cursor: int | None = Field(default=None, ge=0)


async def connect(
    body: dict[str, Any], *, send: Callable[[str], Awaitable[None]], close: Callable[[int], Awaitable[None]]
) -> Socket:
    """Let a socket in: welcome it and send what it missed. Raises BadFrame, Refused."""
    try:
        hello = Hello.model_validate(body)
    except ValidationError as error:
        raise BadFrame("The first frame is hello with a ticket.") from error
    admitted = await in_thread(ticket_redeem, hello.ticket)
    hub = current_hub()
    socket = Socket(admitted.user_id, admitted.device_id, send=send, close=close)
    hub.start(keep_alive)
    hub.join(socket)  # before the head is read, so that nothing falls between
    try:
        if await attendance_of(hub).changed(socket.user_id) > settings.SOCKETS_PER_MEMBER:
            raise Refused(Close.TOO_MANY, "Too many open tabs. Close some and come back.")
        head, resumed, online = await in_thread(_state, socket.user_id, hello.cursor)
        welcome = {
            "userId": socket.user_id,
            "cursor": head,
            "resumed": resumed,
            "heartbeatSeconds": settings.HEARTBEAT_SECONDS,
            "online": sorted(online, key=str),
        }
        sent = hello.cursor if resumed and hello.cursor is not None else head
        await socket.begin(frame({"type": "welcome", "data": welcome}), sent=sent, head=head)
    except BaseException:  # cancelled, too: whatever ends this leaves nothing behind
        disconnect(socket)
        raise
    return socket


def _state(user_id: UUID, cursor: int | None) -> tuple[int, bool, set[UUID]]:
    """Head of the log, whether the socket can go on from `cursor`, and which contacts are online."""
    head = heads_of([user_id]).get(user_id, 0)
    resumed = cursor is not None and can_resume(user_id, cursor, head)
    return head, resumed, online_among(contacts(user_id))


def disconnect(socket: Socket) -> None:
    """A socket is gone. The member is offline when, a moment later, no other has come. Again is fine."""
    socket.stop()
    hub = current_hub()
    hub.leave(socket)
    task = hub.loop.create_task(_went(hub, socket.user_id))
    _leaving.add(task)
    task.add_done_callback(_leaving.discard)


async def _went(hub: Hub, user_id: UUID) -> None:
    await asyncio.sleep(OFFLINE_AFTER)
    await attendance_of(hub).changed(user_id)
