"""Leaving a ring that all agreed on, and rings of members who are out or no longer fit."""

from uuid import UUID

from accounts.models import User
from rings.community import community_of
from rings.errors import RingClosed, SessionsOpen
from rings.hooks import ring_sessions_ahead
from rings.models import Ring, RingMember
from rings.services.blocks import OPEN
from rings.services.changing import has_begun, part_end, parts_write
from rings.services.locking import Circle, circle_lock
from skills.models import Topic
from skillswap.db import transactional
from skillswap.db.fields import now_ms

Ending = Ring.Ending


@transactional
def ring_leave(*, ring_id: UUID, by: User, reason: str = "") -> None:
    """Leave a ring that is agreed on: before its first lesson somebody else is asked, later it is over. Again is fine.

    Raises RingClosed, SessionsOpen while lessons of theirs in it are ahead. Emits ring:updated to everybody,
    notification:new to the others when it is over.
    """
    circle = circle_lock(ring_id, Ring.Status.ACCEPTED)
    mine = circle.part_of(by.pk) if circle else None
    if circle is None or mine is None:
        if RingMember.objects.filter(ring_id=ring_id, user_id=by.pk, left_reason=Ending.LEFT).exists():
            return
        raise RingClosed
    if any(ring_sessions_ahead(ring_id, by.pk)):
        raise SessionsOpen
    part_end(circle, mine, Ending.LEFT, words=reason)


@transactional
def rings_leave_all(user_id: UUID, reason: str) -> None:
    """A member is banned or deletes their account: their places become free, or the rings end.

    Handler of `member_removed`. Emits ring:updated to everybody in them.
    """
    ending = Ending.DELETED if reason == "deleted" else Ending.LEFT
    for circle, part in _open_circles(user_id):
        part_end(circle, part, ending)


@transactional
def rings_recheck(user_id: UUID) -> None:
    """What a member offers, or whether others may see them, changed: rings that they no longer fit go on without them.

    Only the very skill that they teach in it counts, and not once a lesson of the ring is booked with them. Emits as
    `ring_leave` does.
    """
    person = community_of([user_id], now_ms()).people.get(user_id)
    for circle, part in _open_circles(user_id):
        _follow_merge(part)
        offer = person and person.offers.get(part.topic_id)
        if offer and offer.id == part.skill_id:
            continue
        if not any(ring_sessions_ahead(circle.ring.pk, user_id)) and not has_begun(circle):
            part_end(circle, part, Ending.LEFT)


def _follow_merge(part: RingMember) -> None:
    """Have the part in the topic that its own was merged into."""
    into = Topic.objects.filter(pk=part.topic_id).values_list("merged_into_id", flat=True).first()
    if into is not None:
        parts_write([part], topic_id=into)


def _open_circles(user_id: UUID) -> list[tuple[Circle, RingMember]]:
    """The open rings that the member is in, locked."""
    mine = RingMember.objects.filter(user_id=user_id, tab__in=[RingMember.Tab.WAITING, RingMember.Tab.AGREED])
    circles = [circle_lock(ring_id, *OPEN) for ring_id in sorted(mine.values_list("ring_id", flat=True))]
    found = [(circle, circle.part_of(user_id)) for circle in circles if circle is not None]
    return [(circle, part) for circle, part in found if part is not None]
