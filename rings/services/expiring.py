"""Rings for which somebody did not answer in time."""

from uuid import UUID

from rings.models import Ring, RingMember
from rings.services.changing import part_end, ring_end
from rings.services.locking import circle_lock
from skillswap.db import transactional
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms

AT_ONCE = 500


def rings_expire() -> int:
    """Close rings whose time has come, the oldest AT_ONCE; returns how many. Safe to stop and to run twice at once.

    Where one alone was silent, somebody else is asked and the others keep their yes. Emits ring:updated to everybody,
    notification:new when it is over. One that fails is logged and tried again next time; the others go on.
    """
    due = Ring.objects.filter(status=Ring.Status.PROPOSED, expires_at__lte=now_ms()).order_by("expires_at")
    return each_alone(due.values_list("pk", flat=True), ring_expire, what="ring_due", at_most=AT_ONCE)


@transactional
def ring_expire(ring_id: UUID) -> bool:
    """What the end of its time does to one ring; False when it was answered before."""
    circle = circle_lock(ring_id, Ring.Status.PROPOSED)
    if circle is None or circle.ring.expires_at > now_ms():
        return False
    silent = [part for part in circle.parts if part.answer == RingMember.Answer.WAITING]
    if circle.is_full and len(silent) == 1:
        part_end(circle, silent[0], Ring.Ending.SILENCE)
    elif silent:
        ring_end(circle, Ring.Ending.SILENCE)
    else:  # all who are there said yes, and nobody was found for the free place
        ring_end(circle, Ring.Ending.NO_REPLACEMENT, status=Ring.Status.EXPIRED)
    return True
