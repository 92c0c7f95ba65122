"""Reads of conversations, each in a constant number of queries, none of them counted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.selectors import acquaintances
from chat.messages import MESSAGE_COLUMNS, Row
from chat.models import ARRANGED, Conversation, Message, Participant, pair_key
from chat.reach import first_for_all, last_readable, met
from chat.receipts import POSITION, read_positions
from chat.selectors.messages import messages_shown
from chat.selectors.participants import takes_part
from realtime.presence import online_among
from skillswap.errors import NotFound
from skillswap.http.pagination import NumberedPage, Page, keyset_page

NEWEST_FIRST = ("-last_message_at", "-id")


def conversations_of(user_id: UUID, *, cursor: str | None, limit: int, archived: bool = False) -> Page:
    """A page of the member's conversations, newest activity first, the first page with the pinned ones in front.

    Six queries however many there are, and those of `acquaintances`. A page has at least one that is not pinned, so
    with a `limit` below PINNED_MOST the first may be longer.
    """
    mine = _listed(user_id).filter(is_archived=archived)
    pinned = [] if cursor or archived else list(mine.filter(is_pinned=True).order_by(*NEWEST_FIRST))
    page = keyset_page(
        mine.filter(is_pinned=False), order=NEWEST_FIRST, cursor=cursor, limit=max(limit - len(pinned), 1)
    )
    shown = _conversations_out([row["conversation_id"] for row in [*pinned, *page.rows]], user_id)
    return Page(shown, page.next_cursor, limit)


def conversations_by_activity(user_id: UUID, *, limit: int) -> list[dict[str, Any]]:
    """The member's newest conversations of two, for who knows neither pins nor an archive: the queries of a page."""
    rows = _listed(user_id).filter(other_id__isnull=False).order_by(*NEWEST_FIRST)[:limit]
    return _conversations_out([row["conversation_id"] for row in rows], user_id)


def _listed(user_id: UUID) -> QuerySet[Any, Any]:
    mine = Participant.objects.filter(user_id=user_id, last_message_at__isnull=False, is_blocked=False)
    return mine.values("id", "conversation_id", "last_message_at")


def conversations_numbered(user_id: UUID, *, page: int, limit: int) -> NumberedPage:
    """`conversations_by_activity` by the number of the page: one query more, which counts the member's own."""
    mine = _listed(user_id).filter(other_id__isnull=False)
    first = (page - 1) * limit
    ids = [row["conversation_id"] for row in mine.order_by(*NEWEST_FIRST)[first : first + limit]]
    return NumberedPage(_conversations_out(ids, user_id), page, limit, mine.count())


def conversation_with(user_id: UUID, other_id: UUID) -> UUID | None:
    """The id of the member's conversation with somebody; None when there is none, or it is blocked. Two queries."""
    found = Conversation.objects.filter(pair_key=pair_key(user_id, other_id)).values_list("pk", flat=True).first()
    return None if found is None or not takes_part(user_id, found) else found


def conversation_of(user_id: UUID, conversation_id: UUID) -> dict[str, Any]:
    """One conversation as its list shows it. Raises NotFound for somebody who does not take part."""
    if not takes_part(user_id, conversation_id):
        raise NotFound
    (conversation,) = _conversations_out([conversation_id], user_id)
    return conversation


def newest_seq(conversation_id: UUID) -> int:
    """The number of a conversation's newest message, whoever asks: one query. Raises NotFound."""
    seq = Conversation.objects.filter(pk=conversation_id).values_list("last_seq", flat=True).first()
    if seq is None:
        raise NotFound
    return seq


def _conversations_out(ids: Sequence[UUID], user_id: UUID) -> list[dict[str, Any]]:
    if not ids:
        return []
    conversations = {row["id"]: row for row in Conversation.objects.filter(pk__in=ids).values()}
    sides: dict[UUID, list[Row]] = defaultdict(list)
    for side in Participant.objects.filter(conversation_id__in=ids).values(
        "conversation_id", "unread", "is_closed", "last_message_at", *POSITION, *ARRANGED
    ):
        sides[side["conversation_id"]].append(side)
    people = {person.pk: person for person in _people({side["user_id"] for row in sides.values() for side in row})}
    known = _presence_known(user_id, people)
    online = online_among(known & people.keys())
    for pk in people.keys() - known:
        people[pk].last_online_at = None
    newest = _newest_messages(conversations.values(), sides, user_id)
    return [_conversation_out(conversations[pk], sides[pk], people, online, newest.get(pk), user_id) for pk in ids]


def _people(ids: set[UUID]) -> Sequence[User]:
    return list(User.objects.filter(pk__in=ids).only("name", "username", "avatar", "last_online_at", "show_last_seen"))


def _presence_known(user_id: UUID, people: Mapping[UUID, User]) -> set[UUID]:
    """Of whom the member may know when they are online: themselves, and `presence_contacts`.

    Who is hidden from them has no row here. The queries of `acquaintances`.
    """
    others = [pk for pk, person in people.items() if pk != user_id and person.show_last_seen]
    return {user_id, *(acquaintances(user_id, others) if people[user_id].show_last_seen else ())}


def _newest_messages(
    conversations: Any, sides: Mapping[UUID, Sequence[Row]], user_id: UUID
) -> dict[UUID, dict[str, Any]]:
    """The last message of each that the member may read, by its number: one query on the (conversation, seq) index."""
    newest = Q()
    for row in conversations:
        mine = _side_of(user_id, sides[row["id"]])
        if (seq := last_readable(mine, row["last_seq"])) > mine["from_seq"]:
            newest |= Q(conversation_id=row["id"], seq=seq)
    rows = list(Message.objects.filter(newest).values(*MESSAGE_COLUMNS)) if newest else []
    shown = messages_shown(rows, lambda row: sides[row["conversation_id"]], user_id)
    return {row["conversation_id"]: message for row, message in zip(rows, shown, strict=True)}


def _conversation_out(
    row: Row, sides: Sequence[Row], people: Mapping[UUID, User], online: set[UUID], newest: Any, user_id: UUID
) -> dict[str, Any]:
    mine = _side_of(user_id, sides)
    is_ring = row["ring_id"] is not None
    return {
        "id": row["id"],
        "ring_id": row["ring_id"],
        "participants": [
            {
                "id": side["user_id"],
                "name": people[side["user_id"]].name,
                "username": people[side["user_id"]].username,
                "avatar_url": people[side["user_id"]].avatar_url,
                "last_online_at": people[side["user_id"]].last_online_at,
                "is_online": side["user_id"] in online,
                "is_out": side["until_seq"] is not None,
            }
            for side in sides
            if met(side, mine)
        ],
        "read_positions": read_positions(sides, user_id),
        "last_message": newest,
        "last_seq": last_readable(mine, row["last_seq"]),
        "reply_from_seq": first_for_all(sides),
        "unread_count": mine["unread"],
        "is_closed": mine["is_closed"],
        **{name: mine[name] for name in ARRANGED},
        "created_at": row["created_at"],
        "updated_at": mine["last_message_at"] if is_ring else row["last_message_at"],
    }


def _side_of(user_id: UUID, sides: Sequence[Row]) -> Row:
    return next(side for side in sides if side["user_id"] == user_id)
