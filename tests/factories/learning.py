"""Sessions with both participants, and disputes, written as the services leave them."""

import datetime as dt
import secrets
from typing import Any
from uuid import UUID

from credits.services import minutes_hold
from learning.models import BOOKED, Dispute, Role, Series, Session, SessionParticipant, Status
from learning.services.disputes import dispute_open
from skillswap.db.fields import now_ms
from skillswap.db.ids import uuid7
from tests.factories.credits import give

EXPIRES = dt.timedelta(hours=72)


def session_between(
    teacher: Any, student: Any, *, at: dt.datetime, minutes: int = 60, status: str = Status.SCHEDULED, **fields: Any
) -> Session:
    """A session that begins `at`, and both participants. A request waits for the teacher; nothing is held or sent.

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
    _take_part(session, teacher, student, Role.TEACHER)
    _take_part(session, student, teacher, Role.STUDENT)
    return session


def in_series(session_id: UUID) -> UUID:
    """Makes the session the only one of a series; returns the id of that."""
    session = Session.objects.get(pk=session_id)
    people = {"teacher_id": session.teacher_id, "student_id": session.student_id}
    named = {"request_key": f"test:{uuid7()}", "request_digest": "0" * 64}
    series = Series.objects.create(**people, weeks=2, timezone="UTC", **named)
    Session.objects.filter(pk=session_id).update(series_id=series.pk, series_number=1, series_count=1)
    return series.pk


def held_session(teacher: Any, student: Any, *, days_ago: float = 1, **fields: Any) -> Session:
    """A session that took place."""
    at = now_ms() - dt.timedelta(days=days_ago, minutes=60)
    return session_between(teacher, student, at=at, **{"status": Status.COMPLETED, **fields})


def disputed(teacher: Any, student: Any, **fields: Any) -> tuple[Session, Dispute]:
    """The teacher says it took 45 of 60 held minutes, the student disputes that."""
    session = held_session(teacher, student, status=Status.IN_PROGRESS, **fields)
    give(student, 60)
    hold = minutes_hold(user_id=student.pk, minutes=60, session_id=session.pk, key=f"session:{session.pk}")
    Session.objects.filter(pk=session.pk).update(
        hold_id=hold.pk, ended_at=session.ends_at, ended_by_id=teacher.pk, claimed_minutes=45, has_open_dispute=True
    )
    session.refresh_from_db()
    return session, dispute_open(
        session=session, kind=Dispute.Kind.DISPUTE, by=student, text="We stopped after 20 minutes."
    )


def hide(session: Session, *, owed: bool = False) -> None:
    """As a block of the two leaves it; `owed` while it is not settled."""
    SessionParticipant.objects.filter(session_id=session.pk).update(is_hidden=True, is_listed=owed)


def participant_of(session: Session, user: Any) -> SessionParticipant:
    return SessionParticipant.objects.get(session=session, user=user)


def set_status(session: Session, status: str) -> None:
    """As a service would leave it: the participants follow."""
    Session.objects.filter(pk=session.pk).update(status=status)
    SessionParticipant.objects.filter(session=session).update(status=status, is_booked=status in BOOKED)


def _take_part(session: Session, user: Any, other: Any, role: str) -> None:
    SessionParticipant.objects.create(
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
