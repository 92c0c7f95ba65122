"""How far a member has read."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.sharing import showing_read_receipts
from chat.events import ConversationRead
from chat.models import Conversation, Message, Participant
from chat.reach import REACH, last_readable
from chat.services.arranging import conversation_arrange
from chat.services.notifications import notification_key
from notifications.services import notifications_end
from realtime.services import publish
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound

MARKS_KEPT = 32


def conversation_read(*, conversation_id: UUID, by: UUID, seq: int) -> None:
    """Move the member's read position forward; going back or again changes nothing, and waits for nobody who writes.

    Takes the mark "unread" away too. Raises NotFound, InvalidInput for a message that does not exist yet. Emits
    chat:read to the reader and to those with whom they show each other what they read (`chat.receipts`); or
    chat:conversation:updated to the reader when only the mark was there.
    """
    side = _side(conversation_id, by)
    newest = Conversation.objects.values_list("last_seq", flat=True).get(pk=conversation_id)
    last_seq = last_readable(side, newest)
    if seq > last_seq:
        raise InvalidInput("seq", _("The newest message is %(seq)d.") % {"seq": last_seq})
    if seq > side["read_seq"]:
        run(_read_up_to, conversation_id, by, seq, _others(conversation_id, by, side))
    elif side["is_marked_unread"]:
        conversation_arrange(conversation_id=conversation_id, by=by, changes={"is_marked_unread": False})


def _others(conversation_id: UUID, by: UUID, side: Mapping[str, Any]) -> list[UUID]:
    """Who else is there: one query for a ring's."""
    if side["other_id"] is not None:
        return [side["other_id"]]
    there = Participant.objects.filter(conversation_id=conversation_id, until_seq=None).exclude(user_id=by)
    return list(there.values_list("user_id", flat=True)) if side["until_seq"] is None else []


def _read_up_to(conversation_id: UUID, by: UUID, seq: int, others: Sequence[UUID]) -> None:
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    now, advanced, shown = now_ms(), 0, showing_read_receipts([by, *others])
    while not advanced:  # another tab may read at the same time: the greater position wins, whoever is first
        row = _side(conversation_id, by)
        if row["read_seq"] >= seq:
            return
        marks = _with_mark(row["read_marks"], seq, now) if by in shown else row["read_marks"]
        advanced = mine.filter(read_seq=row["read_seq"]).update(read_seq=seq, read_at=now, read_marks=marks)
    # The row is ours until commit, so a message that is being sent is counted here or adds itself after.
    waiting = Message.objects.filter(conversation_id=conversation_id, seq__gt=seq)
    if row["until_seq"] is not None:
        waiting = waiting.filter(seq__lte=row["until_seq"])
    unread = waiting.exclude(sender_id=by).count()
    mine.update(unread=unread, is_marked_unread=False)
    if not unread:
        notifications_end(to=[by], keys=[notification_key(conversation_id)])
    publish(
        ConversationRead(conversation_id=conversation_id, user_id=by, seq=seq, read_at=now, unread_count=unread),
        to={by: others[0] if len(others) == 1 else None} | {pk: by for pk in others if {pk, by} <= shown},
    )


def _side(conversation_id: UUID, by: UUID) -> Mapping[str, Any]:
    """The member's side of the conversation. Raises NotFound."""
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    row = mine.values("other_id", "read_seq", "read_marks", "is_marked_unread", *REACH).first()
    if row is None:
        raise NotFound
    return row


def _with_mark(marks: Sequence[Sequence[int]], seq: int, at: dt.datetime) -> list[Sequence[int]]:
    return [*marks, [seq, int(at.timestamp() * 1000)]][-MARKS_KEPT:]
