"""Two members with full weeks and many sessions, for the measurement of `slots`."""

import datetime as dt
from typing import Any

SESSIONS = 40  # of each, spread over the two weeks that are looked through
ZONES = ("Europe/Berlin", "America/New_York")
_APART = dt.timedelta(days=14) / SESSIONS
_WEEK = [{"weekday": day, "start": "00:00", "end": "24:00"} for day in range(7)]


def fill_weeks(planners: list[Any]) -> None:
    """Make them free all week, and book SESSIONS hours of each with the third of them, from today on.

    Made at every run and not kept: the sessions of last month's community are over.
    """
    from skillswap.db.fields import now_ms

    *busy, partner = planners
    for number, planner in enumerate(busy):
        planner.availability, planner.timezone = _WEEK, ZONES[number]
        planner.save(update_fields=["availability", "timezone"])
        first = now_ms().replace(minute=0, second=0, microsecond=0) + number * _APART / 2
        _book(planner, partner, [first + session * _APART for session in range(SESSIONS)])


def _book(teacher: Any, student: Any, begins: list[dt.datetime]) -> None:
    from learning.models import Role, Session, SessionParticipant, Status
    from skillswap.db.ids import uuid7

    sessions = [
        Session(
            teacher=teacher,
            student=student,
            skill_id=uuid7(),
            skill_name="Guitar",
            conversation_id=uuid7(),
            status=Status.SCHEDULED,
            scheduled_time=begin,
            duration_minutes=60,
            ends_at=begin + dt.timedelta(minutes=60),
            expires_at=begin,
            request_key=str(uuid7()),
        )
        for begin in begins
    ]
    Session.objects.bulk_create(sessions)
    SessionParticipant.objects.bulk_create(
        SessionParticipant(
            session=session,
            user=user,
            other_id=other.pk,
            role=role,
            status=Status.SCHEDULED,
            starts_at=session.scheduled_time,
            ends_at=session.ends_at,
            is_booked=True,
        )
        for session in sessions
        for user, other, role in ((teacher, student, Role.TEACHER), (student, teacher, Role.STUDENT))
    )
