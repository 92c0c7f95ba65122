"""A ring is completed by its lessons."""

from uuid import UUID

from rings.hooks import sessions_of_rings
from rings.models import Ring, RingMember
from rings.services.changing import conversation_end, parts_write, ring_write
from rings.services.locking import circle_lock
from rings.services.publishing import publish_change
from rings.shape import lessons_of
from skills.lessons import lessons_delivered, sessions_booked
from skillswap.db import transactional
from skillswap.db.fields import now_ms


@transactional
def ring_complete_if_done(ring_id: UUID) -> bool:
    """Complete a ring of which every lesson took place; returns whether this call did.

    Call it in the transaction in which a session of it ended. Emits ring:updated and notification:new to all.
    """
    circle = circle_lock(ring_id, Ring.Status.ACCEPTED)
    if circle is None:
        return False
    booked = sessions_booked(sessions_of_rings, [ring_id]).get(ring_id, [])
    if not lessons_delivered(lessons_of(circle.ring, circle.parts), booked):
        return False
    ring_write(circle.ring, status=Ring.Status.COMPLETED, closed_at=(now := now_ms()))
    conversation_end(circle, now)
    parts_write(circle.parts, tab=RingMember.Tab.PAST)
    publish_change(circle.ring, "completed", to=circle.people, notify=circle.people)
    return True
