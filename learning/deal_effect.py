"""What the length of a session does to the deal of its swap: `serializers.DealEffectOut`."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from learning.models import OPEN, Session
from skills.lessons import BookedSession, sessions_booked
from swaps.deal import agreed_minutes, of_skill
from swaps.hooks import sessions_of_swaps
from swaps.models import Swap
from swaps.selectors import swaps_agreed


def deal_effects(sessions: Iterable[Session]) -> dict[UUID, dict[str, Any]]:
    """Of each session that is not over and belongs to an agreed swap. Two queries, none when none belongs to a swap."""
    ahead = {each: each.swap_id for each in sessions if each.swap_id is not None and each.status in OPEN}
    swaps = swaps_agreed(set(ahead.values())) if ahead else {}
    booked = sessions_booked(sessions_of_swaps, list(swaps))
    return {
        session.pk: _effect(session, swaps[swap_id], booked.get(swap_id, []))
        for session, swap_id in ahead.items()
        if swap_id in swaps
    }


def _effect(session: Session, swap: Swap, booked: Sequence[BookedSession]) -> dict[str, Any]:
    """Of the length that is proposed, else of the one that is asked for or agreed on."""
    others = [each for each in of_skill(booked, session.skill_id) if each.session_id != session.pk]
    agreed, other = agreed_minutes(swap, session.skill_id), sum(map(_minutes, others))
    left = agreed - other - (session.proposed_minutes or session.duration_minutes)
    return {
        "agreed_minutes": agreed,
        "other_minutes": other,
        "left_minutes": max(0, left),
        "over_minutes": max(0, -left),
    }


def _minutes(session: BookedSession) -> int:
    return session.planned_minutes if session.delivered_minutes is None else session.delivered_minutes
