"""What members' minutes are held and moved for, as far as sessions know it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from learning.models import Session, SessionParticipant


def sessions_paid_for(user_id: UUID, session_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Skill, time and the other of these sessions of the member. Handler of `sessions_of_member`. Two queries.

    Without the other, while one of the two has blocked the other; those that are no longer listed are left out.
    """
    mine = SessionParticipant.objects.filter(session_id__in=list(session_ids), user_id=user_id, is_listed=True)
    sides = {row["session_id"]: row for row in mine.values("session_id", "other_id", "is_hidden")}
    sessions = Session.objects.filter(pk__in=list(sides)).values("id", "skill_name", "scheduled_time")
    return {
        row["id"]: {
            "skill": row["skill_name"],
            "scheduled_time": row["scheduled_time"],
            "other_id": None if sides[row["id"]]["is_hidden"] else sides[row["id"]]["other_id"],
        }
        for row in sessions
    }
