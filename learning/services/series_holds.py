"""The minutes of a series: held for its next SERIES_HELD sessions, and for the one after when one of them is over.

What is held stays held, also when another session is moved before it.
"""

import datetime as dt
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from credits.errors import InsufficientCredits
from learning.events import SessionUpdated
from learning.models import BOOKED, Session, Status
from learning.services.holding import session_hold
from learning.services.publishing import session_publish
from learning.services.state import change, with_session
from skillswap.db import on_commit


def hold_if_next(session: Session, now: dt.datetime, *, must: bool) -> None:
    """Hold the minutes of a session that was just agreed on, if it is one of the next, or close.

    For a first agreement they `must` be there, and for whatever is close: raises InsufficientCredits. Another one of
    the next stays without them until SERIES_SHORT_HOURS before. Part of an action for `with_session`.
    """
    is_close = session.hold_due_at is not None and session.hold_due_at <= now
    if not is_close and not is_next(session):
        return
    try:
        session_hold(session)
    except InsufficientCredits:
        if must or is_close:
            raise
    else:
        change(session, hold_due_at=None, hold_id=session.hold_id)


def hold_try(session: Session, *, retry_at: dt.datetime) -> bool:
    """Hold the minutes of an agreed session, or try again at `retry_at`: whether they are held.

    Emits session:updated to both when they are, and credits:changed. Part of an action for `with_session`.
    """
    change(session, hold_due_at=retry_at)  # from here on nobody else changes it before this transaction is over
    try:
        session_hold(session)
    except InsufficientCredits:
        return False
    change(session, hold_due_at=None, hold_id=session.hold_id)
    session_publish(session, SessionUpdated)
    return True


def is_next(session: Session) -> bool:
    """Do fewer than SERIES_HELD agreed sessions of its series come before it? One query."""
    earlier = Q(scheduled_time__lt=session.scheduled_time) | Q(scheduled_time=session.scheduled_time, pk__lt=session.pk)
    before = _agreed(session.series_id).filter(earlier)
    return len(before.values_list("pk")[: settings.SERIES_HELD]) < settings.SERIES_HELD


def series_changed(session: Session) -> None:
    """A session is agreed on, moved or over: once that is written, the minutes of those that are next now are held.

    In transactions of their own, because each locks a session before the learner's account, as everything does. If the
    process ends before, `sessions_run_due` holds them SERIES_SHORT_HOURS before each.
    """
    if session.series_id is not None:
        on_commit(partial(series_hold_next, session.series_id))


def series_hold_next(series_id: UUID) -> None:
    """Hold the minutes of those that are next, as far as the learner has them. Safe to run twice at once."""
    following = _agreed(series_id).order_by("scheduled_time", "pk").values_list("pk", "hold_due_at")
    for session_id, due in following[: settings.SERIES_HELD]:
        if due is not None:
            with_session(session_id, _hold_next)


def _hold_next(session: Session) -> None:
    if session.status == Status.SCHEDULED and session.hold_due_at is not None and is_next(session):
        hold_try(session, retry_at=session.hold_due_at)


def _agreed(series_id: UUID | None) -> QuerySet[Session]:
    return Session.objects.filter(series_id=series_id, status__in=BOOKED, ended_at=None)
