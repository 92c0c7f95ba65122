"""Looking for somebody for the place that became free in a ring."""

from uuid import UUID

from django.db import IntegrityError

from accounts.services import members_lock
from rings.community import community_of
from rings.models import ProposedRing, Ring, RingMember
from rings.replacements import replacements_for
from rings.rules import Seat, is_ring, ring_key
from rings.selectors import parts_of
from rings.services.blocks import rings_follow_blocks_of
from rings.services.changing import free_slot, kept_until, ring_end, ring_write
from rings.services.locking import Circle, circle_lock
from rings.services.proposing import new_part
from rings.services.publishing import notices_send, publish_new, publish_updated
from rings.shape import ENDED_AS
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound

Status = Ring.Status
TRIES = 5


def ring_repair(ring_id: UUID) -> bool:
    """Ask the best one for the free place of a proposed ring, or end it; True when somebody was asked.

    Emits ring:new to the one, ring:updated and notification:new to the others. Again is fine. Call it outside a
    transaction.
    """
    ring = Ring.objects.filter(pk=ring_id, status=Status.PROPOSED).first()
    parts = parts_of(ring_id)
    if ring is None or len(parts) != ring.size - 1:  # with two places free it ended just now
        return False
    (free,) = set(range(ring.size)) - {part.place for part in parts}
    for place, seat in replacements_for(ring, parts, now_ms())[:TRIES]:
        try:
            if run(_fill, ring_id, place, seat):
                rings_follow_blocks_of([*(part.user_id for part in parts), seat.user_id])
                return True
        except (IntegrityError, NotFound):  # somebody of them is gone or was asked elsewhere at this moment
            continue
    run(_give_up, ring_id, free, ring.repairs)
    return False


def _fill(ring_id: UUID, place: int, seat: Seat) -> bool:
    """Put the new one at the place; False when a rule no longer holds."""
    members_lock(seat.user_id, *(part.user_id for part in parts_of(ring_id)))
    circle = circle_lock(ring_id, Status.PROPOSED)
    if circle is None or circle.free_places != [place]:
        return False
    at_place = {part.place: Seat(part.user_id, part.topic_id) for part in circle.parts} | {place: seat}
    seats = tuple(at_place[number] for number in range(circle.ring.size))
    community, key = community_of([one.user_id for one in seats], now_ms()), ring_key(seats)
    slot = free_slot(seat.user_id)
    if slot is None or not is_ring(community, seats) or ProposedRing.objects.filter(key=key).exists():
        return False
    if not community.people[seat.user_id].may_be_asked:
        return False
    if not _take_slots(circle):
        return False
    ProposedRing.objects.create(key=key)
    until = max(circle.ring.expires_at, kept_until())
    ring_write(circle.ring, key=key, repairs=circle.ring.repairs + 1, expires_at=until)
    new_part(circle.ring, place, seat, community, proposal_slot=slot, is_replacement=True).save(force_insert=True)
    publish_updated(circle.ring, to=circle.people, ends_notices_of=circle.said_yes)
    notices_send(circle.ring, "repaired", to=circle.said_yes)
    publish_new(circle.ring, to=[seat.user_id])
    return True


def _take_slots(circle: Circle) -> bool:
    """A ring that was agreed on is an open proposal again for all of it; False when one has too many."""
    for part in circle.parts:
        if not part.proposal_slot:
            slot = free_slot(part.user_id)
            if slot is None:
                return False
            RingMember.objects.filter(pk=part.pk).update(proposal_slot=slot)
    return True


def _give_up(ring_id: UUID, place: int, repairs: int) -> None:
    """End it, unless it was repaired since: what is free now is looked after by a job of its own."""
    circle = circle_lock(ring_id, Status.PROPOSED)
    if circle is None or circle.free_places != [place] or circle.ring.repairs != repairs:
        return
    last = RingMember.objects.filter(ring_id=ring_id, is_present=False).order_by("-left_at").first()
    status = ENDED_AS[last.left_reason] if last else Status.CANCELLED
    ring_end(circle, Ring.Ending.NO_REPLACEMENT, status=status)
