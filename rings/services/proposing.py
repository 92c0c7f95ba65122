"""Proposing a ring to the people that the search found."""

import datetime as dt

from django.conf import settings
from django.db import IntegrityError

from accounts.services import members_lock
from rings.community import community_of
from rings.history import learned_in_rings
from rings.models import ProposedRing, Ring, RingMember
from rings.rules import Community, Seat, Seats, is_ring, lessons_of, ring_key
from rings.services.blocks import rings_follow_blocks_of
from rings.services.changing import free_slot
from rings.services.publishing import publish_new
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound


def ring_propose(seats: Seats) -> Ring | None:
    """Ask these people for a ring; None when it keeps no longer every rule, or was proposed before.

    Everything is read anew with the members locked: the search may be minutes old. Emits ring:new and
    notification:new to each. Call it outside a transaction.
    """
    try:
        ring = run(_propose, seats)
    except (IntegrityError, NotFound):  # another process proposed it at this moment; somebody left
        return None
    if ring is not None:
        rings_follow_blocks_of([seat.user_id for seat in seats])  # a block at this moment did not see the ring
    return ring


def _propose(seats: Seats) -> Ring | None:
    ids = [seat.user_id for seat in seats]
    members_lock(*ids)
    community, key = community_of(ids, now_ms()), ring_key(seats)
    if not is_ring(community, seats) or not all(community.people[user_id].may_be_asked for user_id in ids):
        return None
    if ProposedRing.objects.filter(key=key).exists() or not learned_in_rings(ids).isdisjoint(lessons_of(seats)):
        return None
    slots = [free_slot(user_id) for user_id in ids]
    if None in slots:
        return None
    ProposedRing.objects.create(key=key)
    until = now_ms() + dt.timedelta(hours=settings.RING_ANSWER_HOURS)
    ring = Ring.objects.create(size=len(seats), key=key, expires_at=until)
    parts = [
        new_part(ring, place, seat, community, proposal_slot=slot)
        for place, (seat, slot) in enumerate(zip(seats, slots, strict=True))
    ]
    RingMember.objects.bulk_create(parts)
    publish_new(ring, to=ids)
    return ring


def new_part(
    ring: Ring, place: int, seat: Seat, community: Community, *, proposal_slot: int | None, is_replacement: bool = False
) -> RingMember:
    """Somebody's part, not saved; `community` knows them and their skill."""
    skill = community.people[seat.user_id].offers[seat.topic_id]
    return RingMember(
        ring=ring,
        place=place,
        user_id=seat.user_id,
        topic_id=seat.topic_id,
        skill_id=skill.id,
        skill_name=skill.name,
        skill_level=skill.level,
        proposal_slot=proposal_slot or 0,
        is_replacement=is_replacement,
    )
