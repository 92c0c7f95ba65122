"""The call's commands on the socket. A tab in a call is a peer: `peerId` is a UUID that it makes for each join."""

from typing import Any
from uuid import UUID

from pydantic import Field

from realtime.commands import Command, CommandData, register, sender_device
from rooms.services.call import call_join, call_leave, call_renew
from rooms.services.signalling import call_signal
from rooms.shapes import SIGNAL_SHAPES, Signal
from skillswap.db.pool import in_thread


class AsPeer(CommandData):
    session_id: UUID
    peer_id: UUID


class SendSignal(AsPeer):
    to: UUID = Field(description="The other one's tab.")
    signal: Signal = Field(description=SIGNAL_SHAPES)


async def _join(user_id: UUID, command_id: str, data: AsPeer) -> dict[str, Any]:
    state = await in_thread(
        call_join, session_id=data.session_id, by=user_id, peer_id=data.peer_id, device_id=sender_device.get()
    )
    return {"sessionId": str(data.session_id), "peerId": str(data.peer_id), **state.shown()}


async def _renew(user_id: UUID, command_id: str, data: AsPeer) -> dict[str, Any]:
    is_current, state = await in_thread(call_renew, session_id=data.session_id, by=user_id, peer_id=data.peer_id)
    return {"isCurrent": is_current, **state.shown()}


async def _leave(user_id: UUID, command_id: str, data: AsPeer) -> dict[str, Any]:
    await in_thread(call_leave, session_id=data.session_id, by=user_id, peer_id=data.peer_id)
    return {}


async def _signal(user_id: UUID, command_id: str, data: SendSignal) -> dict[str, Any]:
    await in_thread(
        call_signal, session_id=data.session_id, by=user_id, peer_id=data.peer_id, to=data.to, signal=data.signal
    )
    return {}


JOIN = "You are in the call with this tab, in place of an earlier one of yours. The ack says what `GET …/call` says."
RENEW = "Still there; send it every 20 s. The ack says `isCurrent`, and what `GET …/call` says."
SIGNAL = "Pass a description or candidates on to the other one's tab."


def register_commands() -> None:
    """Make the call's commands known to the socket."""
    register(Command("call:join", AsPeer, _join, JOIN))
    register(Command("call:renew", AsPeer, _renew, RENEW))
    register(Command("call:leave", AsPeer, _leave, "This tab leaves the call."))
    register(Command("call:signal", SendSignal, _signal, SIGNAL))
