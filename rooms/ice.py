"""How a browser finds the other one: STUN and TURN servers, with credentials that coturn checks by itself.

TURN's are time-limited (coturn's `use-auth-secret`): the user name says until when, the password signs it with the
secret that coturn shares with us. Nobody has an account there, and none of us asks the other.
"""

import base64
import datetime as dt
import hashlib
import hmac
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from pydantic import Field

from realtime.events import Payload
from skillswap.db.fields import now_ms


class IceServer(Payload):
    """An entry of `iceServers` of an RTCPeerConnection."""

    urls: list[str]
    username: str | None = Field(default=None, description="Only with TURN, as `credential`.")
    credential: str | None = None


class Ice(NamedTuple):
    """What an RTCPeerConnection is configured with."""

    servers: list[IceServer]
    policy: str
    until: dt.datetime | None


class Credentials(NamedTuple):
    """What opens a relay at our TURN server until `until`."""

    username: str
    password: str
    until: dt.datetime


def ice_for(user_id: UUID) -> Ice:
    """The servers for a member's browser, with credentials made for it now. No query."""
    servers = [IceServer(urls=settings.STUN_URLS)] if settings.STUN_URLS else []
    if not settings.TURN_URLS:
        return Ice(servers, settings.CALL_ICE_POLICY, None)
    made = turn_credentials(user_id)
    turn = IceServer(urls=settings.TURN_URLS, username=made.username, credential=made.password)
    return Ice([*servers, turn], settings.CALL_ICE_POLICY, made.until)


def turn_credentials(user_id: UUID) -> Credentials:
    """Credentials of a member for TURN_TTL_SECONDS, in whole seconds as coturn counts."""
    until = (now_ms() + dt.timedelta(seconds=settings.TURN_TTL_SECONDS)).replace(microsecond=0)
    username = f"{int(until.timestamp())}:{user_id}"
    signature = hmac.digest(settings.TURN_SECRET.encode(), username.encode(), hashlib.sha1)
    return Credentials(username, base64.b64encode(signature).decode(), until)
