"""The conversation of a ring: who is in it follows the ring, whose row its callers have locked.

Whoever joins later reads what comes from then on, and who leaves keeps what came before. Whoever writes, joins, leaves
or closes queues up at the conversation's row, so a message reaches exactly those who are in it.
"""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from chat.events import ConversationClosed, ConversationMembers
from chat.models import Conversation, Participant, ring_key
from chat.reach import met
from chat.services.notifications import notification_key
from moderation.selectors import blocked_between, hidden_from
from notifications.services import notifications_end
from realtime.services import publish
from skillswap.db import transactional
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows

AT_ONCE = 500


@transactional
def ring_conversation_follow(*, ring_id: UUID, people: Collection[UUID]) -> UUID:
    """These people and nobody else are in the ring's conversation from now on; returns its id. Again is fine.

    Made when there is none. Emits chat:conversation:members to them, chat:conversation:closed to who is out now.
    """
    found = Conversation.objects.filter(pair_key=ring_key(ring_id)).values_list("pk", flat=True).first()
    if found is None:
        conversation = Conversation.objects.create(pair_key=ring_key(ring_id), ring_id=ring_id)
        _add(conversation.pk, people, 0)
        _publish_members(conversation.pk)
        return conversation.pk
    head = _lock(found)
    known = set(Participant.objects.filter(conversation_id=found).values_list("user_id", flat=True))
    left = _take_out(_present(found).exclude(user_id__in=list(people)), head)
    _add(found, joined := [pk for pk in people if pk not in known], head)
    if left or joined:
        _publish_change(found, left)
    return found


@transactional
def ring_conversation_leave(*, conversation_id: UUID, user_id: UUID) -> None:
    """Somebody deletes their account: they are out, whatever became of the ring. Emits as above."""
    head = _lock(conversation_id)
    if left := _take_out(_present(conversation_id).filter(user_id=user_id), head):
        _publish_change(conversation_id, left)


@transactional
def ring_conversation_end(*, conversation_id: UUID, at: dt.datetime) -> None:
    """The ring is over: the conversation closes then, unless it did."""
    Conversation.objects.filter(pk=conversation_id, closes_at=None).update(closes_at=at)


def ring_conversations_close_due() -> int:
    """Close those whose time has come, the oldest AT_ONCE; returns how many. Safe to stop and to run twice at once."""
    due = Conversation.objects.filter(closes_at__isnull=False, closes_at__lte=now_ms()).order_by("closes_at")
    return each_alone(due.values_list("pk", flat=True), _close_due, what="ring_conversation_close", at_most=AT_ONCE)


@transactional
def _close_due(conversation_id: UUID) -> bool:
    _lock(conversation_id)
    Conversation.objects.filter(pk=conversation_id).update(closes_at=None)
    return _close(conversation_id)


@transactional
def ring_conversation_follow_block(conversation_id: UUID, one: UUID, two: UUID) -> None:
    """Close it when one of two who are in it has blocked the other, and hide it from the two for as long.

    Who is still in it sees it whatever somebody who left does. Emits chat:conversation:closed to the others, nothing to
    the two: nobody is told of a block.
    """
    _lock(conversation_id)
    both = {one, two}
    blocked = blocked_between(one, two)
    if blocked and len(_present(conversation_id).filter(user_id__in=both).values_list("pk")) == len(both):
        _close(conversation_id, unheard=both)
    sides = list(Participant.objects.filter(conversation_id=conversation_id))
    for mine in (side for side in sides if side.user_id in both):
        hidden = hidden_from(mine.user_id)
        is_blocked = any(side.user_id in hidden and _concerns(side, mine) for side in sides)
        Participant.objects.filter(pk=mine.pk).exclude(is_blocked=is_blocked).update(is_blocked=is_blocked)
        if is_blocked:
            notifications_end(to=[mine.user_id], keys=[notification_key(conversation_id)], silently=True)


def _concerns(side: Participant, mine: Participant) -> bool:
    """Whether a block of `side` hides the conversation from `mine`."""
    return (side.until_seq is None or mine.until_seq is not None) and met(side.__dict__, mine.__dict__)


def _lock(conversation_id: UUID) -> int:
    """Nobody writes, joins or leaves until the caller's transaction is over; returns the newest number."""
    lock_rows(Conversation.objects.filter(pk=conversation_id))
    return Conversation.objects.values_list("last_seq", flat=True).get(pk=conversation_id)


def _present(conversation_id: UUID) -> QuerySet[Participant]:
    return Participant.objects.filter(conversation_id=conversation_id, until_seq=None)


def _add(conversation_id: UUID, people: Collection[UUID], head: int) -> None:
    """In their lists at once, and in the order of when they came."""
    now = now_ms()
    sides: dict[str, Any] = {"from_seq": head, "read_seq": head, "last_message_at": now}
    Participant.objects.bulk_create(
        Participant(conversation_id=conversation_id, user_id=user_id, **sides) for user_id in people
    )


def _take_out(sides: QuerySet[Participant], head: int) -> list[UUID]:
    left = list(sides.values_list("user_id", flat=True))
    if left:
        sides.update(until_seq=head, is_closed=True)
    return left


def _publish_change(conversation_id: UUID, left: Collection[UUID]) -> None:
    publish(ConversationClosed(conversation_id=conversation_id), to=left)
    _publish_members(conversation_id)
    if len(_present(conversation_id).values_list("pk")) < 2:  # nobody is left to write to
        _close(conversation_id)


def _publish_members(conversation_id: UUID) -> None:
    people = _present(conversation_id).order_by("pk").values_list("user_id", flat=True)
    publish(ConversationMembers(conversation_id=conversation_id), to=list(people))


def _close(conversation_id: UUID, *, unheard: Collection[UUID] = ()) -> bool:
    """False when it was closed before."""
    open_sides = _present(conversation_id).filter(is_closed=False)
    people = list(open_sides.values_list("user_id", flat=True))
    if people:
        open_sides.update(is_closed=True)
        publish(ConversationClosed(conversation_id=conversation_id), to=[pk for pk in people if pk not in unheard])
    return bool(people)
