"""Pairs whose session goes on, with Django. `python -m bench.calls PAIRS OUT-FILE`, on a migrated database.

Each session is written as a row: nobody can book so many, and nothing of a call depends on how it was booked.
"""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

import django
import orjson

from bench.community import new_members

MINUTES = 60


def prepare(pairs: int) -> list[dict[str, Any]]:
    """Of each pair the id of their session, and both people's ids and tokens."""
    people = new_members("caller", 2 * pairs)
    return [_pair(teacher, student) for teacher, student in zip(people[::2], people[1::2], strict=True)]


def _pair(teacher: Any, student: Any) -> dict[str, Any]:
    from accounts.services import device_sign_in

    people = {"teacher": teacher, "student": student}
    signed_in = {
        role: {"id": str(user.pk), "token": device_sign_in(user=user, name="bench").access}
        for role, user in people.items()
    }
    return {"session": _session(teacher, student), **signed_in}


def _session(teacher: Any, student: Any) -> str:
    from learning.models import Role, Session, SessionParticipant, Status
    from skillswap.db.fields import now_ms
    from skillswap.db.ids import uuid7

    now, pk = now_ms(), uuid7()
    times = {"status": Status.IN_PROGRESS, "ends_at": now + dt.timedelta(minutes=MINUTES)}
    session = Session.objects.create(
        pk=pk,
        teacher=teacher,
        student=student,
        skill_id=uuid7(),
        skill_name="Guitar",
        skill_category="music",
        skill_level="expert",
        conversation_id=uuid7(),
        scheduled_time=now,
        duration_minutes=MINUTES,
        expires_at=now,
        started_at=now,
        room_key=pk.hex,
        request_key=pk.hex,
        request_digest=pk.hex,
        **times,
    )
    for one, other, role in ((teacher, student, Role.TEACHER), (student, teacher, Role.STUDENT)):
        SessionParticipant.objects.create(
            session=session,
            user=one,
            other_id=other.pk,
            role=role,
            starts_at=now,
            joined_at=now,
            is_booked=True,
            **times,
        )
    return str(pk)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")
    django.setup()
    Path(sys.argv[2]).write_bytes(orjson.dumps(prepare(int(sys.argv[1]))))
