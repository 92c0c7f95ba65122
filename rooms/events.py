"""Events of the call. Nothing of it is stored: who missed one hears from `call:renew` who is there."""

from uuid import UUID

from pydantic import Field

from realtime.events import EphemeralEvent
from rooms.shapes import SIGNAL_SHAPES, Signal


class CallJoined(EphemeralEvent):
    """A tab is in the call from now, in place of an earlier one of the same member. To both people, all tabs."""

    type = "call:joined"
    session_id: UUID
    user_id: UUID
    peer_id: UUID


class CallLeft(EphemeralEvent):
    """A tab left the call. To both people, all tabs."""

    type = "call:left"
    session_id: UUID
    user_id: UUID
    peer_id: UUID


class CallSignal(EphemeralEvent):
    """What the other one's browser says to yours; for the tab `to` alone, though all tabs hear it."""

    type = "call:signal"
    session_id: UUID
    user_id: UUID = Field(description="Who sent it.")
    peer_id: UUID = Field(description="The tab that sent it.")
    to: UUID
    signal: Signal = Field(description=SIGNAL_SHAPES)
