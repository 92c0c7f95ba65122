"""What swaps know of their lessons, which are sessions with their `swap_id`. Handlers of `swaps.hooks`."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from learning.models import Session, Status

AHEAD = (Status.REQUESTED, Status.SCHEDULED, Status.IN_PROGRESS)
COUNTS = (*AHEAD, Status.COMPLETED)


def lessons_of(swap_ids: Sequence[UUID]) -> dict[UUID, dict[UUID, tuple[UUID, str]]]:
    """Of each skill of each swap the last session that still counts: one query."""
    found: dict[UUID, dict[UUID, tuple[UUID, str]]] = defaultdict(dict)
    sessions = Session.objects.filter(swap_id__in=list(swap_ids), status__in=COUNTS).order_by("id")
    for swap_id, skill_id, session_id, status in sessions.values_list("swap_id", "skill_id", "pk", "status"):
        if swap_id is not None:
            found[swap_id][skill_id] = session_id, status
    return found


def lessons_open(swap_id: UUID) -> bool:
    """True while a lesson of the swap is asked for, agreed on or being held: one query."""
    return Session.objects.filter(swap_id=swap_id, status__in=AHEAD).exists()
