"""The room's address: unguessable, signed for one person, good for the time of the session.

The page of our client is the same for both providers. With `JITSI_DOMAIN` it embeds a room of that Jitsi, opened by a
token that its `token_verification` checks (jitsi/lib-jitsi-meet, doc/tokens.md); without it has the built-in call.
"""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

import jwt
from django.conf import settings
from django.core import signing

from accounts.models import User
from learning.errors import NotStarted
from learning.models import Session, SessionParticipant, Status
from learning.participants import other_of
from learning.rules import ActionContext, may_start, require
from learning.times import minutes, opens_at
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound
from skillswap.http.json import iso

LINGER_MINUTES = 30  # after the planned end: nobody is thrown out in the middle of a sentence
_SALT = "learning.room"


def closes_at(session: Session) -> dt.datetime:
    """When the passes of a session end."""
    return session.ends_at + minutes(LINGER_MINUTES)


def has_come(session: Session, user_id: UUID) -> bool:
    """True once they joined: one query."""
    return SessionParticipant.objects.filter(session_id=session.pk, user_id=user_id, joined_at__isnull=False).exists()


def may_come_back(session: Session, user_id: UUID) -> bool:
    """True after the planned end, while the session is still open, for somebody who had come before it: one query."""
    still_open = session.status == Status.IN_PROGRESS and session.ended_at is None
    return still_open and session.ends_at <= now_ms() < closes_at(session) and has_come(session, user_id)


def room_of(*, session: Session, user: User) -> dict[str, Any]:
    """The address of a running session's room. Records nothing: `session_join` says that somebody came.

    Raises NotStarted, TooEarly, TimePassed, SessionClosed. At most one query.
    """
    if session.status == Status.SCHEDULED:
        raise NotStarted
    if not may_come_back(session, user.pk):
        require(may_start, ActionContext(session, user.pk, now_ms()))
    return room_for(session, user)


def rooms_of(session_ids: Collection[UUID], *, user: User) -> dict[UUID, dict[str, Any]]:
    """`room_for` and the `room` itself of those that run now, for one of the people of each.

    One query, none for no ids. The page behind the address asks again who may come in.
    """
    if not session_ids:
        return {}
    running = Session.objects.filter(pk__in=list(session_ids), status=Status.IN_PROGRESS, ended_at=None)
    rooms = {session.pk: session for session in running if now_ms() < closes_at(session)}
    return {pk: {**room_for(session, user), "room": session.room_key} for pk, session in rooms.items()}


def room_for(session: Session, user: User) -> dict[str, Any]:
    """The address of the session's room for one of its people. No query."""
    page = _page_url(session, user)
    jitsi = jitsi_of(session, user)
    return {
        "provider": "jitsi" if jitsi else "builtin",
        "url": "https://{domain}/{room}?jwt={token}".format(**jitsi) if jitsi else page,
        "page_url": page,
        "expires_at": closes_at(session),
    }


def jitsi_of(session: Session, user: User) -> dict[str, str] | None:
    """The Jitsi room of the session, its host, and a token for `user`; None with the built-in call. No query."""
    if not settings.JITSI_DOMAIN:
        return None
    return {"domain": settings.JITSI_DOMAIN, "room": session.room_key, "token": _jitsi_token(session, user)}


def _jitsi_token(session: Session, user: User) -> str:
    claims = {
        "aud": "jitsi",
        "iss": settings.JITSI_APP_ID,
        "sub": settings.JITSI_DOMAIN,
        "room": session.room_key,
        "nbf": int(opens_at(session).timestamp()),
        "exp": int(closes_at(session).timestamp()),
        "context": {"user": {"id": str(user.pk), "name": user.name}},
    }
    return jwt.encode(claims, settings.JITSI_APP_SECRET, algorithm="HS256")


def _page_url(session: Session, user: User) -> str:
    room_pass = signing.dumps([session.pk.hex, user.pk.hex, session.room_key[:16]], salt=_SALT)
    return f"{settings.CLIENT_ORIGIN}/sessions/{session.pk}/room?pass={room_pass}"


def room_admission(room_pass: str, *, by: User) -> dict[str, Any]:
    """Whom the pass lets in. Raises NotFound for a pass that is not `by`'s, forged, or not of this time.

    Two queries.
    """
    try:
        session_hex, user_hex, key = signing.loads(room_pass, salt=_SALT)
        session_id, user_id = UUID(session_hex), UUID(user_hex)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound from error
    session = Session.objects.filter(pk=session_id, status=Status.IN_PROGRESS, ended_at=None).first()
    if session is None or user_id != by.pk or session.room_key[:16] != key:
        raise NotFound
    if not opens_at(session) <= now_ms() < closes_at(session):
        raise NotFound
    if not SessionParticipant.objects.filter(session_id=session.pk, user_id=by.pk, is_hidden=False).exists():
        raise NotFound
    return {
        "session_id": session.pk,
        "user_id": by.pk,
        "other_id": other_of(session, by.pk),
        "room": session.room_key,
        "jitsi": jitsi_of(session, by),
        "expires_at": iso(closes_at(session)),
    }
