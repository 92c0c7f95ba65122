"""What the call looks like on the wire: in commands and acks of the socket, in its events, and over REST."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from realtime.commands import CommandData
from realtime.events import Instant, Payload
from rooms.ice import IceServer


class Peer(Payload):
    """A tab that is in the call."""

    user_id: UUID
    peer_id: UUID


class CallState(Payload):
    """Who is in the call, and how to reach them."""

    peers: list[Peer] = Field(description="The tabs that are in the call now: one of each member at most, yours too.")
    ice_servers: list[IceServer]
    ice_policy: str = Field(description="`iceTransportPolicy`: all, or relay where nobody may connect directly.")
    ice_until: Instant | None = Field(description="Until then the credentials open a relay; null without TURN.")
    expires_at: Instant = Field(description="When the room closes.")

    def shown(self) -> dict[str, Any]:
        """As JSON values; servers without credentials have no such fields."""
        servers = [server.model_dump(by_alias=True, exclude_none=True) for server in self.ice_servers]
        return {**self.model_dump(by_alias=True, mode="json"), "iceServers": servers}


class Description(CommandData):
    """An RTCSessionDescription."""

    type: Literal["offer", "answer"]
    sdp: str


class Candidate(CommandData):
    """An RTCIceCandidate, as its `toJSON` gives it."""

    candidate: str
    sdp_mid: str | None
    sdp_m_line_index: Annotated[int, Field(ge=0, le=65535)] | None
    username_fragment: str | None


class DescriptionSignal(CommandData):
    description: Description


class CandidatesSignal(CommandData):
    candidates: list[Candidate] = Field(description="Several at once; none says that there are no more.")


Signal = DescriptionSignal | CandidatesSignal
SIGNAL_SHAPES = (
    "`{description: {type, sdp}}` (offer or answer), or `{candidates: [{candidate, sdpMid, sdpMLineIndex, "
    "usernameFragment}, …]}`, of which none says that there are no more."
)
