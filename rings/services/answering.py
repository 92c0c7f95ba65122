"""Saying yes or no to a ring that is proposed."""

from uuid import UUID

from accounts.models import User
from chat.services import ring_conversation_follow
from realtime.services import presence_introduce
from rings.errors import RingClosed
from rings.models import Ring, RingMember
from rings.selectors import neighbours_of
from rings.services.changing import part_end, parts_write, ring_write
from rings.services.locking import Circle, circle_lock
from rings.services.publishing import notices_send, publish_change, publish_updated
from skillswap.db import transactional
from skillswap.db.fields import now_ms

Status, Answer, Tab = Ring.Status, RingMember.Answer, RingMember.Tab


@transactional
def ring_accept(*, ring_id: UUID, by: User) -> None:
    """Say yes; with the last yes the ring is agreed on, and its lessons are to be booked. Again is fine.

    Raises RingClosed. Emits ring:updated to everybody in it. From the last yes on they have a conversation.
    """
    circle = circle_lock(ring_id, Status.PROPOSED, Status.ACCEPTED, Status.COMPLETED)
    mine = circle.part_of(by.pk) if circle else None
    if circle is None or mine is None:
        raise RingClosed
    if mine.answer == Answer.YES:
        return
    if circle.ring.expires_at <= now_ms():
        raise RingClosed
    parts_write([mine], answer=Answer.YES, answered_at=now_ms())
    if circle.is_full and all(part.answer == Answer.YES for part in circle.parts):
        _agree(circle, by.pk)
        return
    ring_write(circle.ring)
    others = [user_id for user_id in circle.people if user_id != by.pk]
    publish_updated(circle.ring, to=[by.pk], ends_notices_of=[by.pk])
    notified = [user_id for user_id in circle.said_yes if user_id != by.pk] if mine.is_replacement else []
    publish_updated(circle.ring, to=others, ends_notices_of=notified)
    notices_send(circle.ring, "replaced", to=notified)


def _agree(circle: Circle, last_id: UUID) -> None:
    conversation_id = ring_conversation_follow(ring_id=circle.ring.pk, people=circle.people)
    ring_write(circle.ring, status=Status.ACCEPTED, answered_at=now_ms())
    parts_write(circle.parts, tab=Tab.AGREED, is_agreed=True, proposal_slot=0, conversation_id=conversation_id)
    others = [user_id for user_id in circle.people if user_id != last_id]
    publish_change(circle.ring, "accepted", to=circle.people, notify=others)
    for one in circle.people:
        for two in neighbours_of(one, circle.people):
            if one < two:
                presence_introduce(one, two)


@transactional
def ring_decline(*, ring_id: UUID, by: User, reason: str = "") -> None:
    """Say no, or take one's yes back before all said it; somebody else is asked in one's place. Again is fine.

    Raises RingClosed. Emits ring:updated to everybody, notification:new to the others when the ring is over.
    """
    if _said_no(ring_id, by.pk):
        return
    circle = circle_lock(ring_id, Status.PROPOSED)
    mine = circle.part_of(by.pk) if circle else None
    if circle is None or mine is None:
        if _said_no(ring_id, by.pk):
            return
        raise RingClosed
    part_end(circle, mine, Ring.Ending.DECLINED, words=reason)


def _said_no(ring_id: UUID, user_id: UUID) -> bool:
    return RingMember.objects.filter(ring_id=ring_id, user_id=user_id, answer=Answer.NO).exists()
