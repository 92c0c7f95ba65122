"""Searching in one's own messages."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.selectors import cards_of
from chat.messages import Row
from chat.models import Message, MessageWord, Participant
from chat.reach import REACH, can_read
from chat.search_text import is_found, key_for, snippet, tokens_of
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.pagination import Page, cursor_values, page_from

SEARCHED = 1000  # of the member's conversations, the newest
SCANNED = 300  # messages that one page looks at
COLUMNS = ("id", "conversation_id", "seq", "sender_id", "content", "created_at")


def conversations_searched(user_id: UUID, conversation_id: UUID | None) -> dict[UUID, Row]:
    """The member's sides, by their conversations, of what they may search: all that they may read, or that one.

    Raises NotFound. One query.
    """
    mine = Participant.objects.filter(user_id=user_id, is_blocked=False).values("conversation_id", "other_id", *REACH)
    if conversation_id is None:
        written = mine.filter(last_message_at__isnull=False)  # PostgreSQL puts those without a message first
        return _by_conversation(written.order_by("-last_message_at", "-id")[:SEARCHED])
    found = _by_conversation(mine.filter(conversation_id=conversation_id))
    if not found:
        raise NotFound
    return found


def _by_conversation(sides: Iterable[Row]) -> dict[UUID, Row]:
    return {side["conversation_id"]: side for side in sides}


def messages_found(conversations: Mapping[UUID, Row], *, q: str, cursor: str | None, limit: int) -> Page:
    """A page of messages with all words of `q`, newest first. Raises InvalidInput. Three queries.

    It looks at SCANNED messages at most, so a page may be short, even empty, and have a next one.
    """
    tokens = tokens_of(q)
    if not tokens:
        raise InvalidInput("q", _("Write a word to look for."))
    rows = MessageWord.objects.filter(conversation_id__in=list(conversations), key=key_for(tokens))
    if cursor:
        rows = rows.filter(message_id__lt=cursor_values(cursor, Message, ["id"])["id"])
    candidates = list(rows.order_by("-message_id").values_list("message_id", flat=True)[: SCANNED + 1])
    texts = Message.objects.filter(pk__in=candidates[:SCANNED], deleted_at=None).order_by("-id").values(*COLUMNS)
    readable = (row for row in texts if can_read(conversations[row["conversation_id"]], row["seq"]))
    found = [row for row in readable if is_found(row["content"], tokens)]
    page = page_from(found, columns=["id"], limit=limit)
    if page.next_cursor is None and len(candidates) > SCANNED:
        looked_at = page_from([{"id": pk} for pk in candidates[-2:]], columns=["id"], limit=1)
        page = Page(page.rows, looked_at.next_cursor, limit)
    partners = [conversations[row["conversation_id"]]["other_id"] or row["sender_id"] for row in page.rows]
    people = cards_of(partners)
    shown = [
        _found_out(row, people[partner], conversations[row["conversation_id"]], tokens)
        for row, partner in zip(page.rows, partners, strict=True)
    ]
    return Page(shown, page.next_cursor, limit)


def _found_out(row: dict[str, Any], partner: dict[str, Any], mine: Row, tokens: list[str]) -> dict[str, Any]:
    shown = {name: row[name] for name in COLUMNS if name != "content"}
    is_ring = mine["other_id"] is None
    return shown | {"partner": partner, "is_ring": is_ring, "snippet": snippet(row["content"], tokens)}
