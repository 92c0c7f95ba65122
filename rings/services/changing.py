"""The ways in which a ring that is locked changes: somebody goes, and it ends or waits for somebody new."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.conf import settings

from chat.services import ring_conversation_end, ring_conversation_follow
from notifications.services import notifications_end
from rings import tasks
from rings.hooks import sessions_of_rings
from rings.models import MOST_PROPOSALS, Ring, RingMember
from rings.services.locking import Circle
from rings.services.publishing import notification_key, publish_change, publish_updated
from rings.shape import ENDED_AS
from skills.lessons import sessions_booked
from skillswap.db.fields import now_ms
from skillswap.jobs import job_add

HELD = ("in_progress", "completed")  # of learning, which stands above
Status, Ending, Answer, Tab = Ring.Status, Ring.Ending, RingMember.Answer, RingMember.Tab


def ring_write(ring: Ring, **fields: Any) -> None:
    """Write `fields` to a ring that the caller has locked."""
    fields["changed_at"] = now_ms()
    Ring.objects.filter(pk=ring.pk).update(**fields)
    for name, value in fields.items():
        setattr(ring, name, value)


def parts_write(parts: Collection[RingMember], **fields: Any) -> None:
    """Write `fields` to parts of a ring that the caller has locked."""
    RingMember.objects.filter(pk__in=[part.pk for part in parts]).update(**fields)
    for part in parts:
        for name, value in fields.items():
            setattr(part, name, value)


def part_end(circle: Circle, part: RingMember, reason: str, *, words: str = "") -> None:
    """`part` goes: a no, silence, or leaving. Somebody else is looked for in the background, or the ring is over.

    Emits ring:updated to everybody, and notification:new to the others when it is over, to `part` when they were
    silent.
    """
    now = now_ms()
    parts_write(
        [part],
        **{"answer": Answer.NO if reason == Ending.DECLINED else Answer.LEFT, "answered_at": part.answered_at or now},
        **{"left_at": now, "left_reason": reason, "words": words},
        **{"is_present": False, "is_agreed": False, "proposal_slot": 0, "tab": Tab.PAST},
    )
    circle.parts.remove(part)
    silent = [part.user_id] if reason == Ending.SILENCE else []
    publish_change(circle.ring, "ended", to=[part.user_id], notify=silent)
    if circle.conversation_id is not None:
        ring_conversation_follow(ring_id=circle.ring.pk, people=_in_conversation(circle))
    if not _may_be_repaired(circle):
        ring_end(circle, reason)
        return
    if circle.ring.status == Status.ACCEPTED:
        _propose_again(circle)
    else:  # time for the repair, however late its job comes
        ring_write(circle.ring, expires_at=max(circle.ring.expires_at, kept_until()))
    publish_updated(circle.ring, to=circle.people)
    job_add(tasks.repair_ring, str(circle.ring.pk))


def _in_conversation(circle: Circle) -> list[UUID]:
    """Whoever was asked in somebody's place is not, before all said yes again."""
    return [part.user_id for part in circle.parts if part.conversation_id]


def _may_be_repaired(circle: Circle) -> bool:
    """One place is free, not too often yet, no lesson was begun, and who stays may have it as an open proposal."""
    if len(circle.parts) < circle.ring.size - 1 or circle.ring.repairs >= settings.RING_REPAIRS:
        return False
    if has_begun(circle):  # while it is proposed too: lessons of the others were booked before somebody left
        return False
    return circle.ring.status == Status.PROPOSED or all(free_slot(user_id) for user_id in circle.people)


def _propose_again(circle: Circle) -> None:
    """It was agreed on: all keep their yes until somebody new is asked and has answered."""
    ring_write(circle.ring, status=Status.PROPOSED, answered_at=None, expires_at=kept_until())
    parts_write(circle.parts, tab=Tab.WAITING, is_agreed=False)


def has_begun(circle: Circle) -> bool:
    """True once a lesson of the ring runs or took place."""
    booked = sessions_booked(sessions_of_rings, [circle.ring.pk]).get(circle.ring.pk, [])
    return any(session.status in HELD for session in booked)


def kept_until() -> dt.datetime:
    """Until when the others of a ring keep their yes while somebody new is asked."""
    return now_ms() + dt.timedelta(hours=settings.RING_REPAIR_HOURS)


def ring_end(circle: Circle, reason: str, *, status: str | None = None, unheard: Collection[UUID] = ()) -> None:
    """The ring is over for all who are in it. Emits ring:updated and notification:new, except to `unheard`.

    `status` is the one that follows from `reason`, unless given.
    """
    now = now_ms()
    ring_write(circle.ring, status=status or ENDED_AS[reason], ended_reason=reason, closed_at=now)
    parts_write(circle.parts, tab=Tab.PAST, proposal_slot=0, is_agreed=False)
    heard = [user_id for user_id in circle.people if user_id not in unheard]
    publish_change(circle.ring, "ended", to=heard, notify=heard)
    notifications_end(to=unheard, keys=[notification_key(circle.ring.pk)], silently=True)
    conversation_end(circle, now)


def conversation_end(circle: Circle, now: dt.datetime) -> None:
    """The people of a ring that is over can write in its conversation for RING_CONVERSATION_DAYS."""
    if circle.conversation_id is not None:
        at = now + dt.timedelta(days=settings.RING_CONVERSATION_DAYS)
        ring_conversation_end(conversation_id=circle.conversation_id, at=at)


def free_slot(user_id: UUID) -> int | None:
    """The member's next free number of an open proposal, None when they have MOST_PROPOSALS. One query.

    Call it with the member locked.
    """
    open_ones = RingMember.objects.filter(user_id=user_id, proposal_slot__gt=0)
    taken = set(open_ones.values_list("proposal_slot", flat=True))
    return next((slot for slot in range(1, MOST_PROPOSALS + 1) if slot not in taken), None)
