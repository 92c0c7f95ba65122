"""The one way to change a session: read it, decide, write on the condition that nobody wrote meanwhile."""

import copy
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext

from learning.models import BOOKED, Session, SessionParticipant
from learning.participants import session_ids
from learning.times import due_at
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows
from skillswap.errors import Conflict, NotFound
from skillswap.http.throttling import counted

P = ParamSpec("P")

_TRIES = 20
_UNSEEN = {"reminded_minutes", "hold_due_at"}  # changes of these alone are none to anybody
_COPIED = {"status", "scheduled_time", "ends_at", "ended_at"}  # changes of these reach the participants


class Stale(Exception):
    """Somebody else changed the session after it was read."""


def with_session(
    session_id: UUID, action: Callable[Concatenate[Session, P], object], /, *args: P.args, **kwargs: P.kwargs
) -> Session:
    """Run `action` on the session in a transaction, again with a fresh row when somebody else was faster.

    An action decides by the row it is given and calls `change` before it writes anything else. Raises NotFound.
    """

    def fresh() -> Session:
        session = Session.objects.filter(pk=session_id).first()
        if session is None:
            raise NotFound
        action(session, *args, **kwargs)
        return session

    for _ in range(_TRIES):
        try:
            return run(fresh)
        except Stale:
            continue
    raise Conflict(gettext("This session is being changed. Try again."))


def counted_change(
    limit: str,
    session: Session,
    action: Callable[Concatenate[Session, UUID, P], object],
    by: UUID,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Session:
    """`with_session` for an action of `by`: one use of `limit` when it changed something. Raises TooFast, NotFound."""
    with counted(limit, by) as use:
        done = with_session(session.pk, action, by, *args, **kwargs)
        use.made = done.version > session.version
    return done


def sessions_lock(participants: QuerySet[SessionParticipant]) -> list[UUID]:
    """Lock the sessions of these rows until the transaction is over; their ids, in order.

    Before several are changed one after the other: two who do that must not wait in a circle, and sessions come before
    calendars and accounts everywhere.
    """
    ids = session_ids(participants)
    lock_rows(Session.objects.filter(pk__in=ids))
    return ids


def change(session: Session, **changes: Any) -> None:
    """Write `changes`, the moment it is due next, and the copies in the participants. Raises Stale."""
    after = copy.copy(session)
    for field, value in changes.items():
        setattr(after, field, value)
    if changes.keys() - _UNSEEN:
        changes["changed_at"] = now_ms()
    changes["due_at"] = due_at(after)
    unchanged = Session.objects.filter(pk=session.pk, version=session.version)
    if not unchanged.update(version=F("version") + 1, **changes):
        raise Stale
    for field, value in changes.items():
        setattr(session, field, value)
    session.version += 1
    if _COPIED & changes.keys():
        SessionParticipant.objects.filter(session_id=session.pk).update(
            status=session.status,
            starts_at=session.scheduled_time,
            ends_at=session.ends_at,
            is_booked=session.status in BOOKED and session.ended_at is None,
        )
