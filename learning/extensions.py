"""Going on after the planned end: what is proposed, and which lengths are possible now."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings

from credits.errors import InsufficientCredits
from credits.selectors import balance_of
from learning.errors import TimeTaken, TooLong
from learning.models import Session, SessionParticipant
from learning.participants import joined_times, people_of
from learning.rules import ActionContext, may_extend
from learning.times import is_running, minutes
from skills.session_minutes import LONGEST_MINUTES
from skillswap.db.fields import now_ms
from skillswap.errors import DomainError


def extension_of(session: Session, now: dt.datetime) -> dict[str, Any] | None:
    """What one of the two proposes and the other may still agree to. No query."""
    if session.extension_minutes is None or not is_running(session) or now >= session.ends_at:
        return None
    return {"minutes": session.extension_minutes, "by_id": session.extension_by_id, "expires_at": session.ends_at}


def extension_choices(session: Session, by: UUID) -> list[dict[str, Any]]:
    """Each length, with the code of what stands in its way or None. Four queries.

    Only while `by` may propose one it says what the learner has, and whether either is booked.
    """
    context = ActionContext(session, by, now_ms(), frozenset(joined_times(session)))
    if (too_soon_or_late := may_extend(context)) is not None:
        return [{"minutes": number, "refusal": too_soon_or_late.code} for number in settings.EXTENSION_MINUTES]
    return [
        {"minutes": number, "refusal": None if refusal is None else refusal.code}
        for number, refusal in extension_refusals(session).items()
    ]


def extension_refusals(session: Session) -> dict[int, DomainError | None]:
    """What stands in the way of each length now. Who agrees is checked again, with locks. Three queries."""
    has = balance_of(session.student_id)["available_minutes"]
    next_start = _next_start(session)
    return {number: _refusal(session, number, has, next_start) for number in settings.EXTENSION_MINUTES}


def _refusal(session: Session, number: int, has: int, next_start: dt.datetime | None) -> DomainError | None:
    if session.duration_minutes + number > LONGEST_MINUTES:
        return TooLong()
    if next_start is not None and next_start < session.ends_at + minutes(number):
        return TimeTaken()
    return InsufficientCredits() if has < number else None


def _next_start(session: Session) -> dt.datetime | None:
    """When the next session of either begins, if that is within the longest extension."""
    end = session.ends_at + minutes(max(settings.EXTENSION_MINUTES))
    taken = SessionParticipant.objects.booked_between(people_of(session), session.ends_at, end)
    return taken.exclude(session_id=session.pk).order_by("starts_at").values_list("starts_at", flat=True).first()
