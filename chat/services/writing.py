"""Writing messages that passed their checks, with everything that follows from them."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F

from chat.events import MessageNew
from chat.messages import attachment_copy, message_json
from chat.models import Attachment, Conversation, Message, Participant
from chat.services.arranging import archived_return, is_muted
from chat.services.changeable import to_ring
from chat.services.corrections import correction_subject, corrections_note
from chat.services.drafts import Draft, SendingContext, rings_read_again
from chat.services.notifications import message_notice
from notifications.services import notify_many
from realtime.services import presence_introduce, publish_many
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound
from skillswap.http.json import Ready


def messages_write(drafts: Sequence[Draft], context: SendingContext) -> list[Ready]:
    """Write messages that passed their checks, and everything that follows from them."""
    corrections_note(drafts)  # a message's row before its conversation's, as edits and deletions do
    now = now_ms()
    seqs = _take_seqs(drafts, now)
    context = rings_read_again(drafts, context)
    rows = [
        Message(
            conversation_id=draft.conversation_id,
            seq=next(seqs[draft.conversation_id]),
            sender_id=draft.sender_id,
            client_id=draft.client_id,
            kind=draft.kind,
            content=draft.content,
            reply_to=draft.reply_to,
            subject_id=draft.subject_id,
            subject=correction_subject(draft, context.replied),
            attachments=[attachment_copy(context.uploads[pk]) for pk in draft.attachments],
            created_at=now,
        )
        for draft in drafts
    ]
    Message.objects.bulk_create(rows)
    _take_uploads(drafts, rows)
    _update_sides(drafts, context, now)
    archived_return(drafts, context, now)
    messages = [
        message_json(row.__dict__, seen_by=[], replied=context.replied.get(row.reply_to) if row.reply_to else None)
        for row in rows
    ]
    publish_many(
        [
            (MessageNew.model_validate(message), _recipients(draft, context))
            for draft, message in zip(drafts, messages, strict=True)
        ]
    )
    _notify(drafts, rows, context)
    return messages


def _take_uploads(drafts: Sequence[Draft], messages: Sequence[Message]) -> None:
    """Each file belongs to its message from now on. Raises NotFound when another message has one, or it was removed."""
    for draft, message in zip(drafts, messages, strict=True):
        if not draft.attachments:
            continue
        waiting = Attachment.objects.filter(pk__in=draft.attachments, message_id=None)
        if waiting.update(message_id=message.pk) < len(draft.attachments):
            raise NotFound


def _recipients(draft: Draft, context: SendingContext) -> dict[UUID, UUID | None]:
    people = context.people_of(draft)
    if people[0]["other_id"] is None:
        return to_ring((side["user_id"] for side in people), by=draft.sender_id)
    return {side["user_id"]: side["other_id"] for side in people}


def _take_seqs(drafts: Sequence[Draft], now: dt.datetime) -> dict[UUID, Iterator[int]]:
    """Count the conversations up; returns the new numbers of each. The rows stay locked until commit."""
    counts = Counter(draft.conversation_id for draft in drafts)
    for count, ids in _grouped(counts).items():
        Conversation.objects.filter(pk__in=ids).update(last_seq=F("last_seq") + count, last_message_at=now)
    heads = Conversation.objects.filter(pk__in=list(counts)).values_list("pk", "last_seq")
    return {pk: iter(range(head - counts[pk] + 1, head + 1)) for pk, head in heads}


def _update_sides(drafts: Sequence[Draft], context: SendingContext, now: dt.datetime) -> None:
    """Unread counts, the order of the lists, and who has written. Raises NotFound when it ended meanwhile.

    A block or a deleted account changes the same rows, so either it comes after the message, or the message sees it
    here.
    """
    unread: Counter[UUID] = Counter()
    first_messages: set[UUID] = set()
    of_two: set[UUID] = set()
    for draft in drafts:
        mine, others = context.sides_of(draft)
        unread[mine["id"]] += 0
        unread.update(other["id"] for other in others)
        if not mine["has_written"]:
            first_messages.add(mine["id"])
            if mine["other_id"] is not None:
                of_two.add(draft.conversation_id)
    for count, ids in _grouped(unread).items():
        changes: dict[str, Any] = {"unread": F("unread") + count} if count else {}
        there = Participant.objects.filter(pk__in=ids, is_blocked=False, is_closed=False)
        if there.update(last_message_at=now, **changes) < len(ids):
            raise NotFound
    if first_messages:
        Participant.objects.filter(pk__in=list(first_messages)).update(has_written=True)
    if of_two:
        _make_contacts(list(of_two))


def _make_contacts(conversation_ids: Sequence[UUID]) -> None:
    """Where both of two have written by now they are contacts. Emits user:online to each of the other.

    The sides are locked by this transaction, so of two first messages at once the second sees the first.
    """
    wrote = Participant.objects.filter(conversation_id__in=conversation_ids, has_written=True)
    pairs: dict[UUID, list[UUID]] = defaultdict(list)
    for conversation_id, user_id in wrote.values_list("conversation_id", "user_id"):
        pairs[conversation_id].append(user_id)
    both = [pk for pk, people in pairs.items() if len(people) == 2]
    if Participant.objects.filter(conversation_id__in=both, both_wrote=False).update(both_wrote=True):
        for pk in both:
            presence_introduce(*pairs[pk])


def _notify(drafts: Sequence[Draft], messages: Sequence[Message], context: SendingContext) -> None:
    """One unread notification per conversation; none for whoever has muted it.

    Not judged by the counts that were read before: everything may have been read since.
    """
    pairs = zip(drafts, messages, strict=True)
    written = [pair for pair in pairs if pair[0].kind in Message.WRITTEN]  # cards have a notification of their own
    concerned = [(message, other) for draft, message in written for other in context.sides_of(draft)[1]]
    notify_many(
        [
            message_notice(message, to=other["user_id"])
            for message, other in concerned
            if not is_muted(other["muted_until"], message.created_at)
        ]
    )


def _grouped(counts: Mapping[UUID, int]) -> dict[int, list[UUID]]:
    """Ids by their count, so that equal changes are one statement."""
    groups: dict[int, list[UUID]] = defaultdict(list)
    for pk, count in counts.items():
        groups[count].append(pk)
    return groups
