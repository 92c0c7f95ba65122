"""Reads of messages, each in a constant number of queries."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from chat.attachment_words import files_in_words
from chat.events import MessageEdited, MessageNew
from chat.messages import MESSAGE_COLUMNS, PREVIEW_COLUMNS, Row, message_json
from chat.models import Attachment, Message, Participant
from chat.reach import NO_SEQ, can_read, last_readable
from chat.receipts import POSITION, seen_by
from chat.selectors.participants import reach_in, unhidden
from chat.selectors.places import seq_at
from chat.selectors.reactions import reactions_under
from skillswap.db.prepared import Prepared
from skillswap.errors import NotFound
from skillswap.graphemes import cut
from skillswap.http.json import Ready
from skillswap.http.pagination import Page, cursor_values, page_from

PREVIEW_LENGTH = 140
SEEN_AT_ONCE = 100

_sides_of = Prepared(lambda pk: Participant.objects.filter(conversation_id=pk, is_blocked=False).values_list(*POSITION))


@Prepared
def _messages_before(conversation_id: UUID, seq: int, *, limit: int) -> Any:
    """Newest first."""
    rows = Message.objects.filter(conversation_id=conversation_id, seq__lt=seq).order_by("-seq")
    return rows.values_list(*MESSAGE_COLUMNS)[:limit]


@Prepared
def _messages_after(conversation_id: UUID, seq: int, *, limit: int) -> Any:
    """Oldest first."""
    rows = Message.objects.filter(conversation_id=conversation_id, seq__gt=seq).order_by("seq")
    return rows.values_list(*MESSAGE_COLUMNS)[:limit]


def _in_range(seq: int | None, default: int) -> int:
    return default if seq is None else min(max(seq, 0), NO_SEQ)


def messages_of(
    user_id: UUID,
    conversation_id: UUID,
    *,
    cursor: str | None,
    after_seq: int | None = None,
    before_seq: int | None = None,
    around_seq: int | None = None,
    at: dt.datetime | None = None,
    limit: int,
) -> Page:
    """A page of messages, newest first; with `after_seq` those behind it, oldest first. Raises NotFound.

    `before_seq` those before it; `around_seq` and `at` those around a number or a time: they say where the first page
    begins, the cursor where the others do. Two queries, one more when a message answers another, one when somebody
    reacted, those of `seq_at` for `at`; the millionth page costs what the first does.
    """
    sides = [dict(zip(POSITION, row, strict=True)) for row in _sides_of(conversation_id)]
    mine = next((side for side in sides if side["user_id"] == user_id), None)
    if mine is None:
        raise NotFound
    last_seen = cursor_values(cursor, Message, ["seq"])["seq"] if cursor else None
    if after_seq is None:
        if at is not None and before_seq is None and around_seq is None and last_seen is None:
            around_seq = seq_at(conversation_id, at)
        if before_seq is None and around_seq is not None:
            before_seq = around_seq + limit // 2 + 1
        first = last_seen if last_seen is not None else before_seq
        until = min(_in_range(first, NO_SEQ), last_readable(mine, NO_SEQ) + 1)
        found = _messages_before(conversation_id, until, limit=limit + 1)
    else:
        since = max(_in_range(last_seen, 0), after_seq, mine["from_seq"])
        found = _messages_after(conversation_id, since, limit=limit + 1)
    rows = [dict(zip(MESSAGE_COLUMNS, row, strict=True)) for row in found]
    rows = [row for row in rows if can_read(mine, row["seq"])]  # the ends of what they may read
    page = page_from(rows, columns=["seq"], limit=limit)
    return Page(messages_shown(page.rows, lambda row: sides, user_id), page.next_cursor, page.limit)


def message_of(user_id: UUID, message_id: UUID) -> dict[str, Any]:
    """conversation_id, seq, sender_id, kind and subject_id of a message that the member can read. Raises NotFound.

    Two queries.
    """
    columns = ("conversation_id", "seq", "sender_id", "kind", "subject_id")
    message = Message.objects.filter(pk=message_id).values(*columns).first()
    if message is None or not can_read(reach_in(user_id, message["conversation_id"]), message["seq"]):
        raise NotFound
    return dict(message)


def message_shown(user_id: UUID, message_id: UUID) -> dict[str, Any]:
    """A message that the member can read, as the pages of its conversation show it. Raises NotFound. Five queries."""
    message = message_of(user_id, message_id)
    page = messages_of(user_id, message["conversation_id"], cursor=None, after_seq=message["seq"] - 1, limit=1)
    return dict(page.rows[0])


def message_id_sent_as(sender_id: UUID, client_id: UUID) -> UUID | None:
    """The id of the message that somebody sent with this clientId; a card's is the id of its session. One query."""
    return Message.objects.filter(client_id=client_id, sender_id=sender_id).values_list("pk", flat=True).first()


def message_sent_as(sender_id: UUID, client_id: UUID) -> dict[str, Any] | None:
    """The message, as JSON, that `sender` sent with this clientId, or None. At most four queries."""
    sent = Message.objects.filter(sender_id=sender_id, client_id=client_id)
    return _message_now(sender_id, sent.values_list("pk", flat=True).first())


def message_with_file(sender_id: UUID, attachment_id: UUID) -> dict[str, Any] | None:
    """The message, as JSON, in which `sender` sent this file; None when they have not. At most four queries."""
    sent = Attachment.objects.filter(pk=attachment_id, sender_id=sender_id).exclude(message_id=None)
    return _message_now(sender_id, sent.values_list("message_id", flat=True).first())


def _message_now(user_id: UUID, message_id: UUID | None) -> dict[str, Any] | None:
    if message_id is None:
        return None
    there = messages_now(user_id, [message_id]).get(message_id)
    return None if there is None else there.model_dump(by_alias=True, mode="json")


def messages_seen(conversation_id: UUID, *, by: UUID, up_to: int) -> list[UUID]:
    """The messages of the other, oldest first and at most SEEN_AT_ONCE, that `by` read when they read up to that
    number: those behind their read mark before it. Two queries.
    """
    marks = Participant.objects.filter(conversation_id=conversation_id, user_id=by).values_list("read_marks", flat=True)
    before = max((seq for seq, _ in marks.first() or () if seq < up_to), default=0)
    read = Message.objects.filter(conversation_id=conversation_id, seq__gt=before, seq__lte=up_to).exclude(sender_id=by)
    return list(read.order_by("-seq").values_list("pk", flat=True)[:SEEN_AT_ONCE])[::-1]


def messages_now(user_id: UUID, ids: Collection[UUID]) -> dict[UUID, MessageNew]:
    """The event of each message as it is now; none where a block hides the conversation.

    Entry of `CURRENT`, because the log stores ids only. Four queries.
    """
    rows = unhidden(Message.objects.filter(pk__in=list(ids)).values(*MESSAGE_COLUMNS), user_id)
    shown = messages_shown(rows, lambda row: (), user_id)
    return {row["id"]: MessageNew.model_validate(message) for row, message in zip(rows, shown, strict=True)}


def edits_now(user_id: UUID, ids: Collection[UUID]) -> dict[UUID, MessageEdited]:
    """The event that a message was edited, with its text of now; none of one that is deleted or hidden by a block.

    Entry of `CURRENT`. Two queries.
    """
    edited = Message.objects.filter(pk__in=list(ids), deleted_at=None, edited_at__isnull=False)
    rows = unhidden(edited.values(*MessageEdited.model_fields), user_id)
    return {row["id"]: MessageEdited(**row) for row in rows}


def previews_of(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The beginning of messages, or what files they are; "" of one that is removed. One query.

    Handler of `message_previews`.
    """
    found = Message.objects.filter(pk__in=list(ids)).values_list("pk", "content", "attachments")
    return {pk: cut(content or files_in_words(files), PREVIEW_LENGTH) for pk, content, files in found}


def sessions_answered(message_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The session of each of these messages that is a card of one: one query, none for no ids."""
    if not message_ids:
        return {}
    cards = Message.objects.filter(pk__in=list(message_ids), kind=Message.Kind.SESSION, subject_id__isnull=False)
    return {pk: session_id for pk, session_id in cards.values_list("pk", "subject_id") if session_id}


def messages_shown(rows: Sequence[Row], sides_of: Callable[[Row], Sequence[Row]], viewer_id: UUID) -> list[Ready]:
    """Rows of MESSAGE_COLUMNS as JSON for `viewer_id`; `sides_of` names who takes part in a message's conversation.

    One query when one answers another, one when somebody reacted.
    """
    replied, reactions = replied_by(rows), reactions_under(rows)
    return [
        message_json(
            row,
            seen_by=seen_by(row, sides_of(row), viewer_id),
            replied=replied.get(row["reply_to"]),
            reactions=reactions.get(row["id"], ()),
        )
        for row in rows
    ]


def replied_by(rows: Sequence[Row]) -> dict[UUID | None, Row]:
    """The messages that `rows` answer; no query when none does."""
    ids = {row["reply_to"] for row in rows if row["reply_to"]}
    return {row["id"]: row for row in Message.objects.filter(pk__in=ids).values(*PREVIEW_COLUMNS)} if ids else {}
