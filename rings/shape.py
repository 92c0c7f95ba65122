"""A ring as one of its members sees it: `serializers.RingOut`, from rows that are read already. No query."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from rings.models import Ring, RingMember
from skills.lessons import BookedSession, Lesson, lessons_out

Card = dict[str, Any]
AGREED = (Ring.Status.ACCEPTED, Ring.Status.COMPLETED)
# What a ring is called that ended for that reason, and for whoever left it for that reason.
ENDED_AS = {
    Ring.Ending.DECLINED.value: Ring.Status.DECLINED,
    Ring.Ending.SILENCE.value: Ring.Status.EXPIRED,
    Ring.Ending.BLOCKED.value: Ring.Status.CANCELLED,
    Ring.Ending.LEFT.value: Ring.Status.CANCELLED,
    Ring.Ending.DELETED.value: Ring.Status.CANCELLED,
}


def ring_shape(
    ring: Ring,
    mine: RingMember,
    parts: Iterable[RingMember],
    cards: Mapping[UUID, Card],
    booked: Sequence[BookedSession],
) -> Card:
    """The ring for the member whose part is `mine`; `parts` are all of it. Who left it sees nothing later than that."""
    seats = seats_seen(ring, mine, parts)
    return {
        "id": ring.pk,
        "members": [_seat(part, mine, cards) for part in seats],
        "my_answer": mine.answer,
        "lesson_minutes": ring.lesson_minutes,
        "conversation_id": mine.conversation_id,
        "created_at": ring.created_at,
        **(_now(ring, seats, booked) if mine.left_at is None else _then(ring, mine, mine.left_at, parts)),
    }


def seats_seen(ring: Ring, mine: RingMember, parts: Iterable[RingMember]) -> list[RingMember | None]:
    """Who has which place, the member's own first; None where there is nobody."""
    at_place = {part.place: part for part in parts if _is_seen(part, mine)}
    return [at_place.get((mine.place + step) % ring.size) for step in range(ring.size)]


def _is_seen(part: RingMember, mine: RingMember) -> bool:
    if part.pk == mine.pk:
        return True
    if mine.left_at is None:
        return part.is_present
    return part.created_at <= mine.left_at and (part.left_at is None or part.left_at > mine.left_at)


def _seat(part: RingMember | None, mine: RingMember, cards: Mapping[UUID, Card]) -> Card:
    if part is None:
        nobody = {"user": None, "skill": None, "answered_at": None, "is_replacement": False}
        return {**nobody, "answer": RingMember.Answer.LEFT}
    return {
        "user": cards[part.user_id],
        "skill": {"id": part.skill_id, "name": part.skill_name, "level": part.skill_level},
        **_answer(part, mine),
        "is_replacement": part.is_replacement,
    }


def _answer(part: RingMember, mine: RingMember) -> Card:
    """What they say, or said when the member left."""
    until = mine.left_at
    if until is None or part.pk == mine.pk:
        return {"answer": part.answer, "answered_at": part.answered_at}
    if part.answered_at is None or part.answered_at > until:
        return {"answer": RingMember.Answer.WAITING, "answered_at": None}
    return {"answer": RingMember.Answer.YES, "answered_at": part.answered_at}


def _now(ring: Ring, seats: Sequence[RingMember | None], booked: Sequence[BookedSession]) -> Card:
    left = Ring.Ending.LEFT if ring.ended_reason == Ring.Ending.BLOCKED else ring.ended_reason
    return {
        "status": ring.status,
        "ended_reason": left or None,
        "lessons": lessons_out(lessons_of(ring, seats), booked) if ring.status in AGREED else [],
        "repairs": ring.repairs,
        "expires_at": ring.expires_at,
        "answered_at": ring.answered_at,
        "closed_at": ring.closed_at,
        "updated_at": ring.changed_at,
    }


def _then(ring: Ring, mine: RingMember, left_at: dt.datetime, parts: Iterable[RingMember]) -> Card:
    was_agreed = ring.answered_at is not None and ring.answered_at <= left_at
    return {
        "status": ENDED_AS[mine.left_reason],
        "ended_reason": mine.left_reason,
        "lessons": [],
        "repairs": sum(part.is_replacement and part.created_at <= left_at for part in parts),
        "expires_at": min(ring.expires_at, left_at),
        "answered_at": ring.answered_at if was_agreed else None,
        "closed_at": left_at,
        "updated_at": left_at,
    }


def lessons_of(ring: Ring, seats: Sequence[RingMember | None]) -> list[Lesson]:
    """The lessons of a whole ring, in the order of `seats`; of one with an empty place those between two who are."""
    pairs = zip(seats, [*seats[1:], *seats[:1]], strict=True)
    return [
        Lesson(one.user_id, two.user_id, one.skill_id, one.skill_name, ring.lesson_minutes)
        for one, two in pairs
        if one is not None and two is not None
    ]
