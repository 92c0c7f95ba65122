"""A ring ends when one of its people blocks another, and is not there for the two of them as long as that lasts."""

from collections.abc import Collection
from itertools import combinations
from uuid import UUID

from chat.services import ring_conversation_follow_block
from moderation.models import Block
from moderation.selectors import blocked_between, hidden_from
from rings.models import Ring, RingMember
from rings.services.changing import ring_end
from rings.services.locking import circle_lock
from rings.shape import seats_seen
from skillswap.db import transactional

OPEN = (Ring.Status.PROPOSED, Ring.Status.ACCEPTED)


@transactional
def rings_follow_block(one: UUID, two: UUID) -> None:
    """Hide from these two the rings in which they would see each other, or show them again, as blocks are now.

    What is open is cancelled: the others get ring:updated and notification:new, the two nothing, because nobody can
    tell a block from silence.
    """
    both = (one, two)
    shared = set(RingMember.objects.filter(user_id=one).values_list("ring_id", flat=True))
    shared &= set(RingMember.objects.filter(user_id=two, ring_id__in=list(shared)).values_list("ring_id", flat=True))
    blocked = blocked_between(one, two)
    for ring_id in sorted(shared):
        circle = circle_lock(ring_id, *Ring.Status.values)
        if circle is None:
            continue
        if blocked and circle.ring.status in OPEN and all(map(circle.part_of, both)):
            ring_end(circle, Ring.Ending.BLOCKED, unheard=both)
        _hide(circle.ring, both)
        if circle.conversation_id is not None:
            ring_conversation_follow_block(circle.conversation_id, one, two)


def _hide(ring: Ring, of: Collection[UUID]) -> None:
    """Set `is_hidden` of these people's parts: whether somebody whom they would see in it is hidden from them."""
    parts = list(RingMember.objects.filter(ring_id=ring.pk))
    for mine in parts:
        if mine.user_id in of:
            seen = {part.user_id for part in seats_seen(ring, mine, parts) if part is not None}
            is_hidden = not seen.isdisjoint(hidden_from(mine.user_id))
            RingMember.objects.filter(pk=mine.pk).exclude(is_hidden=is_hidden).update(is_hidden=is_hidden)


def rings_follow_blocks_of(user_ids: Collection[UUID]) -> None:
    """`rings_follow_block` for the pairs among them that are blocked. One query when there is none."""
    ids = list(user_ids)
    blocked = set(Block.objects.filter(user_id__in=ids, other_id__in=ids).values_list("user_id", "other_id"))
    for one, two in combinations(ids, 2):
        if (one, two) in blocked:
            rings_follow_block(one, two)
