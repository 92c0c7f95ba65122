"""Writes to conversations other than sending: open, read, delete, typing."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from accounts.models import User, Visibility
from accounts.selectors import acquaintances, hidden_from, may_see_private_profile
from chat.blocking import conversation_follow_block
from chat.errors import NotYourMessage
from chat.events import ConversationRead, MessageDeleted, Typing, TypingStop
from chat.models import Conversation, Message, Participant, pair_key
from chat.notices import notices_follow_removal, notification_key
from notifications.services import notifications_end
from realtime.services import each_other, publish
from skillswap.db import run, transactional
from skillswap.errors import InvalidInput, NotFound
from skillswap.fields import now_ms

MARKS_KEPT = 32


def conversation_open(*, by: User, with_id: UUID) -> tuple[Conversation, bool]:
    """The conversation of two people and whether it is new. Raises InvalidInput, NotFound.

    It makes nobody contacts: the opener learns nothing of the other before they answer.
    """
    if by.pk == with_id:
        raise InvalidInput("user_id", "You cannot open a conversation with yourself.")
    key = pair_key(by.pk, with_id)
    there = Conversation.objects.filter(pair_key=key).first()
    if there is None:
        _check_reachable(by.pk, with_id)
        try:
            created = run(_create, key, by.pk, with_id)
        except IntegrityError:  # the other person opened it just now
            there = Conversation.objects.get(pair_key=key)
        else:
            if conversation_follow_block(by.pk, with_id):  # made at this moment: it could not see the conversation
                raise NotFound
            return created, True
    mine = Participant.objects.filter(conversation_id=there.pk, user_id=by.pk, is_blocked=False)
    if not mine.exists():
        raise NotFound
    run(mine.filter(last_message_at=None).update, last_message_at=now_ms())
    return there, False


def _check_reachable(viewer_id: UUID, owner_id: UUID) -> None:
    owner = User.objects.active().filter(pk=owner_id).only("visibility").first()
    if owner is None or owner_id in hidden_from(viewer_id):
        raise NotFound
    if owner.visibility == Visibility.PRIVATE and not may_see_private_profile(viewer_id, owner_id):
        raise NotFound


def _create(key: str, by_id: UUID, with_id: UUID) -> Conversation:
    """It stands in the opener's list at once, in the other's with the first message."""
    conversation = Conversation.objects.create(pair_key=key)
    Participant.objects.bulk_create(
        [
            Participant(
                conversation=conversation, user_id=by_id, other_id=with_id, last_message_at=conversation.created_at
            ),
            Participant(conversation=conversation, user_id=with_id, other_id=by_id),
        ]
    )
    return conversation


def conversation_read(*, conversation_id: UUID, by: UUID, seq: int) -> None:
    """Move the member's read position forward; going back or again changes nothing, and waits for nobody who writes.

    Raises NotFound, InvalidInput for a message that does not exist yet. Emits chat:read to both people.
    """
    read_seq = _side(conversation_id, by)["read_seq"]
    last_seq = Conversation.objects.values_list("last_seq", flat=True).get(pk=conversation_id)
    if seq > last_seq:
        raise InvalidInput("seq", f"The newest message is {last_seq}.")
    if seq > read_seq:
        run(_read_up_to, conversation_id, by, seq)


def _read_up_to(conversation_id: UUID, by: UUID, seq: int) -> None:
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    now, advanced = now_ms(), 0
    while not advanced:  # another tab may read at the same time: the greater position wins, whoever is first
        row = _side(conversation_id, by)
        if row["read_seq"] >= seq:
            return
        marks = _with_mark(row["read_marks"], seq, now)
        advanced = mine.filter(read_seq=row["read_seq"]).update(read_seq=seq, read_at=now, read_marks=marks)
    # The row is ours until commit, so a message that is being sent is counted here or adds itself after.
    unread = Message.objects.filter(conversation_id=conversation_id, seq__gt=seq).exclude(sender_id=by).count()
    mine.update(unread=unread)
    if not unread:
        notifications_end(to=[by], keys=[notification_key(conversation_id)])
    read = ConversationRead(conversation_id=conversation_id, user_id=by, seq=seq, read_at=now)
    publish(read, to=each_other(by, row["other_id"]))


def _side(conversation_id: UUID, by: UUID) -> Mapping[str, Any]:
    """The member's side of the conversation. Raises NotFound."""
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    row = mine.values("other_id", "read_seq", "read_marks").first()
    if row is None:
        raise NotFound
    return row


def _with_mark(marks: Sequence[Sequence[int]], seq: int, at: dt.datetime) -> list[Sequence[int]]:
    return [*marks, [seq, int(at.timestamp() * 1000)]][-MARKS_KEPT:]


@transactional
def message_delete(*, message_id: UUID, by: UUID) -> None:
    """Empty an own message; its place stays. Again is fine. Raises NotFound, NotYourMessage.

    Emits chat:message:deleted to both people.
    """
    message = Message.objects.filter(pk=message_id).values("conversation_id", "sender_id").first()
    if message is None:
        raise NotFound
    sides = Participant.objects.filter(conversation_id=message["conversation_id"], is_blocked=False)
    if not sides.filter(user_id=by).exists():
        raise NotFound
    if message["sender_id"] != by:
        raise NotYourMessage
    message_remove(message_id)


@transactional
def message_remove(message_id: UUID) -> None:
    """Empty a message, whoever asks; its place stays. Again is fine, as for one that is gone.

    Logs, quotes and notifications hold its id alone, so its words are gone there too. Emits chat:message:deleted to
    both people, and notification:updated to the one whose notification told of it.
    """
    message = Message.objects.filter(pk=message_id).values("conversation_id", "seq").first()
    if message is None:
        return
    now = now_ms()
    if Message.objects.filter(pk=message_id, deleted_at=None).update(content="", subject=None, deleted_at=now):
        publish(MessageDeleted(id=message_id, **message, deleted_at=now), to=_sides(message["conversation_id"]))
        notices_follow_removal(message_id, message["conversation_id"])


def _sides(conversation_id: UUID) -> dict[UUID, UUID]:
    return dict(Participant.objects.filter(conversation_id=conversation_id).values_list("user_id", "other_id"))


def typing_tell(*, conversation_id: UUID, by: UUID, typing: bool) -> None:
    """Tell the other person that `by` is writing, or stopped; not before they are contacts. Raises NotFound.

    Emits chat:typing or chat:typing:stop.
    """
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    event = Typing if typing else TypingStop
    found = list(mine.values_list("other_id", flat=True))
    if not found:
        raise NotFound
    publish(event(conversation_id=conversation_id, user_id=by), to=acquaintances(by, found))
