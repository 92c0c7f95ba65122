"""Lessons that people agreed on, in a swap or in a ring: which are to be held, and which of them are booked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from skillswap.hooks import Hook


class BookedSession(NamedTuple):
    """A session that is asked for, agreed on, running (`delivered_minutes` is None then), or took place."""

    skill_id: UUID
    session_id: UUID
    status: str
    planned_minutes: int
    delivered_minutes: int | None


class Lesson(NamedTuple):
    """What one agreed to teach another; each skill is in an agreement once."""

    teacher_id: UUID
    student_id: UUID
    skill_id: UUID
    skill_name: str
    minutes: int


def sessions_booked(
    sessions_of: Hook[[Sequence[UUID]]], agreement_ids: Sequence[UUID]
) -> Mapping[UUID, list[BookedSession]]:
    """What the handlers of `sessions_of` know of these swaps or rings; not called for none."""
    booked: defaultdict[UUID, list[BookedSession]] = defaultdict(list)
    for answer in sessions_of(agreement_ids) if agreement_ids else ():
        for agreement_id, sessions in answer.items():
            booked[agreement_id] += sessions
    return booked


def lessons_out(lessons: Iterable[Lesson], booked: Iterable[BookedSession]) -> list[dict[str, Any]]:
    """The lessons as `serializers.LessonOut`, each with the last session of it that counts. No query."""
    last = {session.skill_id: session for session in booked}
    sessions = [(lesson, last.get(lesson.skill_id)) for lesson in lessons]
    return [
        {
            **lesson._asdict(),
            "session_id": session and session.session_id,
            "session_status": session and session.status,
        }
        for lesson, session in sessions
    ]


def lessons_delivered(lessons: Iterable[Lesson], booked: Sequence[BookedSession]) -> bool:
    """True once sessions as long as agreed on took place for each lesson, and none is ahead.

    What they planned counts here: a session that ended early is still the one that they agreed on.
    """
    if any(session.delivered_minutes is None for session in booked):
        return False
    return all(
        sum(session.planned_minutes for session in booked if session.skill_id == lesson.skill_id) >= lesson.minutes
        for lesson in lessons
    )
