"""Who may be in the room of a session, and who is in its call now."""

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from learning.attendance import current_peers
from learning.models import Session, SessionParticipant, Status
from learning.participants import other_of, people_of
from learning.room import closes_at
from learning.times import opens_at
from rooms.ice import ice_for
from rooms.shapes import CallState, Peer
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound


class Call(NamedTuple):
    """The room of a session that may be joined now, as one of its two people sees it."""

    session_id: UUID
    user_id: UUID
    other_id: UUID
    people: list[UUID]
    expires_at: dt.datetime


def call_of(session_id: UUID, user_id: UUID) -> Call:
    """The room, for one of the two people while it may be joined: as `learning.room.room_admission` rules.

    Raises NotFound for everybody else and at any other time. At most two queries.
    """
    if not SessionParticipant.objects.filter(session_id=session_id, user_id=user_id, is_hidden=False).exists():
        raise NotFound
    session = Session.objects.filter(pk=session_id, status=Status.IN_PROGRESS, ended_at=None).first()
    if session is None or not opens_at(session) <= now_ms() < closes_at(session):
        raise NotFound
    return Call(session_id, user_id, other_of(session, user_id), people_of(session), closes_at(session))


def call_state(call: Call) -> CallState:
    """What one of the two needs to reach the other: one query."""
    ice = ice_for(call.user_id)
    peers = [Peer(user_id=user_id, peer_id=peer_id) for user_id, peer_id in current_peers(call.session_id).items()]
    return CallState(
        peers=peers,
        ice_servers=ice.servers,
        ice_policy=ice.policy,
        ice_until=ice.until,
        expires_at=call.expires_at,
    )
