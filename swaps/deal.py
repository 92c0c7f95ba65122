"""A swap as a deal: what each side agreed to teach, what of it is booked, what took place, and what is left to book."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from skills.lessons import BookedSession, Lesson, lessons_delivered
from swaps.models import Swap


def deal_of(swap: Swap, sessions: Sequence[BookedSession]) -> dict[str, Any]:
    """Both sides of the deal, in minutes; `from` is what `from_user` teaches. No query."""
    is_agreed = swap.status == Swap.Status.ACCEPTED
    return {
        "from": _side(swap.offered_minutes, of_skill(sessions, swap.offered_skill_id), is_agreed),
        "to": _side(swap.wanted_minutes, of_skill(sessions, swap.wanted_skill_id), is_agreed),
    }


def agreed_minutes(swap: Swap, skill_id: UUID) -> int:
    """How long this one of its two skills is taught."""
    return swap.offered_minutes if skill_id == swap.offered_skill_id else swap.wanted_minutes


def lessons_of(swap: Swap) -> tuple[Lesson, Lesson]:
    """The two lessons of the swap, the offered one first."""
    one, two = swap.people
    return (
        Lesson(one, two, swap.offered_skill_id, swap.offered_skill_name, swap.offered_minutes),
        Lesson(two, one, swap.wanted_skill_id, swap.wanted_skill_name, swap.wanted_minutes),
    )


def is_delivered(swap: Swap, sessions: Sequence[BookedSession]) -> bool:
    """True once what each side agreed on took place: see `lessons_delivered`."""
    return lessons_delivered(lessons_of(swap), sessions)


def of_skill(sessions: Iterable[BookedSession], skill_id: UUID) -> list[BookedSession]:
    return [each for each in sessions if each.skill_id == skill_id]


def _side(agreed: int, sessions: Sequence[BookedSession], is_agreed: bool) -> dict[str, int]:
    booked = sum(each.planned_minutes for each in sessions if each.delivered_minutes is None)
    delivered = sum(each.delivered_minutes or 0 for each in sessions)
    return {
        "agreed_minutes": agreed,
        "booked_minutes": booked,
        "delivered_minutes": delivered,
        "left_minutes": max(0, agreed - booked - delivered) if is_agreed else 0,
    }
