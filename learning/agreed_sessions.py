"""What swaps and rings know of their sessions, which have their `swap_id` or `ring_id`. Handlers of their hooks."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from learning.models import OPEN, Session, Status
from skills.lessons import BookedSession

COUNTS = (*OPEN, Status.COMPLETED)
Found = dict[UUID, list[BookedSession]]


def sessions_of_each_swap(swap_ids: Sequence[UUID]) -> Found:
    """The sessions of each swap that count, the oldest first: one query."""
    return _sessions_of_each("swap_id", swap_ids)


def sessions_of_each_ring(ring_ids: Sequence[UUID]) -> Found:
    """The same of rings."""
    return _sessions_of_each("ring_id", ring_ids)


def _sessions_of_each(column: str, ids: Sequence[UUID]) -> Found:
    found: defaultdict[UUID, list[BookedSession]] = defaultdict(list)
    sessions = Session.objects.filter(**{f"{column}__in": list(ids)}, status__in=COUNTS).order_by("id")
    rows = sessions.values_list(column, "skill_id", "pk", "status", "duration_minutes", "paid_minutes")
    for agreement_id, skill_id, session_id, status, planned, paid in rows:
        delivered = (planned if paid is None else paid) if status == Status.COMPLETED else None
        found[agreement_id].append(BookedSession(skill_id, session_id, status, planned, delivered))
    return dict(found)


def swap_sessions_ahead(swap_id: UUID) -> bool:
    """True while a session of the swap may still take place: one query."""
    return Session.objects.filter(swap_id=swap_id, status__in=OPEN).exists()


def ring_lessons_ahead(ring_id: UUID, user_id: UUID) -> bool:
    """True while a session of the ring with this member may still take place: one query."""
    theirs = Q(teacher_id=user_id) | Q(student_id=user_id)
    return Session.objects.filter(theirs, ring_id=ring_id, status__in=OPEN).exists()
