"""The one way to change a session: read it, decide, write on the condition that nobody wrote meanwhile."""

import copy
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.db.models import F

from learning.models import BOOKED, Seat, Session
from learning.times import due_at
from skillswap.db import run
from skillswap.errors import Conflict, NotFound
from skillswap.fields import now_ms

P = ParamSpec("P")

_TRIES = 20
_COPIED = {"status", "scheduled_time", "ends_at", "ended_at"}  # changes of these reach the seats


class Stale(Exception):
    """Somebody else changed the session after it was read."""


def with_session(
    session_id: UUID, deed: Callable[Concatenate[Session, P], object], /, *args: P.args, **kwargs: P.kwargs
) -> Session:
    """Run `deed` on the session in a transaction, again with a fresh row when somebody else was faster.

    A deed decides by the row it is given and calls `change` before it writes anything else. Raises NotFound.
    """

    def fresh() -> Session:
        session = Session.objects.filter(pk=session_id).first()
        if session is None:
            raise NotFound
        deed(session, *args, **kwargs)
        return session

    for _ in range(_TRIES):
        try:
            return run(fresh)
        except Stale:
            continue
    raise Conflict("This session is being changed. Try again.")


def change(session: Session, **changes: Any) -> None:
    """Write `changes`, the moment it is due next, and the copies in the seats. Raises Stale."""
    after = copy.copy(session)
    for field, value in changes.items():
        setattr(after, field, value)
    changes |= {"due_at": due_at(after), "changed_at": now_ms()}
    unchanged = Session.objects.filter(pk=session.pk, version=session.version)
    if not unchanged.update(version=F("version") + 1, **changes):
        raise Stale
    for field, value in changes.items():
        setattr(session, field, value)
    session.version += 1
    if _COPIED & changes.keys():
        Seat.objects.filter(session_id=session.pk).update(
            status=session.status,
            starts_at=session.scheduled_time,
            ends_at=session.ends_at,
            is_booked=session.status in BOOKED and session.ended_at is None,
        )


def other_of(session: Session, user_id: UUID) -> UUID:
    """The other of the two."""
    return session.student_id if user_id == session.teacher_id else session.teacher_id


def people_of(session: Session) -> list[UUID]:
    return [session.teacher_id, session.student_id]
