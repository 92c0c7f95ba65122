"""Locking a ring while something is decided that depends on who is in it, on their answers or on its sessions."""

from dataclasses import dataclass
from uuid import UUID

from rings.errors import RingClosed
from rings.models import Ring, RingMember
from rings.selectors import parts_of, ring_teaches
from skillswap.db.locks import lock_rows


@dataclass
class Circle:
    """A ring that is locked, with the parts of those who are in it, in the order of their places."""

    ring: Ring
    parts: list[RingMember]

    @property
    def people(self) -> list[UUID]:
        return [part.user_id for part in self.parts]

    @property
    def is_full(self) -> bool:
        return len(self.parts) == self.ring.size

    @property
    def said_yes(self) -> list[UUID]:
        return [part.user_id for part in self.parts if part.answer == RingMember.Answer.YES]

    @property
    def free_places(self) -> list[int]:
        taken = {part.place for part in self.parts}
        return [place for place in range(self.ring.size) if place not in taken]

    @property
    def conversation_id(self) -> UUID | None:
        """That of its people; None before they all said yes for the first time."""
        return next((part.conversation_id for part in self.parts if part.conversation_id), None)

    def part_of(self, user_id: UUID) -> RingMember | None:
        return next((part for part in self.parts if part.user_id == user_id), None)


def circle_lock(ring_id: UUID, *statuses: str) -> Circle | None:
    """The ring if it is in one of `statuses`; nobody else changes it until the caller's transaction is over."""
    if not lock_rows(Ring.objects.filter(pk=ring_id, status__in=statuses)):
        return None
    return Circle(Ring.objects.get(pk=ring_id), parts_of(ring_id))


def ring_lock(ring_id: UUID, *, teacher_id: UUID, student_id: UUID, skill_id: UUID) -> None:
    """Nobody leaves this ring, nor books a session of it, until the caller's transaction is over.

    Raises RingClosed unless it is agreed on, and in it the one teaches the other this skill now. Call it in the
    transaction that books a session, before reading which sessions there are.
    """
    if circle_lock(ring_id, Ring.Status.ACCEPTED) is None or not ring_teaches(
        ring_id, teacher_id, student_id, skill_id
    ):
        raise RingClosed
