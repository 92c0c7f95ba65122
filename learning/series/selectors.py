"""A series as one of its two people sees it."""

from typing import Any
from uuid import UUID

from learning.models import BOOKED, NOT_BEGUN, OPEN, Series, Session, SessionParticipant, Status
from learning.rules import ActionContext, may_accept, may_answer
from learning.selectors import sessions_shown
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound

COUNTS = (*OPEN, Status.COMPLETED)  # what it costs in all


def series_of(user_id: UUID, series_id: UUID) -> Series:
    """A series of the member and somebody they may meet. Raises NotFound. Three queries."""
    series = Series.objects.filter(pk=series_id).first()
    if series is None or user_id not in (series.teacher_id, series.student_id):
        raise NotFound
    ids = list(Session.objects.filter(series_id=series_id).values_list("pk", flat=True))
    if not SessionParticipant.objects.filter(session_id__in=ids, user_id=user_id, is_hidden=False).exists():
        raise NotFound
    return series


def series_out(series_id: UUID, viewer_id: UUID) -> dict[str, Any]:
    """`serializers.SeriesOut` for `viewer_id`. Raises NotFound. Three queries, and those of a page of sessions."""
    series = series_of(viewer_id, series_id)
    sessions = list(Session.objects.filter(series_id=series_id).order_by("scheduled_time", "pk"))
    held = [session for session in sessions if session.hold_id is not None and session.settled_at is None]
    return {
        "id": series.pk,
        "weeks": series.weeks,
        "timezone": series.timezone,
        "status": _status(sessions),
        "total_minutes": sum(session.duration_minutes for session in sessions if session.status in COUNTS),
        "held_count": len(held),
        "held_minutes": sum(session.duration_minutes for session in held),
        "actions": _actions(sessions, viewer_id),
        "sessions": sessions_shown(sessions, viewer_id),
        "created_at": series.created_at,
    }


def _status(sessions: list[Session]) -> str:
    """requested while anything of it waits for a first answer, scheduled while anything is ahead, then ended."""
    if any(session.status == Status.REQUESTED for session in sessions):
        return "requested"
    return "scheduled" if any(session.status in BOOKED for session in sessions) else "ended"


def _actions(sessions: list[Session], viewer_id: UUID) -> list[str]:
    """What the viewer may do with all of it now."""
    now = now_ms()
    asked = [ActionContext(session, viewer_id, now) for session in sessions if session.status == Status.REQUESTED]
    found = {
        "accept": any(may_accept(one) is None for one in asked),
        "decline": any(may_answer(one) is None for one in asked),
        "cancel": any(session.status in NOT_BEGUN for session in sessions),
    }
    return [name for name, may in found.items() if may]
