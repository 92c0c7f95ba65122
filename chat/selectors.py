"""Reads of conversations and messages, each in a constant number of queries, none of them counted."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from accounts.selectors import acquaintances
from chat.events import MessageNew
from chat.models import Conversation, Message, Participant
from chat.shapes import MESSAGE_COLUMNS, PREVIEW_COLUMNS, Row, message_out, seen_at
from realtime.presence import online_among
from skillswap.errors import NotFound
from skillswap.pagination import Page, cursor_values, keyset_page, page_from
from skillswap.prepared import Prepared

CONTACTS_SHOWN = 500
NO_SEQ = 2**62  # higher than any message's number
SIDE_COLUMNS = ("user_id", "read_seq", "read_marks")


def correspondents(user_id: UUID, among: Collection[UUID] | None) -> list[UUID]:
    """People who wrote to the member and whom the member wrote to, the most recent CONTACTS_SHOWN: one query.

    Handler of `acquainted`.
    """
    mine = Participant.objects.filter(user_id=user_id, both_wrote=True)
    if among is not None:
        mine = mine.filter(other_id__in=list(among))
    return list(mine.order_by("-last_message_at", "-id").values_list("other_id", flat=True)[:CONTACTS_SHOWN])


def has_written_to(viewer_id: UUID, owner_id: UUID) -> bool:
    """True when `owner` wrote to `viewer`: who writes shows who they are. Handler of `may_see_private`. One query."""
    return Participant.objects.filter(user_id=owner_id, other_id=viewer_id, has_written=True).exists()


def conversations_of(user_id: UUID, *, cursor: str | None, limit: int) -> Page:
    """A page of the member's conversations, newest activity first: five queries however many there are, and those of
    `acquaintances`."""
    mine = Participant.objects.filter(user_id=user_id, last_message_at__isnull=False, is_blocked=False).values(
        "id", "conversation_id", "last_message_at"
    )
    page = keyset_page(mine, order=["-last_message_at", "-id"], cursor=cursor, limit=limit)
    shown = _conversations_out([row["conversation_id"] for row in page.rows], user_id)
    return Page(shown, page.next_cursor, page.limit)


def conversation_of(user_id: UUID, conversation_id: UUID) -> dict[str, Any]:
    """One conversation as its list shows it. Raises NotFound for somebody who does not take part."""
    if not Participant.objects.filter(conversation_id=conversation_id, user_id=user_id, is_blocked=False).exists():
        raise NotFound
    (conversation,) = _conversations_out([conversation_id], user_id)
    return conversation


def _conversations_out(ids: Sequence[UUID], user_id: UUID) -> list[dict[str, Any]]:
    if not ids:
        return []
    conversations = {row["id"]: row for row in Conversation.objects.filter(pk__in=ids).values()}
    sides: dict[UUID, list[Row]] = defaultdict(list)
    for side in Participant.objects.filter(conversation_id__in=ids).values(
        "conversation_id", "user_id", "unread", "read_seq", "read_at", "read_marks", "is_closed"
    ):
        sides[side["conversation_id"]].append(side)
    people = {person.pk: person for person in _people({side["user_id"] for row in sides.values() for side in row})}
    known = {user_id, *acquaintances(user_id, [pk for pk in people if pk != user_id])}  # who is hidden has no row here
    online = online_among(known & people.keys())
    for pk in people.keys() - known:
        people[pk].last_online_at = None
    newest = _newest_messages(conversations.values(), sides)
    return [_conversation_out(conversations[pk], sides[pk], people, online, newest.get(pk), user_id) for pk in ids]


def _people(ids: set[UUID]) -> Sequence[User]:
    return list(User.objects.filter(pk__in=ids).only("name", "username", "avatar", "last_online_at", "is_active"))


def _newest_messages(conversations: Any, sides: Mapping[UUID, Sequence[Row]]) -> dict[UUID, dict[str, Any]]:
    """The last message of each conversation, by its number: one query on the (conversation, seq) index."""
    newest = Q()
    for row in conversations:
        if row["last_seq"]:
            newest |= Q(conversation_id=row["id"], seq=row["last_seq"])
    rows = list(Message.objects.filter(newest).values(*MESSAGE_COLUMNS)) if newest else []
    replied = _replied(rows)
    return {
        row["conversation_id"]: message_out(
            row, seen_by=_seen_by(row, sides[row["conversation_id"]]), replied=replied.get(row["reply_to"])
        )
        for row in rows
    }


def _conversation_out(
    row: Row, sides: Sequence[Row], people: Mapping[UUID, User], online: set[UUID], newest: Any, user_id: UUID
) -> dict[str, Any]:
    return {
        "id": row["id"],
        "participants": [
            {
                "id": side["user_id"],
                "name": people[side["user_id"]].name,
                "username": people[side["user_id"]].username,
                "avatar_url": people[side["user_id"]].avatar_url,
                "last_online_at": people[side["user_id"]].last_online_at,
                "is_online": side["user_id"] in online,
            }
            for side in sides
        ],
        "read_positions": [
            {"user_id": side["user_id"], "seq": side["read_seq"], "read_at": side["read_at"]} for side in sides
        ],
        "last_message": newest,
        "last_seq": row["last_seq"],
        "unread_count": next(side["unread"] for side in sides if side["user_id"] == user_id),
        "is_closed": any(side["is_closed"] for side in sides),
        "created_at": row["created_at"],
        "updated_at": row["last_message_at"],
    }


_sides_of = Prepared(
    lambda pk: Participant.objects.filter(conversation_id=pk, is_blocked=False).values_list(*SIDE_COLUMNS)
)


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


def messages_of(user_id: UUID, conversation_id: UUID, *, cursor: str | None, after_seq: int | None, limit: int) -> Page:
    """A page of messages, newest first; with `after_seq` those behind it, oldest first. Raises NotFound.

    Two queries, three when a message answers another; the millionth page costs what the first does.
    """
    sides = [dict(zip(SIDE_COLUMNS, row, strict=True)) for row in _sides_of(conversation_id)]
    if user_id not in (side["user_id"] for side in sides):
        raise NotFound
    last_seen = cursor_values(cursor, Message, ["seq"])["seq"] if cursor else None
    if after_seq is None:
        found = _messages_before(conversation_id, _in_range(last_seen, NO_SEQ), limit=limit + 1)
    else:
        found = _messages_after(conversation_id, max(_in_range(last_seen, 0), after_seq), limit=limit + 1)
    rows = [dict(zip(MESSAGE_COLUMNS, row, strict=True)) for row in found]
    page = page_from(rows, columns=["seq"], limit=limit)
    replied = _replied(page.rows)
    shown = [message_out(row, seen_by=_seen_by(row, sides), replied=replied.get(row["reply_to"])) for row in page.rows]
    return Page(shown, page.next_cursor, page.limit)


def messages_now(user_id: UUID, ids: Collection[UUID]) -> dict[UUID, MessageNew]:
    """What the event of each message tells now. Entry of `CURRENT`: the log keeps ids only. Two queries."""
    rows = list(Message.objects.filter(pk__in=list(ids)).values(*MESSAGE_COLUMNS))
    replied = _replied(rows)
    return {
        row["id"]: MessageNew.model_validate(message_out(row, seen_by=[], replied=replied.get(row["reply_to"])))
        for row in rows
    }


def _replied(rows: Sequence[Row]) -> dict[UUID | None, Row]:
    """The messages that `rows` answer; no query when none does."""
    ids = {row["reply_to"] for row in rows if row["reply_to"]}
    return {row["id"]: row for row in Message.objects.filter(pk__in=ids).values(*PREVIEW_COLUMNS)} if ids else {}


def _seen_by(message: Row, sides: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {"userId": str(side["user_id"]), "readAt": seen_at(message["seq"], side["read_marks"])}
        for side in sides
        if side["user_id"] != message["sender_id"] and side["read_seq"] >= message["seq"]
    ]
