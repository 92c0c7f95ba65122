"""Changing what was asked, or proposing another time for what is agreed."""

import datetime as dt
from typing import Any
from uuid import UUID

from accounts.models import User
from learning.errors import NotTheLearner
from learning.events import SessionUpdated
from learning.models import Session, Status
from learning.participants import other_of, people_of
from learning.rules import ActionContext, may_edit, require
from learning.services.booking import require_free
from learning.services.publishing import participant_notify, session_publish
from learning.services.state import change, counted_change
from learning.times import answer_until, minutes, minutes_wrong, time_wrong
from notifications.models import Kind
from skillswap.db.fields import cut_to_ms, now_ms
from skillswap.errors import InvalidInput
from skillswap.http.json import iso


def session_edit(
    *,
    session: Session,
    by: User,
    scheduled_time: dt.datetime | None = None,
    duration_minutes: int | None = None,
    description: str | None = None,
) -> Session:
    """Change a request, which the other then has to answer, or propose another time for an agreed session.

    Raises SessionClosed, TimePassed, NotTheLearner for the description, InvalidInput, TooFast: each other time is a
    notification and a mail to the other.
    Emits session:updated to both, and notification:new to the other when they have to answer.
    """
    InvalidInput.require_none(
        (time_wrong(scheduled_time) if scheduled_time is not None else [])
        + (minutes_wrong(duration_minutes) if duration_minutes is not None else [])
    )
    if scheduled_time is not None:
        scheduled_time = cut_to_ms(scheduled_time.astimezone(dt.UTC))
    return counted_change("session_edit", session, _edit, by.pk, scheduled_time, duration_minutes, description)


def _edit(session: Session, by: UUID, moment: dt.datetime | None, number: int | None, description: str | None) -> None:
    require(may_edit, ActionContext(session, by, now_ms()))
    changes: dict[str, Any] = {}
    if description is not None and description.strip() != session.description:
        if by != session.student_id:
            raise NotTheLearner
        changes["description"] = description.strip()
    wanted = moment or session.scheduled_time, number or session.duration_minutes
    moved = wanted != (session.scheduled_time, session.duration_minutes)
    if moved:
        changes |= _moved(session, by, *wanted)
    if not changes:
        return
    change(session, **changes)
    session_publish(session, SessionUpdated)
    if moved:
        other = other_of(session, by)
        participant_notify(session, "session_time_proposed", to=other, kind=Kind.REQUEST, proposedTime=iso(wanted[0]))


def _moved(session: Session, by: UUID, moment: dt.datetime, number: int) -> dict[str, Any]:
    """What another time changes: a request at once, an agreed session by a proposal."""
    end = moment + minutes(number)
    require_free(people_of(session), moment, end, besides=session.pk)
    waits: dict[str, Any] = {"waits_for_id": other_of(session, by)}
    if session.status == Status.SCHEDULED:
        return waits | {"proposed_time": moment, "proposed_minutes": number, "proposed_by_id": by}
    expires = answer_until(moment, now_ms())
    return waits | {"scheduled_time": moment, "duration_minutes": number, "ends_at": end, "expires_at": expires}
