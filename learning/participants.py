"""Who the two people of a session are, and when they came."""

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet

from learning.models import Session, SessionParticipant


def other_of(session: Session, user_id: UUID) -> UUID:
    """The other of the two."""
    return session.student_id if user_id == session.teacher_id else session.teacher_id


def people_of(session: Session) -> list[UUID]:
    """The ids of the two, the teacher first."""
    return [session.teacher_id, session.student_id]


def joined_times(session: Session) -> dict[UUID, dt.datetime]:
    """When each of those who came did, by member: one query."""
    participants = SessionParticipant.objects.filter(session_id=session.pk, joined_at__isnull=False)
    return {user_id: joined for user_id, joined in participants.values_list("user_id", "joined_at") if joined}


def session_ids(participants: QuerySet[SessionParticipant]) -> list[UUID]:
    """The ids of the sessions that these rows belong to, each once and in order: one query."""
    return list(dict.fromkeys(participants.order_by("session_id").values_list("session_id", flat=True)))
