"""Sending messages: one transaction for all that wait, so that sixty cost the queries of one."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.db.models import F

from chat.errors import BadContent, ClientIdTaken, ConversationClosed
from chat.events import MessageNew
from chat.models import Conversation, Message, Participant
from chat.notices import message_notice
from chat.shapes import MESSAGE_COLUMNS, PREVIEW_COLUMNS, Row, message_out
from notifications.services import notify_many
from realtime.services import presence_introduce, publish_many
from skillswap.api import Ready
from skillswap.db import run
from skillswap.errors import DomainError, InvalidInput, NotFound
from skillswap.fields import now_ms
from skillswap.text import is_readable
from skillswap.throttling import give_back, hit


@dataclass(frozen=True)
class Draft:
    """A message that somebody wants to send."""

    conversation_id: UUID
    sender_id: UUID
    client_id: UUID
    content: str
    reply_to: UUID | None = None
    kind: str = Message.Kind.TEXT
    subject_id: UUID | None = None
    subject: dict[str, Any] | None = None  # camelCase JSON

    @property
    def key(self) -> tuple[UUID, UUID]:
        return self.sender_id, self.client_id


@dataclass(frozen=True)
class Sent:
    """The message as JSON; `created` is False when this clientId was sent before."""

    message: dict[str, Any]
    created: bool


@dataclass(frozen=True)
class _Context:
    """What the drafts need to know, read once for all of them."""

    sides: Mapping[UUID, Mapping[UUID, Row]]  # conversation → user → participant
    known: Mapping[tuple[UUID, UUID], Row]  # (sender, clientId) → message sent before
    replied: Mapping[UUID, Row]  # messages that drafts answer

    def sides_of(self, draft: Draft) -> tuple[Row, Row]:
        """The sender's side and the other's. Raises NotFound for somebody who does not take part, or is blocked."""
        sides = self.sides.get(draft.conversation_id, {})
        if draft.sender_id not in sides or sides[draft.sender_id]["is_blocked"]:
            raise NotFound
        mine = sides[draft.sender_id]
        return mine, sides.get(mine["other_id"], {})


def message_send(draft: Draft) -> Sent:
    """Send one message. Raises NotFound, InvalidInput, ClientIdTaken, ConversationClosed, TooFast.

    Emits chat:message:new to both people and notification:new to the other.
    """
    (outcome,) = messages_send([draft])
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def card_send(draft: Draft) -> None:
    """Put a card into a conversation, once: its `client_id` is what it is about. Raises NotFound.

    Call it in the transaction of what the card is about: both are written or none is. Emits as `message_send`.
    """
    context = _read([draft])
    if _sent_before(draft, context) is None:
        _write([draft], context)


def messages_send(drafts: Sequence[Draft]) -> list[Sent | Exception]:
    """Send messages of many people in one transaction, in order; each has its own outcome.

    Sending a clientId again gives the message that is there and makes nothing.
    """
    context = _read(drafts)
    outcomes: dict[int, Sent | Exception] = {}
    fresh: dict[tuple[UUID, UUID], int] = {}
    for index, draft in enumerate(drafts):
        if draft.key in fresh:
            continue
        try:
            before = _sent_before(draft, context)
            if before is None:
                _check(draft, context)
                fresh[draft.key] = index
            else:
                outcomes[index] = before
        except DomainError as error:
            outcomes[index] = error
    outcomes |= _write_fresh({index: drafts[index] for index in fresh.values()}, context)
    return [outcomes[index] if index in outcomes else _send_alone(draft) for index, draft in enumerate(drafts)]


def _write_fresh(drafts: Mapping[int, Draft], context: _Context) -> dict[int, Sent | Exception]:
    if not drafts:
        return {}
    outcomes: dict[int, Sent | Exception] = {}
    try:
        outcomes = _outcomes(drafts, context)
    finally:  # what became no new message costs nothing
        for index, draft in drafts.items():
            if not (isinstance(sent := outcomes.get(index), Sent) and sent.created):
                give_back(*_limit_of(draft, context.sides_of(draft)[1]))
    return outcomes


def _outcomes(drafts: Mapping[int, Draft], context: _Context) -> dict[int, Sent | Exception]:
    try:
        messages = run(_write, list(drafts.values()), context)
    except (IntegrityError, NotFound):  # another process sent one of these clientIds just now, or somebody was blocked
        return {index: _send_alone(draft) for index, draft in drafts.items()}
    return {index: Sent(message, created=True) for index, message in zip(drafts, messages, strict=True)}


def _send_alone(draft: Draft) -> Sent | Exception:
    """Send a draft that another may have sent a moment ago; it passed its checks then."""
    context = _read([draft])
    try:
        return _sent_before(draft, context) or Sent(run(_write, [draft], context)[0], created=True)
    except DomainError as error:
        return error


def _read(drafts: Sequence[Draft]) -> _Context:
    """Who takes part, which drafts were sent before, which messages are answered: at most three queries."""
    sides: dict[UUID, dict[UUID, Row]] = defaultdict(dict)
    conversations = {draft.conversation_id for draft in drafts}
    for row in Participant.objects.filter(conversation_id__in=conversations).values(
        "id", "conversation_id", "user_id", "other_id", "unread", "has_written", "is_blocked", "is_closed"
    ):
        sides[row["conversation_id"]][row["user_id"]] = row
    sent = Message.objects.filter(client_id__in=[draft.client_id for draft in drafts]).values(*MESSAGE_COLUMNS)
    known = {(row["sender_id"], row["client_id"]): row for row in sent}
    answered = {draft.reply_to for draft in drafts if draft.reply_to}
    replied = Message.objects.filter(pk__in=answered).values("conversation_id", *PREVIEW_COLUMNS) if answered else ()
    return _Context(sides, known, {row["id"]: row for row in replied})


def _sent_before(draft: Draft, context: _Context) -> Sent | None:
    """The message that this clientId made earlier. Raises NotFound, ClientIdTaken when it was another one."""
    context.sides_of(draft)
    row = context.known.get(draft.key)
    if row is None:
        return None
    same = (row["conversation_id"], row["reply_to"]) == (draft.conversation_id, draft.reply_to)
    if not same or (row["deleted_at"] is None and row["content"] != draft.content):
        raise ClientIdTaken
    return Sent(
        message_out(row, seen_by=[], replied=context.replied.get(draft.reply_to or draft.client_id)), created=False
    )


def _check(draft: Draft, context: _Context) -> None:
    """May this be sent? Raises InvalidInput, ConversationClosed, TooFast."""
    mine, other = context.sides_of(draft)
    if mine["is_closed"]:
        raise ConversationClosed
    if not is_readable(draft.content):
        raise BadContent("Write something first.")
    if len(draft.content) > settings.MESSAGE_LENGTH:
        raise BadContent(f"A message has at most {settings.MESSAGE_LENGTH} characters.")
    if draft.reply_to:
        replied = context.replied.get(draft.reply_to)
        if replied is None or replied["conversation_id"] != draft.conversation_id:
            raise InvalidInput("reply_to", "The message you answer is not in this conversation.")
    hit(*_limit_of(draft, other))


def _limit_of(draft: Draft, other: Row) -> tuple[str, *tuple[UUID, ...]]:
    """The limit that a draft counts for, and who: people who have not answered yet get fewer messages."""
    if other.get("has_written"):
        return "message", draft.sender_id
    return "message_unanswered", draft.sender_id, draft.conversation_id


def _write(drafts: Sequence[Draft], context: _Context) -> list[Ready]:
    """Write messages that passed their checks, and everything that follows from them."""
    now = now_ms()
    seqs = _take_seqs(drafts, now)
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
            subject=draft.subject,
            created_at=now,
        )
        for draft in drafts
    ]
    Message.objects.bulk_create(rows)
    _update_sides(drafts, context, now)
    messages = [
        message_out(row.__dict__, seen_by=[], replied=context.replied.get(row.reply_to) if row.reply_to else None)
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


def _recipients(draft: Draft, context: _Context) -> dict[UUID, UUID]:
    return {side["user_id"]: side["other_id"] for side in context.sides_of(draft) if side}


def _take_seqs(drafts: Sequence[Draft], now: dt.datetime) -> dict[UUID, Iterator[int]]:
    """Count the conversations up; returns the new numbers of each. The rows stay locked until commit."""
    counts = Counter(draft.conversation_id for draft in drafts)
    for count, ids in _grouped(counts).items():
        Conversation.objects.filter(pk__in=ids).update(last_seq=F("last_seq") + count, last_message_at=now)
    heads = Conversation.objects.filter(pk__in=list(counts)).values_list("pk", "last_seq")
    return {pk: iter(range(head - counts[pk] + 1, head + 1)) for pk, head in heads}


def _update_sides(drafts: Sequence[Draft], context: _Context, now: dt.datetime) -> None:
    """Unread counts, the order of the lists, and who has written. Raises NotFound when it ended meanwhile.

    A block or a deleted account changes the same rows, so either it comes after the message, or the message sees it
    here.
    """
    unread: Counter[UUID] = Counter()
    first_words: dict[UUID, UUID] = {}
    for draft in drafts:
        mine, other = context.sides_of(draft)
        unread[mine["id"]] += 0
        if other:
            unread[other["id"]] += 1
        if not mine["has_written"]:
            first_words[draft.conversation_id] = mine["id"]
    for count, ids in _grouped(unread).items():
        changes: dict[str, Any] = {"unread": F("unread") + count} if count else {}
        there = Participant.objects.filter(pk__in=ids, is_blocked=False, is_closed=False)
        if there.update(last_message_at=now, **changes) < len(ids):
            raise NotFound
    if first_words:
        Participant.objects.filter(pk__in=first_words.values()).update(has_written=True)
        _make_contacts(list(first_words))


def _make_contacts(conversation_ids: Sequence[UUID]) -> None:
    """Where both have written by now they are contacts. Emits user:online to each of the other.

    The sides are locked by this transaction, so of two first words at once the second sees the first.
    """
    wrote = Participant.objects.filter(conversation_id__in=conversation_ids, has_written=True)
    pairs: dict[UUID, list[UUID]] = defaultdict(list)
    for conversation_id, user_id in wrote.values_list("conversation_id", "user_id"):
        pairs[conversation_id].append(user_id)
    both = [pk for pk, people in pairs.items() if len(people) == 2]
    if Participant.objects.filter(conversation_id__in=both, both_wrote=False).update(both_wrote=True):
        for pk in both:
            presence_introduce(*pairs[pk])


def _notify(drafts: Sequence[Draft], messages: Sequence[Message], context: _Context) -> None:
    """One unread notification per conversation.

    Not judged by the counts that were read before: the other may have read everything since.
    """
    pairs = zip(drafts, messages, strict=True)
    written = [pair for pair in pairs if pair[0].kind == Message.Kind.TEXT]  # cards have a notification of their own
    concerned = [(message, other) for draft, message in written if (other := context.sides_of(draft)[1])]
    notify_many([message_notice(message, to=other["user_id"]) for message, other in concerned])


def _grouped(counts: Mapping[UUID, int]) -> dict[int, list[UUID]]:
    """Ids by their count, so that equal changes are one statement."""
    groups: dict[int, list[UUID]] = defaultdict(list)
    for pk, count in counts.items():
        groups[count].append(pk)
    return groups
