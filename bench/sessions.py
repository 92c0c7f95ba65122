"""Pairs who have sessions, with Django. `python -m bench.sessions PEOPLE-FILE OUT-FILE`.

Each of `PAIRS` talkers teaches their neighbour, who has minutes enough and sessions agreed on that begin now:
written as rows, because nobody can book two of them at the same time, and held through the ledger.
"""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import django
import orjson

PAIRS = 16
SESSIONS_EACH = 100
MINUTES = 15
RICH = 500_000


def prepare(people: dict[str, Any]) -> list[dict[str, Any]]:
    """Of each pair their tokens, the teacher's skill and the ids of sessions that can be started."""
    talkers = people["talkers"][: 2 * PAIRS]
    return [_pair(teacher, student) for teacher, student in zip(talkers[::2], talkers[1::2], strict=True)]


def _pair(teacher: dict[str, Any], student: dict[str, Any]) -> dict[str, Any]:
    from accounts.models import User
    from credits.services import bonus_give
    from skills.services import skill_create

    learner = UUID(student["id"])
    offer = skill_create(user=User.objects.get(pk=teacher["id"]), name="Guitar", type="offer")
    bonus_give(user_id=learner, minutes=RICH, reason="For the bench", key=f"bench:{learner}")
    sessions = [_session(teacher, student, offer) for _ in range(SESSIONS_EACH)]
    return {"teacher": teacher, "student": student, "skill": str(offer.pk), "sessions": sessions}


def _session(teacher: dict[str, Any], student: dict[str, Any], offer: Any) -> str:
    from credits.services import minutes_hold
    from learning.models import Role, Session, SessionParticipant, Status
    from skillswap.db.fields import now_ms
    from skillswap.db.ids import uuid7

    at = now_ms() + dt.timedelta(minutes=5)
    times = {"status": Status.SCHEDULED, "ends_at": at + dt.timedelta(minutes=MINUTES)}
    pk = uuid7()
    hold = minutes_hold(user_id=UUID(student["id"]), minutes=MINUTES, session_id=pk, key=f"bench:{pk}")
    about = {"skill_id": offer.pk, "skill_name": "Guitar", "skill_category": offer.category, "skill_level": offer.level}
    session = Session.objects.create(
        pk=pk,
        teacher_id=teacher["id"],
        student_id=student["id"],
        conversation_id=teacher["conversation"],
        scheduled_time=at,
        duration_minutes=MINUTES,
        expires_at=at,
        accepted_at=now_ms(),
        hold_id=hold.pk,
        room_key=pk.hex,
        request_key=pk.hex,
        request_digest=pk.hex,
        **times,
        **about,
    )
    for one, other, role in ((teacher, student, Role.TEACHER), (student, teacher, Role.STUDENT)):
        SessionParticipant.objects.create(
            session=session, user_id=one["id"], other_id=other["id"], role=role, starts_at=at, is_booked=True, **times
        )
    return str(pk)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")
    django.setup()
    Path(sys.argv[2]).write_bytes(orjson.dumps(prepare(orjson.loads(Path(sys.argv[1]).read_bytes()))))
