"""Opening and closing a socket: ticket, hub, presence, welcome, replay."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from accounts.sharing import presence_contacts
from realtime.errors import BadFrame, Close, Refused
from realtime.frames import encode
from realtime.heartbeat import keep_alive
from realtime.hub import Hub, current_hub
from realtime.presence import online_among
from realtime.presence_sync import presence_sync_of
from realtime.selectors import can_resume, heads_of
from realtime.services import Admitted, ticket_redeem
from realtime.socket import Socket
from skillswap.db.pool import in_thread

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
    """Let a socket in that has said hello: welcome it and send what it missed. Raises BadFrame, Refused."""
    try:
        hello = Hello.model_validate(body)
    except ValidationError as error:
        raise BadFrame(_("The first frame is hello with a ticket.")) from error
    admitted = await in_thread(ticket_redeem, hello.ticket)
    return await enter(admitted, cursor=hello.cursor, send=send, close=close)


async def enter(
    admitted: Admitted,
    *,
    cursor: int | None = None,
    send: Callable[[str], Awaitable[None]],
    close: Callable[[int], Awaitable[None]],
) -> Socket:
    """A new socket of who was admitted: counted, welcomed, and sent what came after `cursor`, or only what comes from
    now on. `send` gets its frames, the welcome first, and waits while the network is full. Raises Refused.
    """
    hub = current_hub()
    socket = Socket(admitted.user_id, admitted.device_id, send=send, close=close, locale=admitted.locale)
    hub.start(keep_alive)
    hub.join(socket)  # before the head is read, so that no event falls between
    try:
        if await presence_sync_of(hub).update(socket.user_id) > settings.SOCKETS_PER_MEMBER:
            raise Refused(Close.TOO_MANY, _("Too many open tabs. Close some and come back."))
        head, resumed, online = await in_thread(_state, socket.user_id, cursor)
        welcome = {
            "userId": socket.user_id,
            "cursor": head,
            "resumed": resumed,
            "heartbeatSeconds": settings.HEARTBEAT_SECONDS,
            "online": sorted(online, key=str),
        }
        sent = cursor if resumed and cursor is not None else head
        await socket.begin(encode({"type": "welcome", "data": welcome}), sent=sent, head=head)
    except BaseException:  # cancelled, too: whatever ends this leaves nothing behind
        disconnect(socket)
        raise
    return socket


def _state(user_id: UUID, cursor: int | None) -> tuple[int, bool, set[UUID]]:
    """Head of the log, whether the socket can go on from `cursor`, and which contacts they see online."""
    head = heads_of([user_id]).get(user_id, 0)
    resumed = cursor is not None and can_resume(user_id, cursor, head)
    return head, resumed, online_among(presence_contacts(user_id))


def disconnect(socket: Socket) -> None:
    """A socket is gone. The member is offline when, a moment later, no other has come. Again is fine."""
    socket.stop()
    hub = current_hub()
    hub.leave(socket)
    task = hub.loop.create_task(_presence_after_a_moment(hub, socket.user_id))
    _leaving.add(task)
    task.add_done_callback(_leaving.discard)


async def _presence_after_a_moment(hub: Hub, user_id: UUID) -> None:
    await asyncio.sleep(OFFLINE_AFTER)
    await presence_sync_of(hub).update(user_id)
