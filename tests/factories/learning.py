"""Sessions and both their seats, written as the services leave them."""

import datetime as dt
import secrets
from typing import Any
from uuid import UUID

from learning.models import BOOKED, Role, Seat, Session, Status
from skillswap.ids import uuid7

EXPIRES = dt.timedelta(hours=72)


def session_between(
    teacher: Any, student: Any, *, at: dt.datetime, minutes: int = 60, status: str = Status.SCHEDULED, **fields: Any
) -> Session:
    """A session that begins `at`, with a seat for each. A request waits for the teacher; nothing is held or sent.

    `conversation` and `skill` are taken as they are; without them the session names a conversation that nobody has.
    """
    session = Session.objects.create(
        **_place(fields.pop("conversation", None)),
        **_subject(fields.pop("skill", None)),
        **{
            "teacher": teacher,
            "student": student,
            "status": status,
            "scheduled_time": at,
            "duration_minutes": minutes,
            "ends_at": at + dt.timedelta(minutes=minutes),
            "waits_for_id": teacher.pk if status == Status.REQUESTED else None,
            "expires_at": at - EXPIRES,
            "started_at": at if status in (Status.IN_PROGRESS, Status.COMPLETED) else None,
            "ended_at": at + dt.timedelta(minutes=minutes) if status == Status.COMPLETED else None,
            "room_key": secrets.token_urlsafe(32),
            "request_key": f"test:{uuid7()}",
            "request_digest": "0" * 64,
            **fields,
        },
    )
    _sit(session, teacher, student, Role.TEACHER)
    _sit(session, student, teacher, Role.STUDENT)
    return session


def seat_of(session: Session, user: Any) -> Seat:
    return Seat.objects.get(session=session, user=user)


def set_status(session: Session, status: str) -> None:
    """As a service would leave it: the seats follow."""
    Session.objects.filter(pk=session.pk).update(status=status)
    Seat.objects.filter(session=session).update(status=status, is_booked=status in BOOKED)


def _sit(session: Session, user: Any, other: Any, role: str) -> None:
    Seat.objects.create(
        session=session,
        user=user,
        other_id=other.pk,
        role=role,
        status=session.status,
        starts_at=session.scheduled_time,
        ends_at=session.ends_at,
        is_booked=session.status in BOOKED,
        joined_at=session.started_at,
    )


def _place(conversation: Any) -> dict[str, UUID]:
    return {"conversation_id": conversation.pk if conversation else uuid7()}


def _subject(skill: Any) -> dict[str, Any]:
    if skill is None:
        return {"skill_id": uuid7(), "skill_name": "Guitar", "skill_category": "music", "skill_level": "expert"}
    return {
        "skill_id": skill.pk,
        "skill_name": skill.name,
        "skill_category": skill.category,
        "skill_level": skill.level,
    }
